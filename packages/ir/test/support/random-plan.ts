/**
 * Random programs as plans: trees of statements that say what to write but not yet with which ids. fast-check shrinks
 * plans; `random-ir.ts` writes functions from them. Every number in a plan that chooses among things counts modulo how
 * many there are, so that each plan is a program.
 */
import fc from 'fast-check';
import type { PrimitiveName } from '../../src/index.js';

export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'variable' | 'parameter' | 'index'; readonly choice: number }
  | { readonly kind: 'prim'; readonly prim: PrimitiveName; readonly args: readonly Expression[] }
  | { readonly kind: 'select'; readonly condition: Condition; readonly args: readonly Expression[] }
  | { readonly kind: 'load'; readonly array: number; readonly at: Expression };

export interface Condition {
  readonly compare: PrimitiveName;
  readonly args: readonly Expression[];
}

export type ArrayExpression =
  | { readonly kind: 'old'; readonly choice: number }
  | { readonly kind: 'new'; readonly elements: readonly Expression[] }
  | { readonly kind: 'either'; readonly condition: Condition; readonly choices: readonly number[] };

export type Statement =
  | { readonly kind: 'assign'; readonly variable: number; readonly value: Expression }
  | { readonly kind: 'if'; readonly condition: Condition; readonly then: Plan; readonly otherwise: Plan }
  /** A counted loop; `bound` is a literal or, if absent, the integer parameter. */
  | { readonly kind: 'for'; readonly low: number; readonly bound?: number; readonly step: number; readonly body: Plan }
  /** An endless loop that a counter leaves after `trips` iterations at the latest. */
  | { readonly kind: 'loop'; readonly trips: number; readonly body: Plan }
  | { readonly kind: 'block'; readonly body: Plan }
  /** An exit under a condition, or an unconditional one: then nothing follows it. */
  | { readonly kind: 'exit'; readonly condition?: Condition; readonly exit: Exit }
  | { readonly kind: 'store' | 'addto'; readonly array: number; readonly at: Expression; readonly value: Expression }
  | { readonly kind: 'alias'; readonly variable: number; readonly value: ArrayExpression }
  | { readonly kind: 'trace'; readonly value: Expression };

export interface Exit {
  readonly kind: 'break' | 'continue' | 'return' | 'throw';
  /** How far out the construct is that it leaves. */
  readonly target: number;
  readonly value: Expression;
}

export type Plan = readonly Statement[];

export interface PlanOptions {
  /** Primitives of one and two operands that give a number for numbers. */
  readonly primitives?: readonly PrimitiveName[];
  /** Arrays: loads, stores, `addto`, new arrays, and variables that name one array or another. */
  readonly arrays?: boolean;
  /** Calls of a function that the program is given, which notes what it is called with and when. */
  readonly effects?: boolean;
  readonly throws?: boolean;
  /** How deep constructs nest. */
  readonly depth?: number;
}

const binaries = [
  ...(['add', 'sub', 'mul', 'div', 'mod', 'pow', 'atan2', 'hypot', 'max', 'min', 'imul'] as const),
  ...(['bitand', 'bitor', 'bitxor', 'shl', 'shr', 'ushr'] as const),
];
const binary: ReadonlySet<PrimitiveName> = new Set(binaries);

/** What emitters and passes are to get right: integers, signs of zero, infinities and NaN come up often. */
export const anyPrimitives: readonly PrimitiveName[] = [
  ...binaries,
  ...(['neg', 'plus', 'abs', 'floor', 'sign', 'sqrt', 'sin', 'exp', 'log', 'fround', 'trunc', 'bitnot'] as const),
];

/** Differentiable everywhere and slow to grow, for comparison with finite differences. */
export const smoothPrimitives: readonly PrimitiveName[] = ['add', 'sub', 'mul', 'sin', 'cos', 'tanh', 'atan', 'neg'];

const compares: readonly PrimitiveName[] = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'];
const choice = fc.nat({ max: 11 });
const constants = [0, -0, 1, -1, 2, 3, 0.5, -1.5];

/** Random plans; smaller ones shrink out of larger ones. */
export function plans(options: PlanOptions = {}): fc.Arbitrary<Plan> {
  const { primitives = anyPrimitives, arrays = false, effects = false, throws = false, depth = 3 } = options;
  const { expression, condition } = fc.letrec<{ expression: Expression; condition: Condition }>((tie) => {
    const some = tie('expression');
    return {
      expression: fc.oneof(
        { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
        fc.record({ kind: fc.constant('constant' as const), value: fc.constantFrom(...constants) }),
        fc.record({ kind: fc.constantFrom('variable' as const, 'parameter' as const, 'index' as const), choice }),
        fc.constantFrom(...primitives).chain((prim) => {
          const args: fc.Arbitrary<Expression[]> = binary.has(prim) ? fc.tuple(some, some) : fc.tuple(some);
          return fc.record({ kind: fc.constant('prim' as const), prim: fc.constant(prim), args });
        }),
        fc.record({ kind: fc.constant('select' as const), condition: tie('condition'), args: fc.tuple(some, some) }),
        ...(arrays ? [fc.record({ kind: fc.constant('load' as const), array: choice, at: some })] : []),
      ),
      condition: fc.record({ compare: fc.constantFrom(...compares), args: fc.tuple(some, some) }),
    };
  });
  const exit = fc.record({
    kind: fc.constantFrom<Exit['kind']>('break', 'break', 'continue', 'continue', 'return', throws ? 'throw' : 'break'),
    target: choice,
    value: expression,
  });
  const arrayExpression: fc.Arbitrary<ArrayExpression> = fc.oneof(
    fc.record({ kind: fc.constant('old' as const), choice }),
    fc.record({ kind: fc.constant('new' as const), elements: fc.tuple(expression, expression) }),
    fc.record({ kind: fc.constant('either' as const), condition, choices: fc.tuple(choice, choice) }),
  );
  const assign = fc.record({ kind: fc.constant('assign' as const), variable: choice, value: expression });
  const store = fc.record({
    kind: fc.constantFrom('store' as const, 'addto' as const),
    array: choice,
    at: expression,
    value: expression,
  });
  const alias = fc.record({ kind: fc.constant('alias' as const), variable: choice, value: arrayExpression });
  const trace = fc.record({ kind: fc.constant('trace' as const), value: expression });
  const exits = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('exit' as const), condition, exit }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('exit' as const), exit }) },
  );
  const simple: fc.WeightedArbitrary<Statement>[] = [
    { weight: 4, arbitrary: assign },
    ...(arrays ? [store, alias].map((arbitrary, i) => ({ weight: 3 - 2 * i, arbitrary })) : []),
    ...(effects ? [{ weight: 1, arbitrary: trace }] : []),
  ];
  const list = (inside: fc.Arbitrary<Statement>): fc.Arbitrary<Plan> => fc.array(inside, { maxLength: 5, size: 'max' });
  const nested = (level: number): fc.Arbitrary<Statement> => {
    if (level === 0) return fc.oneof(...simple, { weight: 2, arbitrary: exits });
    const body = list(nested(level - 1));
    return fc.oneof(
      { withCrossShrink: true },
      ...simple,
      { weight: 1, arbitrary: exits },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('if' as const), condition, then: body, otherwise: body }),
      },
      {
        weight: 2,
        arbitrary: fc.record(
          {
            kind: fc.constant('for' as const),
            low: fc.integer({ min: -1, max: 2 }),
            bound: fc.integer({ min: -1, max: 4 }),
            step: fc.constantFrom(1, 1, 1, 2, -1),
            body,
          },
          { requiredKeys: ['kind', 'low', 'step', 'body'] },
        ),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('loop' as const), trips: fc.nat({ max: 4 }), body }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('block' as const), body }) },
    );
  };
  return fc.array(nested(depth), { minLength: 1, maxLength: 6, size: 'max' });
}
