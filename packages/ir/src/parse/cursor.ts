/** A place in the tokens of a text, and the few ways to read on from it. */
import type { ConstantValue } from '../model.js';
import { tokens, unexpected, type Token } from './tokens.js';

type TokenOf<K extends Token['kind']> = Extract<Token, { kind: K }>;
type Sign = TokenOf<'id'>['sign'];

const constants: ReadonlyMap<string, ConstantValue> = new Map<string, ConstantValue>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

export class Cursor {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(private readonly text: string) {
    this.tokens = tokens(text);
  }

  get token(): Token {
    return this.tokens[this.next];
  }

  unexpected(problem: string, at = this.token.at): Error {
    return unexpected(this.text, at, problem);
  }

  atMark(text: string): boolean {
    return this.token.kind === 'mark' && this.token.text === text;
  }

  atWord(text: string): boolean {
    return this.token.kind === 'word' && this.token.text === text;
  }

  atId(sign: Sign): boolean {
    return this.token.kind === 'id' && this.token.sign === sign;
  }

  atString(): boolean {
    return this.token.kind === 'string';
  }

  atEnd(): boolean {
    return this.token.kind === 'end';
  }

  /** True if the next token is the first of its line, as each operation is. */
  atLineStart(): boolean {
    return this.token.first;
  }

  private take<K extends Token['kind']>(kind: K): TokenOf<K> {
    const { token } = this;
    if (token.kind !== kind) throw this.unexpected(`no ${kind}`);
    this.next++;
    return token as TokenOf<K>;
  }

  mark(text: string): void {
    if (!this.optionalMark(text)) throw this.unexpected(`no ${text}`);
  }

  optionalMark(text: string): boolean {
    if (!this.atMark(text)) return false;
    this.next++;
    return true;
  }

  word(): string {
    return this.take('word').text;
  }

  optionalWord(text: string): boolean {
    if (!this.atWord(text)) return false;
    this.next++;
    return true;
  }

  wordOf<W extends string>(allowed: ReadonlySet<W>): W {
    const { at } = this.token;
    const word = this.word();
    if (!allowed.has(word as W)) throw this.unexpected(`${word} instead of one of ${[...allowed].join(', ')}`, at);
    return word as W;
  }

  string(): string {
    return this.take('string').text;
  }

  /** A name, quoted or not. */
  name(): string {
    return this.atString() ? this.string() : this.word();
  }

  number(): number {
    const { value } = this.take('number');
    if (typeof value === 'bigint') throw this.unexpected('a bigint instead of a number');
    return value;
  }

  constant(): ConstantValue {
    const { token } = this;
    if (token.kind === 'string') return this.string();
    if (token.kind === 'number') return this.take('number').value;
    const at = token.at;
    const word = this.word();
    if (!constants.has(word)) throw this.unexpected('no constant', at);
    return constants.get(word);
  }

  /** A reference such as `x%3`, with the name before the sign. */
  named(sign: Sign): { id: number; name?: string } {
    if (!this.atId(sign)) throw this.unexpected(`no ${sign}id`);
    const { id, name } = this.take('id');
    return name === undefined ? { id } : { id, name };
  }

  id(sign: Sign): number {
    return this.named(sign).id;
  }

  optionalId(sign: Sign): number | undefined {
    return this.atId(sign) ? this.id(sign) : undefined;
  }

  /** What `read` reads, separated by commas, up to the closing mark. */
  list<T>(close: string, read: () => T): T[] {
    const items: T[] = [];
    while (!this.optionalMark(close)) {
      if (items.length > 0) this.mark(',');
      items.push(read());
    }
    return items;
  }

  /** What `read` reads, separated by commas, for at least one item. */
  sequence<T>(read: () => T): T[] {
    const items = [read()];
    while (this.optionalMark(',')) items.push(read());
    return items;
  }
}
