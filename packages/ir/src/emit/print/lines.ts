/**
 * The lines of one function, each with its depth. Lines that must come before the statement that is being written are
 * kept until it is.
 */
export interface Line {
  readonly depth: number;
  readonly text: string;
}

export class Lines {
  /** How deep the next line stands; the body of a function begins at 1. */
  depth = 1;
  private lines: Line[] = [];
  private prelude: string[] = [];

  /** Appends a line at the depth at hand. */
  add(text: string): void {
    for (const before of this.prelude) this.lines.push({ depth: this.depth, text: before });
    this.prelude = [];
    this.lines.push({ depth: this.depth, text });
  }

  /** Keeps a line that must come before the next one. */
  before(text: string): void {
    this.prelude.push(text);
  }

  /** Appends finished lines, moved out by some levels. */
  append(lines: readonly Line[], outward = 0): void {
    for (const { depth, text } of lines) this.lines.push({ depth: depth - outward, text });
  }

  /** The lines that `write` writes, one level deeper; they are not appended. */
  apart(write: () => void): readonly Line[] {
    const saved = this.lines;
    this.lines = [];
    this.depth++;
    write();
    this.depth--;
    const written = this.lines;
    this.lines = saved;
    return written;
  }

  /** All lines with their indentation. */
  texts(): readonly string[] {
    return this.lines.map((l) => indent(l.depth) + l.text);
  }
}

export function indent(depth: number): string {
  return '  '.repeat(depth);
}
