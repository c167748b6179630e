/**
 * Writes one function of a list of choices. Statements and expressions are functions of the writer and the scope; the files under
 * `statements/` hold families of them.
 */
import { expression } from './expressions.js';
import type { SourceOptions } from './options.js';
import { emptyScope, innerScope, type Scope } from './scope.js';
import { families } from './statements/families.js';

export type Statement = (w: Writer, scope: Scope) => string[];

export class Writer {
  private next = 0;
  private fresh = 0;

  constructor(
    private readonly choices: readonly number[],
    readonly options: Required<SourceOptions>,
    /** Writes calls of `near` into conditions. */
    readonly watch: boolean,
  ) {}

  write(): { text: string; arity: number } {
    const arity = 1 + this.choose(3);
    const parameters = ['x', 'y', 'z'].slice(0, arity);
    const scope = { ...emptyScope(), reads: [...parameters, 'a', 'b'], writes: ['a', 'b', ...parameters] };
    const lines = [
      '  let a = x;',
      `  let b = ${arity > 1 ? 'x * y' : '0.5'};`,
      ...this.statements(scope, 3 + this.choose(6)),
    ];
    lines.push(`  return ${everything(scope)};`);
    const list = parameters.join(', ');
    const head = this.choose(2) === 0 ? `function f(${list}) {` : `(${list}) => {`;
    return { text: [head, ...lines, '}'].join('\n'), arity };
  }

  /** A number below `n`: the next choice, or 0, the simplest, when all are used up. */
  choose(n: number): number {
    return (this.choices[this.next++] ?? 0) % n;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.choose(from.length)];
  }

  /** One of several texts, of which only the chosen one is made. */
  one(texts: readonly (() => string)[]): string {
    return this.pick(texts)();
  }

  name(letter: string): string {
    return `${letter}${++this.fresh}`;
  }

  private get spent(): boolean {
    return this.next >= this.choices.length;
  }

  expression(scope: Scope, depth = 0): string {
    return expression(this, scope, depth);
  }

  /** At most `count` statements, each with the indent of the scope. */
  statements(scope: Scope, count: number): string[] {
    const lines: string[] = [];
    for (let i = 0; i < count && !(i > 0 && this.spent); i++) {
      const possible = families.flatMap((family) => family(scope, this.options));
      lines.push(...this.pick(possible)(this, scope).map((line) => scope.indent + line));
    }
    return lines;
  }

  /** The statements of a block. */
  body(scope: Scope, more: Partial<Scope> = {}): string[] {
    return this.statements(innerScope(scope, more), 1 + this.choose(4));
  }
}

/** A number that all variables of the function have a part in. */
export function everything({ writes, arrays, objects, instances, maps }: Scope): string {
  const weight = (i: number): string => (1 - i / 32).toString();
  const elements = arrays.flatMap((u) => [`${u}[0]`, `${u}[${u}.length - 1]`]);
  const fields = objects.flatMap((o) => [`${o}.p`, `${o}.q`]);
  const all = [
    ...writes,
    ...elements,
    ...fields,
    ...instances.map((o) => `${o}.v`),
    ...maps.map((m) => `${m}.get('p')`),
  ];
  return all.map((text, i) => (i === 0 ? text : `${weight(i)} * ${text}`)).join(' + ');
}
