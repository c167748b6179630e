/**
 * Cuts the text form of a function into tokens. Values, labels, variables and functions are one token each: `%3`,
 * `#7`, `~2`, `&1`, with the name in front of values and variables (`x%3`, `"odd name"~2`) as a part of it.
 */
import { refusal } from '../refusal.js';

export type Token = {
  /** Offset in the text. */
  readonly at: number;
  /** True if it is the first of its line. */
  readonly first: boolean;
} & (
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number | bigint }
  | { readonly kind: 'id'; readonly sign: '%' | '~' | '#' | '&'; readonly id: number; readonly name?: string }
  | { readonly kind: 'end' }
);

const token = new RegExp(
  [
    String.raw`\s+`,
    String.raw`(?<name>[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*(?=[%~]\d)|"(?:[^"\\]|\\.)*"(?=[%~]\d))?(?<sign>[%~#&])(?<id>\d+)(?![\p{ID_Continue}$])`,
    String.raw`(?<word>-?Infinity|[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*)`,
    String.raw`(?<string>"(?:[^"\\]|\\.)*")`,
    String.raw`(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?n?)`,
    String.raw`(?<mark>[(){}<>[\],:=@])`,
  ].join('|'),
  'uy',
);

function unquote(name: string): string {
  return name.startsWith('"') ? (JSON.parse(name) as string) : name;
}

/** All tokens of a text, ended by one of kind `end`. */
export function tokens(text: string): Token[] {
  const list: Token[] = [];
  let first = true;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (match === null) throw unexpected(text, at, 'something that is no token');
    const { name, sign, id, word, string, number, mark } = match.groups!;
    if (sign !== undefined) {
      const named = name === undefined ? {} : { name: unquote(name) };
      list.push({ kind: 'id', sign: sign as '%', id: Number(id), ...named, at, first });
    } else if (word !== undefined) list.push({ kind: 'word', text: word, at, first });
    else if (string !== undefined) list.push({ kind: 'string', text: unquote(string), at, first });
    else if (number !== undefined) list.push({ kind: 'number', value: numberOf(number), at, first });
    else if (mark !== undefined) list.push({ kind: 'mark', text: mark, at, first });
    else first ||= match[0].includes('\n');
    if (match[0].trim() !== '') first = false;
  }
  list.push({ kind: 'end', at: text.length, first });
  return list;
}

function numberOf(text: string): number | bigint {
  return text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text);
}

/** The error of a text that does not parse. */
export function unexpected(text: string, at: number, problem: string): Error {
  const source = { file: 'ir', text };
  return refusal('bug', { problem: `the text of a function has ${problem} here` }, { source, start: at, end: at + 1 });
}
