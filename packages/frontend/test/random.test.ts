/**
 * Random programs: loops with exits, labels, switches, closures over variables that change, patterns, and elements of
 * arrays. Each runs as JavaScript, interpreted, and emitted.
 */
import fc from 'fast-check';
import { it } from 'vitest';
import { readFunction } from '../src/index.js';
import { agree } from './support.js';
import { fromText } from './text.js';

/** What may be used where code is written. */
interface Surroundings {
  readonly variables: readonly string[];
  readonly constants: readonly string[];
  readonly functions: readonly string[];
  readonly loops: readonly string[];
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
  readonly depth: number;
}

/** Writes a program, drawing every choice from a list of numbers. */
class Writer {
  private position = 0;
  private names = 0;

  constructor(private readonly choices: readonly number[]) {}

  private draw(n: number): number {
    return this.choices[this.position++ % this.choices.length] % n;
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.draw(items.length)];
  }

  private fresh(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  /** True when the choices are used up: what is written then is as short as can be. */
  private get tired(): boolean {
    return this.position >= this.choices.length;
  }

  expression(s: Surroundings, depth = 0): string {
    const names = [...s.variables, ...s.constants];
    const sub = () => this.expression(s, depth + 1);
    const simple = [() => this.pick(names), () => String(this.draw(5) - 1), () => `xs[${this.draw(3)}]`];
    if (depth > 2 || this.tired) return this.pick(simple)();
    return this.pick([
      ...simple,
      () => `(${sub()} ${this.pick(['+', '-', '*', '<', '===', '&&', '||', '??', ','])} ${sub()})`,
      () => `(${sub()} ? ${sub()} : ${sub()})`,
      () =>
        s.variables.length === 0 ? '0' : `(${this.pick(s.variables)} ${this.pick(['=', '+=', '||=', '&&='])} ${sub()})`,
      () => (s.variables.length === 0 ? '1' : `${this.pick(s.variables)}++`),
      () => `(xs[${this.draw(3)}] ${this.pick(['=', '-='])} ${sub()})`,
      () => (s.functions.length === 0 ? '2' : `${this.pick(s.functions)}(${sub()})`),
      () => `[${sub()}, ${sub()}].map((e) => e + ${sub()})[0]`,
    ])();
  }

  block(s: Surroundings): string {
    if (s.depth > 4 || this.tired) return `log(${this.expression(s)});`;
    let inner: Surroundings = { ...s, depth: s.depth + 1 };
    const lines: string[] = [];
    for (let n = 1 + this.draw(4); n > 0; n--) {
      const [line, next] = this.statement(inner);
      lines.push(line);
      inner = next;
    }
    return lines.join('\n');
  }

  statement(s: Surroundings): [string, Surroundings] {
    const e = () => this.expression(s);
    const same = (line: string): [string, Surroundings] => [line, s];
    const fuel = 'if (fuel-- <= 0) return out;';
    const exits = [
      ...(s.inLoop ? ['continue;', 'break;'] : s.inSwitch ? ['break;'] : []),
      ...s.loops.flatMap((l) => [`continue ${l};`, `break ${l};`]),
      `return [${this.expression(s, 2)}, out];`,
    ];
    const loop = (head: (label: string) => [string, Surroundings]): [string, Surroundings] => {
      const label = this.fresh('l');
      const [text, inner] = head(label);
      const body = this.block({ ...inner, loops: [...s.loops, label], inLoop: true, inSwitch: false });
      return same(`${label}: ${text.replace('$', `{ ${fuel}\n${body} }`)}`);
    };
    return this.pick<() => [string, Surroundings]>([
      () => same(`log(${e()});`),
      () => same(`${e()};`),
      () => same(`if (saved.length < 9) saved.push(() => ${e()});`),
      () => {
        const name = this.fresh('v');
        return [`${this.pick(['let', 'var'])} ${name} = ${e()};`, { ...s, variables: [...s.variables, name] }];
      },
      () => {
        const name = this.fresh('c');
        return [`const ${name} = ${e()};`, { ...s, constants: [...s.constants, name] }];
      },
      () => {
        const [a, b] = [this.fresh('d'), this.fresh('d')];
        const text = this.pick([
          `let [${a}, ${b} = ${e()}] = xs;`,
          `let { ${a} = ${e()}, x: ${b} } = { x: ${e()} };`,
          `let [${a}, ${b}] = [${e()}, ${e()}];`,
        ]);
        return [text, { ...s, variables: [...s.variables, a, b] }];
      },
      () =>
        s.variables.length < 2
          ? same(';')
          : same(`[${this.pick(s.variables)}, ${this.pick(s.variables)}] = [${e()}, ${e()}];`),
      () => {
        const name = this.fresh('f');
        const p = this.fresh('p');
        const inner: Surroundings = {
          ...s,
          variables: [...s.variables, p],
          functions: [],
          loops: [],
          inLoop: false,
          inSwitch: false,
        };
        const body = this.block(inner);
        const text = this.pick([`const ${name} = (${p}) => { ${body} };`, `function ${name}(${p}) { ${body} }`]);
        return [text, { ...s, functions: [...s.functions, name] }];
      },
      () => same(`if (${e()}) { ${this.block(s)} }`),
      () => same(`if (${e()}) { ${this.block(s)} } else { ${this.block(s)} }`),
      () => same(`if (${e()}) ${this.pick(exits)}`),
      () =>
        loop(() => {
          const i = this.fresh('i');
          return [`for (let ${i} = 0; ${i} < ${1 + this.draw(3)}; ${i}++) $`, { ...s, variables: [...s.variables, i] }];
        }),
      () =>
        loop(() => {
          const x = this.fresh('x');
          return [`for (const ${x} of xs) $`, { ...s, constants: [...s.constants, x] }];
        }),
      () => loop(() => [`while (${e()}) $`, s]),
      () => loop(() => [`do $ while (${e()});`, s]),
      () => {
        const inner = { ...s, inSwitch: true };
        const body = () => `{ ${this.draw(3) === 0 ? '' : this.block(inner)} }${this.draw(2) === 0 ? ' break;' : ''}`;
        const cases = [0, 1, 2].map((v) => `case ${v}: ${this.draw(4) === 0 ? '' : body()}`);
        cases.splice(this.draw(4), 0, `default: ${body()}`);
        return same(`switch (${e()}) { ${cases.join('\n')} }`);
      },
    ])();
  }

  program(): string {
    const body = this.block({
      variables: ['a', 'b'],
      constants: [],
      functions: [],
      loops: [],
      inLoop: false,
      inSwitch: false,
      depth: 0,
    });
    return `function (a, b, xs) {
const out = [];
let fuel = 60;
const saved = [];
const log = (x) => { if (out.length < 50) out.push(x); };
${body}
return [a, b, out, saved.map((f) => f()), saved.map((f) => f()), xs];
}`;
  }
}

it('random programs mean what JavaScript means', () => {
  const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 200, size: 'max' });
  fc.assert(
    fc.property(choices, (list) => {
      const text = new Writer(list).program();
      const program = fromText(text) as (...args: unknown[]) => unknown;
      try {
        agree(program, readFunction(program as never), [
          [1, 2, [3, 0, 1]],
          [0, NaN, []],
        ]);
      } catch (error) {
        throw new Error(text, { cause: error });
      }
    }),
    { numRuns: Number(process.env['WENGERT_RANDOM_RUNS'] ?? 200) },
  );
}, 600_000);
