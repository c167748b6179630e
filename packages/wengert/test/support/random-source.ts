/**
 * Random JavaScript functions of one to three numbers, as source texts: loops of all kinds, branches, breaks, early
 * returns, arrays that are written, aliased and pushed to, closures and objects. They are made for finite differences:
 * smooth but where a comparison changes its outcome, never large, and with few iterations. The arguments are meant to
 * lie between -1.5 and 1.5; `margin` says how close a run comes to the edge of a branch.
 */
import fc from 'fast-check';
import { fromText } from './code.js';

export interface SourceOptions {
  /** Arrays of numbers; on by default, as are the others. */
  readonly arrays?: boolean;
  readonly closures?: boolean;
  readonly objects?: boolean;
  /** `for`, `while`, `do`, `for of`, labels. */
  readonly loops?: boolean;
  readonly branches?: boolean;
  /** `throw`, `try`, `catch`, `finally`. */
  readonly exceptions?: boolean;
}

export interface RandomSource {
  /** A function expression. */
  readonly text: string;
  readonly arity: number;
  /** A new function of this text. */
  readonly compile: () => (...args: number[]) => number;
  /**
   * The least distance between two numbers that a run compares: where it is not small, the function is differentiable,
   * and finite differences with smaller steps take the same branches.
   */
  readonly margin: (...args: number[]) => number;
}

/** Random functions; each is made of a list of choices, so that fast-check shrinks it by choosing less and simpler. */
export function randomSources(options: SourceOptions = {}): fc.Arbitrary<RandomSource> {
  return fc.array(fc.nat({ max: 255 }), { minLength: 10, maxLength: 160, size: 'max' }).map((choices) => {
    const { text, arity } = new SourceWriter(choices, options, false).write();
    const watched = new SourceWriter(choices, options, true).write().text;
    return {
      text,
      arity,
      compile: () => fromText<() => number>(`(() => { 'use strict'; return (${text}); })()`),
      margin: (...args: number[]) => {
        let least = Infinity;
        const near = (distance: number): boolean => {
          // What is equal to the last bit is equal by construction, and stays so when arguments change.
          if (distance !== 0) least = Math.min(least, Math.abs(distance));
          return true;
        };
        fromText<(check: typeof near) => (...xs: number[]) => number>(
          `(near) => { 'use strict'; return (${watched}); }`,
        )(near)(...args);
        return least;
      },
      toString: () => text,
    };
  });
}

/** Arguments for a function of that many numbers; no two of them are equal, and none is zero. */
export function randomArguments(arity: number): fc.Arbitrary<number[]> {
  const near = (offset: number): fc.Arbitrary<number> =>
    fc.integer({ min: -96, max: 96 }).map((n) => n / 64 + offset / 1000);
  return fc.tuple(near(1), near(3), near(5)).map((all) => all.slice(0, arity));
}

/** What can be named at some place of the text. */
interface Scope {
  /** Expressions of numbers that are cheap to read. */
  readonly reads: string[];
  /** Variables that may be assigned. */
  readonly writes: string[];
  readonly integers: string[];
  readonly arrays: string[];
  readonly objects: string[];
  readonly functions: string[];
  /** Labels of enclosing loops, innermost last; an empty text for a loop without label. */
  readonly loops: readonly string[];
  /** Labels of enclosing blocks. */
  readonly blocks: readonly string[];
  /** True where something catches what is thrown. */
  readonly caught: boolean;
  readonly indent: string;
  readonly depth: number;
}

type Statement = (scope: Scope) => string[];
type Expression = (scope: Scope, depth: number) => string;

const compared = ['<', '>', '<=', '>='];

class SourceWriter {
  private next = 0;
  private fresh = 0;

  constructor(
    private readonly choices: readonly number[],
    private readonly options: SourceOptions,
    /** Writes calls of `near` into conditions. */
    private readonly watch: boolean,
  ) {}

  write(): { text: string; arity: number } {
    const arity = 1 + this.choose(3);
    const parameters = ['x', 'y', 'z'].slice(0, arity);
    const scope: Scope = {
      reads: [...parameters, 'a', 'b'],
      writes: ['a', 'b', ...parameters],
      integers: [],
      arrays: [],
      objects: [],
      functions: [],
      loops: [],
      blocks: [],
      caught: false,
      indent: '  ',
      depth: 0,
    };
    const lines = [
      '  let a = x;',
      `  let b = ${arity > 1 ? 'x * y' : '0.5'};`,
      ...this.statements(scope, 3 + this.choose(6)),
    ];
    lines.push(`  return ${this.everything(scope)};`);
    const list = parameters.join(', ');
    const head = this.choose(2) === 0 ? `function f(${list}) {` : `(${list}) => {`;
    return { text: [head, ...lines, '}'].join('\n'), arity };
  }

  /** A number below `n`: the next choice, or 0, the simplest, when all are used up. */
  private choose(n: number): number {
    return (this.choices[this.next++] ?? 0) % n;
  }

  private pick<T>(from: readonly T[]): T {
    return from[this.choose(from.length)];
  }

  private name(letter: string): string {
    return `${letter}${++this.fresh}`;
  }

  private get spent(): boolean {
    return this.next >= this.choices.length;
  }

  /** A number that all variables of the function have a part in. */
  private everything({ writes, arrays, objects }: Scope): string {
    const weight = (i: number): string => (1 - i / 16).toString();
    const elements = arrays.flatMap((u) => [`${u}[0]`, `${u}[${u}.length - 1]`]);
    const fields = objects.flatMap((o) => [`${o}.p`, `${o}.q`]);
    return [...writes, ...elements, ...fields]
      .map((text, i) => (i === 0 ? text : `${weight(i)} * ${text}`))
      .join(' + ');
  }

  // Statements

  private statements(scope: Scope, count: number): string[] {
    const lines: string[] = [];
    for (let i = 0; i < count && !(i > 0 && this.spent); i++) {
      const statement = this.pick(this.possible(scope));
      lines.push(...statement(scope).map((line) => scope.indent + line));
    }
    return lines;
  }

  /** The statements that may stand here, simple ones first; common ones more than once. */
  private possible(scope: Scope): Statement[] {
    const {
      arrays = true,
      closures = true,
      objects = true,
      loops = true,
      branches = true,
      exceptions = true,
    } = this.options;
    const deep = scope.depth >= 3;
    const inLoop = scope.loops.length > 0;
    return [
      this.assignment,
      this.update,
      this.update,
      this.declaration,
      ...(scope.writes.length > 1 ? [this.swap] : []),
      ...(branches && !deep ? [this.branch, this.branch, this.choice, this.block] : []),
      ...(branches ? [this.earlyReturn] : []),
      ...(branches && inLoop ? [this.exit, this.exit, this.exit] : []),
      ...(branches && scope.blocks.length > 0 ? [this.leaveBlock] : []),
      ...(loops && !deep ? [this.countedLoop, this.countedLoop, this.whileLoop, this.doLoop, this.arrayLoop] : []),
      ...(arrays ? [this.newArray] : []),
      ...(arrays && scope.arrays.length > 0 ? [this.store, this.store, this.store, this.alias, this.push] : []),
      ...(closures && !deep ? [this.closure] : []),
      ...(objects ? [this.newObject] : []),
      ...(objects && scope.objects.length > 0 ? [this.field] : []),
      ...(exceptions && !deep ? [this.attempt] : []),
      ...(exceptions && scope.caught ? [this.failure, this.failure] : []),
    ];
  }

  private inner(scope: Scope, more: Partial<Scope> = {}): Scope {
    const { reads, writes, integers, arrays, objects, functions } = scope;
    const lists = { reads, writes, integers, arrays, objects, functions };
    const copies = Object.fromEntries(Object.entries(lists).map(([key, list]) => [key, [...list]])) as typeof lists;
    return { ...scope, ...copies, indent: '  ', depth: scope.depth + 1, ...more };
  }

  private body(scope: Scope, more: Partial<Scope> = {}): string[] {
    return this.statements(this.inner(scope, more), 1 + this.choose(4));
  }

  private assignment: Statement = (scope) => [`${this.pick(scope.writes)} = ${this.expression(scope)};`];

  private update: Statement = (scope) => [this.updateOf(this.pick(scope.writes), scope)];

  private updateOf(target: string, scope: Scope): string {
    const e = this.expression(scope);
    return this.pick([
      `${target} += 0.25 * ${e};`,
      `${target} -= 0.25 * ${e};`,
      `${target} *= Math.cos(${e});`,
      `${target} = 0.75 * ${target} + 0.25 * ${e};`,
      `${target} /= 1.25 + ${e} * ${e};`,
    ]);
  }

  private declaration: Statement = (scope) => {
    const name = this.name('t');
    const line = `let ${name} = ${this.expression(scope)};`;
    scope.reads.push(name);
    scope.writes.push(name);
    return [line];
  };

  private swap: Statement = ({ writes }) => {
    const [one, two] = [this.pick(writes), this.pick(writes)];
    return [`[${one}, ${two}] = [${two}, 0.5 * ${one}];`];
  };

  private branch: Statement = (scope) => {
    const lines = [`if (${this.condition(scope)}) {`, ...this.body(scope)];
    const kind = this.choose(3);
    if (kind === 1) lines.push('} else {', ...this.body(scope));
    if (kind === 2) {
      lines.push(`} else if (${this.condition(scope)}) {`, ...this.body(scope), '} else {', ...this.body(scope));
    }
    return [...lines, '}'];
  };

  private choice: Statement = (scope) => {
    const indent = '    ';
    const on = scope.integers.length > 0 ? `${this.pick(scope.integers)} % 3` : `${this.choose(3)}`;
    const lines = [`switch (${on}) {`];
    for (const label of ['case 1:', 'case 0:', 'default:']) {
      // In its own block, since all cases of a switch share one scope.
      lines.push(`  ${label} {`, ...this.body(scope, { indent }), '  }');
      if (this.choose(2) === 0) lines.push('    break;');
    }
    return [...lines, '}'];
  };

  private block: Statement = (scope) => {
    const label = this.name('block');
    return [`${label}: {`, ...this.body(scope, { blocks: [...scope.blocks, label] }), '}'];
  };

  private leaveBlock: Statement = (scope) => [`if (${this.condition(scope)}) break ${this.pick(scope.blocks)};`];

  private earlyReturn: Statement = (scope) => [`if (${this.condition(scope)}) return ${this.everything(scope)};`];

  private exit: Statement = (scope) => {
    const { loops } = scope;
    const word = this.pick(['break', 'continue']);
    const labels = loops.filter((label) => label !== '');
    const label = labels.length > 0 && this.choose(2) === 1 ? ` ${this.pick(labels)}` : '';
    return [`if (${this.condition(scope)}) ${word}${label};`];
  };

  /** A loop's head and body, with a label or without. */
  private loop(scope: Scope, head: string, first: string[], more: Partial<Scope>, tail = '}'): string[] {
    const label = this.choose(3) === 1 ? this.name('loop') : '';
    const body = this.body(scope, { ...more, loops: [...scope.loops, label] });
    return [`${label && `${label}: `}${head}`, ...first.map((line) => `  ${line}`), ...body, tail];
  }

  private countedLoop: Statement = (scope) => {
    const i = this.name('i');
    const trips = this.choose(4) + 1;
    const head = this.pick([
      `for (let ${i} = 0; ${i} < ${trips}; ${i}++) {`,
      `for (let ${i} = ${trips}; ${i} > 0; ${i}--) {`,
      `for (let ${i} = 1; ${i} <= ${2 * trips}; ${i} += 2) {`,
    ]);
    return this.loop(scope, head, [], { integers: [...scope.integers, i] });
  };

  private whileLoop: Statement = (scope) => {
    const n = this.name('n');
    const more = this.choose(2) === 1 ? ` && ${this.condition(scope)}` : '';
    const head = `while (${n} < ${this.choose(4) + 1}${more}) {`;
    return [`let ${n} = 0;`, ...this.loop(scope, head, [`${n}++;`], { integers: [...scope.integers, n] })];
  };

  private doLoop: Statement = (scope) => {
    const n = this.name('n');
    const more = this.choose(2) === 1 ? ` && ${this.condition(scope)}` : '';
    const tail = `} while (${n} < ${this.choose(3) + 1}${more});`;
    return [`let ${n} = 0;`, ...this.loop(scope, 'do {', [`${n} += 1;`], { integers: [...scope.integers, n] }, tail)];
  };

  private arrayLoop: Statement = (scope) => {
    const v = this.name('v');
    const literal = `[${this.expression(scope)}, ${this.expression(scope)}]`;
    // A copy of an array: the loop may push to the array itself.
    const over = scope.arrays.length > 0 && this.choose(2) === 1 ? `[...${this.pick(scope.arrays)}]` : literal;
    return this.loop(scope, `for (const ${v} of ${over}) {`, [], { reads: [...scope.reads, v] });
  };

  private newArray: Statement = (scope) => {
    const u = this.name('u');
    const e = (): string => this.expression(scope);
    const line = this.pick([
      () => `const ${u} = [${e()}, ${e()}, ${e()}];`,
      () => `const ${u} = new Float64Array(3).fill(${e()});`,
      () => `const ${u} = new Float64Array(2);`,
      () => `const ${u} = new Array(3).fill(${e()});`,
    ])();
    scope.arrays.push(u);
    return [line];
  };

  private store: Statement = (scope) => {
    const element = this.element(scope, 0);
    return [this.choose(2) === 0 ? `${element} = ${this.expression(scope)};` : this.updateOf(element, scope)];
  };

  private alias: Statement = (scope) => {
    const w = this.name('w');
    const [one, two] = [this.pick(scope.arrays), this.pick(scope.arrays)];
    const line =
      this.choose(2) === 0 ? `const ${w} = ${one};` : `const ${w} = ${this.condition(scope)} ? ${one} : ${two};`;
    scope.arrays.push(w);
    return [line];
  };

  /** Typed arrays have no `push`: others grow. */
  private push: Statement = (scope) => {
    const u = this.pick(scope.arrays);
    return [`if (Array.isArray(${u}) && ${u}.length < 6) ${u}.push(${this.expression(scope)});`];
  };

  private closure: Statement = (scope) => {
    const g = this.name('g');
    const t = this.name('t');
    const own = this.inner(scope, { reads: [...scope.reads, t], loops: [], blocks: [], functions: [] });
    const variable = this.pick(scope.writes);
    const line = this.pick([
      () => `const ${g} = (${t}) => ${this.expression(own)};`,
      () =>
        `function ${g}(${t}) { ${variable} = 0.5 * ${variable} + 0.25 * ${this.expression(own)}; return ${variable}; }`,
      () => `const ${g} = (${t}) => { if (${this.condition(own)}) return ${t}; return ${this.expression(own)}; };`,
      ...(scope.caught
        ? [
            () =>
              `function ${g}(${t}) { ${this.update(own).join(' ')} ${this.failure(own).join(' ')} return ${this.expression(own)}; }`,
          ]
        : []),
    ])();
    scope.functions.push(g);
    return [line];
  };

  /** A `try`, with `catch`, `finally` or both. What is thrown is a number or an object with one. */
  private attempt: Statement = (scope) => {
    const kind = this.choose(3);
    const e = this.name('e');
    const lines = ['try {', ...this.body(scope, { caught: kind < 2 || scope.caught })];
    if (kind < 2) {
      const thrown = `(${e}.v ?? ${e})`;
      lines.push(`} catch (${e}) {`, ...this.body(scope, { reads: [...scope.reads, thrown] }));
    }
    if (kind > 0) lines.push('} finally {', ...this.body(scope));
    return [...lines, '}'];
  };

  private failure: Statement = (scope) => {
    const e = this.expression(scope);
    const what = this.pick([e, `{ v: ${e} }`, `Object.assign(new Error('v'), { v: ${e} })`]);
    return [`if (${this.condition(scope)}) throw ${what};`];
  };

  private newObject: Statement = (scope) => {
    const o = this.name('o');
    const line = `const ${o} = { p: ${this.expression(scope)}, q: ${this.expression(scope)} };`;
    scope.objects.push(o);
    return [line];
  };

  private field: Statement = (scope) => {
    const o = this.pick(scope.objects);
    const line = this.pick([
      () => `${o}.p = ${this.expression(scope)};`,
      () => this.updateOf(`${o}.q`, scope),
      () => {
        const names = [this.name('p'), this.name('q')];
        scope.reads.push(...names);
        return `const { p: ${names[0]}, q: ${names[1]} } = ${o};`;
      },
    ])();
    return [line];
  };

  // Expressions: each is at most about as large as its largest part, or bounded by itself

  private expression(scope: Scope, depth = 0): string {
    const simple: Expression[] = [this.read, this.constant];
    const { branches = true } = this.options;
    const larger: Expression[] = [
      this.read,
      this.one,
      this.one,
      this.two,
      this.two,
      ...(branches ? [this.conditional] : []),
      ...(scope.integers.length > 0 ? [this.integer] : []),
      ...(scope.arrays.length > 0 ? [this.element] : []),
      ...(scope.objects.length > 0 ? [this.fieldRead] : []),
      ...(scope.functions.length > 0 ? [this.call] : []),
    ];
    return this.pick(depth >= 3 ? simple : larger)(scope, depth + 1);
  }

  private read: Expression = ({ reads }) => this.pick(reads);

  private constant: Expression = () => this.pick(['0.5', '1', '(-0.75)', '0.125']);

  private one: Expression = (scope, depth) => {
    const e = this.expression(scope, depth);
    return this.pick([
      `Math.sin(${e})`,
      `Math.cos(${e})`,
      `Math.tanh(${e})`,
      `Math.exp(-((${e}) ** 2))`,
      `(0.5 * Math.sqrt(1 + ${e} * ${e}))`,
      `Math.atan(${e})`,
      `(-${e})`,
      `(${e} / (1.5 + ${e} * ${e}))`,
      `(0.5 * Math.log(2 + ${e} * ${e}))`,
    ]);
  };

  private two: Expression = (scope, depth) => {
    const [d, e] = [this.expression(scope, depth), this.expression(scope, depth)];
    return this.pick([
      `(0.5 * (${d} + ${e}))`,
      `(0.5 * (${d} - ${e}))`,
      `(${d} * Math.sin(${e}))`,
      `(Math.cos(${d}) * ${e})`,
      `Math.atan2(${d}, 2 + ${e} * ${e})`,
    ]);
  };

  private integer: Expression = ({ integers }) => `(0.25 * ${this.pick(integers)})`;

  private element: Expression = ({ arrays, integers }) => {
    const u = this.pick(arrays);
    const index =
      integers.length > 0 && this.choose(2) === 1 ? `${this.pick(integers)} % ${u}.length` : `${this.choose(2)}`;
    return `${u}[${index}]`;
  };

  private fieldRead: Expression = ({ objects }) => `${this.pick(objects)}.${this.pick(['p', 'q'])}`;

  private call: Expression = (scope, depth) => `${this.pick(scope.functions)}(${this.expression(scope, depth)})`;

  private conditional: Expression = (scope, depth) => {
    const [d, e] = [this.expression(scope, depth), this.expression(scope, depth)];
    return `(${this.condition(scope, depth)} ? ${d} : ${e})`;
  };

  /** A comparison; the compared texts have no effects, so that watching them changes nothing. */
  private condition(scope: Scope, depth = 2): string {
    const quiet = { ...scope, functions: [] };
    const [d, e] = [this.expression(quiet, depth), this.expression(quiet, depth)];
    const comparison = `${d} ${this.pick(compared)} ${e}`;
    return this.watch ? `(near(${d} - ${e}) && ${comparison})` : comparison;
  }
}
