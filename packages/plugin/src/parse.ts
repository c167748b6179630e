/** Reads a file: its syntax tree with TypeScript's nodes, its comments, and whether it asks for being transformed. */
import { parseSync, type Comment, type EcmaScriptModule, type Program } from 'oxc-parser';

export interface ParsedFile {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly asksForTransform: boolean;
}

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

const languages: Readonly<Record<string, 'jsx' | 'ts' | 'tsx'>> = { ts: 'ts', mts: 'ts', cts: 'ts', tsx: 'tsx' };

/** The language of a path by its extension; plain JavaScript may contain JSX. */
export function languageOf(path: string): 'jsx' | 'ts' | 'tsx' {
  return languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'jsx';
}

/**
 * Parses a file.
 * @param file how errors name it
 * @throws SourceSyntaxError
 */
export function parseFile(code: string, path: string, file: string): ParsedFile {
  const result = parseSync(path, code, {
    lang: languageOf(path),
    sourceType: path.endsWith('.cts') || path.endsWith('.cjs') ? 'commonjs' : 'unambiguous',
    astType: 'ts',
    preserveParens: false,
  });
  const error = result.errors.find((e) => (e.severity as string) === 'Error');
  if (error !== undefined) throw new SourceSyntaxError(error.message, code, file, error.labels[0]?.start ?? 0);
  const { program, comments } = result;
  return { program, comments, asksForTransform: hasDirective(program) || importsUs(result.module, code) };
}

function hasDirective(program: Program): boolean {
  return program.body.some((s) => s.type === 'ExpressionStatement' && s.directive === 'use wengert');
}

const ours = /^(?:wengert|@wengert\/[^/]+)(?:\/|$)/;

function importsUs({ staticImports, staticExports, dynamicImports }: EcmaScriptModule, code: string): boolean {
  return (
    staticImports.some((i) => ours.test(i.moduleRequest.value)) ||
    staticExports.some((e) => e.entries.some((x) => x.moduleRequest !== null && ours.test(x.moduleRequest.value))) ||
    dynamicImports.some(({ moduleRequest: { start, end } }) => ours.test(code.slice(start + 1, end - 1)))
  );
}
