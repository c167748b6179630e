/**
 * Edits a text by insertions only, and writes the source map of the result. Nothing of the original is removed or moved,
 * and a newline is only added at the very end, so that lines stay what they were, unless an insertion holds code that has several.
 *
 * Of several insertions at one place, those that close something come before those that open something; an insertion
 * that is asked for later lies outside of the earlier ones. So callers go innermost first.
 */
import { encodeMappings, type Segment } from './mappings.js';

export interface SourceMap {
  readonly version: 3;
  readonly file?: string;
  readonly sources: string[];
  readonly sourcesContent: string[];
  readonly names: string[];
  readonly mappings: string;
}

/** The edited text and its map. */
export interface TransformResult {
  readonly code: string;
  readonly map: SourceMap;
}

interface Place {
  /** What ends here, innermost first. */
  closing: Piece[];
  /** What begins here, innermost last. */
  opening: Piece[];
}

interface Piece {
  readonly text: string;
  /** Whether stack traces and coverage may attribute the text to the place where it stands. */
  readonly mapped: boolean;
}

// A token as far as positions matter: a word, a newline, other white space, or a single sign.
const token = /[\p{ID_Continue}$]+|\n|[^\S\n]+|[^]/gu;
const blank = /^\s/;

export class Editor {
  private readonly places = new Map<number, Place>();
  private end = '';

  constructor(readonly original: string) {}

  get changed(): boolean {
    return this.places.size > 0 || this.end !== '';
  }

  /** Inserts text that encloses what comes after `offset`, or stands by itself before it. */
  open(offset: number, text: string, mapped = false): void {
    this.place(offset).opening.unshift({ text, mapped });
  }

  /** Inserts text that ends what comes before `offset`. */
  close(offset: number, text: string, mapped = false): void {
    this.place(offset).closing.push({ text, mapped });
  }

  /** Adds text at the end, on lines of its own. */
  append(text: string): void {
    this.end += `\n${text}`;
  }

  private place(offset: number): Place {
    let place = this.places.get(offset);
    if (place === undefined) this.places.set(offset, (place = { closing: [], opening: [] }));
    return place;
  }

  /** The edited text. */
  toString(): string {
    let text = '';
    let from = 0;
    for (const [offset, { closing, opening }] of this.sorted()) {
      text += this.original.slice(from, offset);
      for (const piece of closing) text += piece.text;
      for (const piece of opening) text += piece.text;
      from = offset;
    }
    return text + this.original.slice(from) + this.end;
  }

  /** The map from the edited text to the original, exact for every token. */
  map(source: string): SourceMap {
    const lines: Segment[][] = [[]];
    let column = 0;
    let sourceLine = 0;
    let sourceColumn = 0;

    const copy = (text: string): void => {
      for (const [word] of text.matchAll(token)) {
        if (word === '\n') {
          lines.push([]);
          sourceLine++;
          column = sourceColumn = 0;
          continue;
        }
        if (!blank.test(word)) lines[lines.length - 1].push([column, sourceLine, sourceColumn]);
        column += word.length;
        sourceColumn += word.length;
      }
    };
    const insert = ({ text, mapped }: Piece): void => {
      lines[lines.length - 1].push(mapped ? [column, sourceLine, sourceColumn] : [column]);
      const [first, ...more] = text.split('\n');
      column += first.length;
      for (const line of more) {
        lines.push([[0]]);
        column = line.length;
      }
    };

    let from = 0;
    for (const [offset, { closing, opening }] of this.sorted()) {
      copy(this.original.slice(from, offset));
      closing.forEach(insert);
      opening.forEach(insert);
      from = offset;
    }
    copy(this.original.slice(from));
    // Lines without segments map nowhere; one at their start says so to tools that would carry the last segment on.
    for (let k = 1; k < this.end.split('\n').length; k++) lines.push([[0]]);
    return {
      version: 3,
      sources: [source],
      sourcesContent: [this.original],
      names: [],
      mappings: encodeMappings(lines),
    };
  }

  private sorted(): [number, Place][] {
    return [...this.places].sort(([a], [b]) => a - b);
  }
}
