/**
 * Random well-formed functions in variable form, written from plans. They end: counted loops have small bounds, endless
 * ones a counter of their own. Their parameters are, after `self` and `this`:
 *
 *     x, y   numbers        k   a small integer, which bounds some loops
 *     xs     a Float64Array of length 4        ys   an array of four numbers        trace   a function of one argument
 */
import fc from 'fast-check';
import {
  Builder,
  arrayOf,
  float64Array,
  functionType,
  integer,
  number,
  print,
  ssa,
  unknown,
  type Func,
} from '../../src/index.js';
import {
  plans,
  type Condition,
  type Exit,
  type Expression,
  type Plan,
  type PlanOptions,
  type Statement,
} from './random-plan.js';

export { anyPrimitives, smoothPrimitives } from './random-plan.js';

export interface ProgramOptions extends PlanOptions {
  /** `all` (the default) returns every variable, `number` one number made of them. */
  readonly result?: 'all' | 'number';
}

/** Random functions in variable form. */
export function programs(options: ProgramOptions = {}): fc.Arbitrary<Func> {
  return plans(options).map((plan) => written(plan, options));
}

/** The function of a plan. */
export function written(plan: Plan, options: ProgramOptions = {}): Func {
  return readable(new Writer(options).write(plan));
}

/** The same in SSA form. */
export function ssaPrograms(options: ProgramOptions = {}): fc.Arbitrary<Func> {
  return programs(options).map((func) => readable(ssa(func)));
}

/** The function with its text, for fast-check to show. */
function readable(func: Func): Func {
  // Not enumerable, so that comparisons do not see it.
  return Object.defineProperty(func, fc.toStringMethod, { value: () => `\n${print(func)}` });
}

/** Arguments for a program: made anew by each call, since programs write to arrays. */
export interface Arguments {
  (): unknown[];
  /** What `trace` was called with, by the last arguments made. */
  readonly traced: () => readonly unknown[];
}

/** Random arguments; `wild` ones include NaN, infinities and zeros of both signs. */
export function programArguments(wild = true): fc.Arbitrary<Arguments> {
  // Not `fc.double`, which likes numbers so small that everything else drowns them.
  const tame = fc.integer({ min: -96, max: 96 }).map((n) => n / 64);
  const value = wild ? fc.oneof(tame, fc.constantFrom(0, -0, 1, -2, NaN, Infinity, -Infinity, 1e300)) : tame;
  const four = fc.tuple(value, value, value, value);
  return fc.tuple(value, value, fc.integer({ min: -1, max: 3 }), four, four).map(([x, y, k, xs, ys]) => {
    let traced: unknown[] = [];
    const make = (): unknown[] => {
      const list: unknown[] = (traced = []);
      return [x, y, k, Float64Array.from(xs), [...ys], (v: unknown) => void list.push(v)];
    };
    return Object.assign(make, {
      traced: () => traced,
      toString: () => `(${x}, ${y}, ${k}, [${xs.join()}], [${ys.join()}])`,
    });
  });
}

interface Target {
  readonly label: number;
  readonly isLoop: boolean;
}

class Writer {
  private readonly b = new Builder();
  private readonly numbers: number[] = [];
  private readonly arrays: number[] = [];
  private readonly variables: number[];
  private readonly arrayVariables: number[];
  private readonly k: number;
  private readonly trace: number;
  private readonly indices: number[] = [];
  private readonly targets: Target[] = [];

  constructor(private readonly options: ProgramOptions) {
    const { b } = this;
    b.parameter('self', functionType);
    b.parameter('this', unknown);
    this.numbers.push(b.parameter('argument', number, 'x'), b.parameter('argument', number, 'y'));
    this.k = b.parameter('argument', integer, 'k');
    this.arrays.push(b.parameter('argument', float64Array, 'xs'), b.parameter('argument', arrayOf(number), 'ys'));
    this.trace = b.parameter('argument', functionType, 'trace');
    this.variables = ['a', 'b', 'c', 'd'].map((name) => b.variable(name));
    this.arrayVariables = options.arrays ? ['u', 'v'].map((name) => b.variable(name)) : [];
  }

  write(plan: Plan): Func {
    const { b } = this;
    return b.function({ name: 'program' }, () => {
      const start = [...this.numbers, b.const(0.5), b.const(1)];
      this.variables.forEach((variable, i) => b.set(variable, start[i]));
      if (this.options.arrays) {
        b.set(this.arrayVariables[0], this.arrays[1]);
        b.set(this.arrayVariables[1], b.array([...this.numbers, b.const(2), b.const(0)]));
      }
      this.plan(plan);
      if (!b.terminated) b.return(this.result());
    });
  }

  /** Everything that a pass could have got wrong, or one number that depends on all of it. */
  private result(extra?: number): number {
    const { b } = this;
    const values = this.variables.map((variable) => b.get(variable, number));
    if (extra !== undefined) values.push(extra);
    if (this.options.result !== 'number') {
      return b.array([...values, ...this.arrayVariables.map((variable) => b.get(variable, unknown))]);
    }
    for (const variable of this.arrayVariables) {
      const array = b.get(variable, arrayOf(number));
      for (let i = 0; i < 4; i++) values.push(b.load(array, b.const(i), number));
    }
    return values.reduce((sum, value) => b.prim('add', [sum, value]));
  }

  private plan(plan: Plan): void {
    for (const statement of plan) {
      if (this.b.terminated) return;
      this.statement(statement);
    }
  }

  private statement(statement: Statement): void {
    const { b } = this;
    switch (statement.kind) {
      case 'assign':
        return b.set(pick(this.variables, statement.variable), this.expression(statement.value));
      case 'if':
        return b.if(
          this.condition(statement.condition),
          () => this.plan(statement.then),
          () => this.plan(statement.otherwise),
        );
      case 'for': {
        const { low, bound, step, body } = statement;
        return b.for(
          b.const(low),
          bound === undefined ? this.k : b.const(step < 0 ? low - bound : bound),
          step,
          (index, label) => {
            this.indices.push(index);
            this.inside({ label, isLoop: true }, body);
            this.indices.pop();
          },
        );
      }
      case 'loop': {
        const counter = b.variable('n');
        b.set(counter, b.const(0));
        return b.loop((label) => {
          b.if(b.prim('ge', [b.get(counter, integer), b.const(statement.trips)]), () => b.break(label));
          b.set(counter, b.prim('add', [b.get(counter, integer), b.const(1)]));
          this.inside({ label, isLoop: true }, statement.body);
        });
      }
      case 'block':
        return b.block((label) => this.inside({ label, isLoop: false }, statement.body));
      case 'exit': {
        const { condition, exit } = statement;
        if (condition === undefined) return this.exit(exit);
        return b.if(this.condition(condition), () => this.exit(exit));
      }
      case 'store':
      case 'addto': {
        if (!this.options.arrays) return;
        const array = this.array(statement.array);
        return b[statement.kind](array, this.index(statement.at), this.expression(statement.value));
      }
      case 'alias':
        if (this.options.arrays) this.alias(statement);
        return;
      case 'trace':
        b.call(this.trace, b.const(undefined), [this.expression(statement.value)]);
        return;
    }
  }

  private inside(target: Target, body: Plan): void {
    this.targets.push(target);
    this.plan(body);
    this.targets.pop();
  }

  private exit({ kind, target, value }: Exit): void {
    const { b } = this;
    if (kind === 'return') return b.return(this.result(this.expression(value)));
    if (kind === 'throw') return b.throw(this.expression(value));
    const targets = kind === 'continue' ? this.targets.filter((t) => t.isLoop) : this.targets;
    if (targets.length > 0) b[kind](pick(targets.toReversed(), target).label);
  }

  private alias({ variable, value }: Extract<Statement, { kind: 'alias' }>): void {
    const { b } = this;
    const choose = (): number => {
      if (value.kind === 'old') return this.array(value.choice);
      if (value.kind === 'new') return b.array([...value.elements.map((e) => this.expression(e)), ...this.numbers]);
      const [left, right] = value.choices.map((choice) => this.array(choice));
      return b.prim('select', [this.condition(value.condition), left, right]);
    };
    b.set(pick(this.arrayVariables, variable), choose());
  }

  private array(choice: number): number {
    const all = [...this.arrays.map((id) => () => id), ...this.arrayVariables.map((v) => () => this.b.get(v, unknown))];
    return pick(all, choice)();
  }

  /** An index within the four slots of every array here. */
  private index(at: Expression): number {
    return this.b.prim('bitand', [this.expression(at), this.b.const(3)]);
  }

  private condition({ compare, args }: Condition): number {
    return this.b.prim(
      compare,
      args.map((arg) => this.expression(arg)),
    );
  }

  private expression(e: Expression): number {
    const { b } = this;
    switch (e.kind) {
      case 'constant':
        return b.const(e.value);
      case 'variable':
        return b.get(pick(this.variables, e.choice), number);
      case 'parameter':
        return pick(this.numbers, e.choice);
      case 'index':
        return this.indices.length === 0 ? this.k : pick(this.indices, e.choice);
      case 'prim':
        return b.prim(
          e.prim,
          e.args.map((arg) => this.expression(arg)),
        );
      case 'select':
        return b.prim('select', [this.condition(e.condition), ...e.args.map((arg) => this.expression(arg))]);
      case 'load':
        return b.load(this.array(e.array), this.index(e.at), number);
    }
  }
}

function pick<T>(from: readonly T[], choice: number): T {
  return from[choice % from.length];
}
