/** The error for files that cannot be parsed, by whichever of our tools reads them. */

/** The file cannot be parsed. The message is one line: `file:line:column: what is wrong`. */
export class SourceSyntaxError extends SyntaxError {
  /** Where bundlers look for the place: line from 1, column from 0. */
  readonly loc: { readonly file: string; readonly line: number; readonly column: number };

  constructor(problem: string, code: string, file: string, offset: number) {
    const before = code.slice(0, offset).split('\n');
    const column = before[before.length - 1].length;
    super(`${file}:${before.length}:${column + 1}: ${problem}`);
    this.loc = { file, line: before.length, column };
    // a stack would show our own files and nothing of the user's
    this.stack = `SyntaxError: ${this.message}`;
  }
}
