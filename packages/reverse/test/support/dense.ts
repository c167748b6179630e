/**
 * Plans of programs that are mostly control flow: exits from deep inside under conditions on loop indices, so that some
 * iterations take them and others do not, branches that end in throws, and little arithmetic in between.
 */
import fc from 'fast-check';
import type { Condition, Expression, Plan, Statement } from '../../../ir/test/support/random-plan.js';

const choice = fc.nat({ max: 7 });
const small = fc.constantFrom(0, 1, 2, 3);

const literal = fc.constantFrom(0.5, -0.75, 1.25).map((value): Expression => ({ kind: 'constant', value }));
const name = fc.record({ kind: fc.constantFrom('variable', 'variable', 'parameter'), choice });
const index = fc.record({ kind: fc.constant('index' as const), choice });
const leaf: fc.Arbitrary<Expression> = fc.oneof(name, name, name, literal, index) as fc.Arbitrary<Expression>;

const value: fc.Arbitrary<Expression> = fc.oneof(
  leaf,
  fc.record({ kind: fc.constant('prim'), prim: fc.constantFrom('sin', 'tanh', 'neg'), args: fc.tuple(leaf) }),
  fc.record({ kind: fc.constant('prim'), prim: fc.constantFrom('add', 'mul', 'sub'), args: fc.tuple(leaf, leaf) }),
) as fc.Arbitrary<Expression>;

const counted: fc.Arbitrary<Condition> = fc.record({
  compare: fc.constantFrom('eq', 'eq', 'lt', 'ge'),
  args: fc.tuple(
    index,
    small.map((n): Expression => ({ kind: 'constant', value: n })),
  ),
});
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: counted },
  {
    weight: 1,
    arbitrary: fc.record({
      compare: fc.constantFrom('lt', 'ge'),
      args: fc.tuple(name, leaf),
    }) as fc.Arbitrary<Condition>,
  },
);

const assign: fc.Arbitrary<Statement> = fc.record({ kind: fc.constant('assign'), variable: choice, value });
const exit = fc.record({
  kind: fc.constantFrom('break', 'break', 'continue', 'continue', 'continue', 'return'),
  target: fc.nat({ max: 2 }),
  value: leaf,
});
const mayLeave: fc.Arbitrary<Statement> = fc.record({ kind: fc.constant('exit'), condition, exit });
const leave: fc.Arbitrary<Statement> = fc.record({ kind: fc.constant('exit'), exit });
const throws: fc.Arbitrary<Statement> = leaf.map((v) => ({
  kind: 'exit',
  exit: { kind: 'throw', target: 0, value: v },
}));

/** A list of statements, which may end in one that leaves. */
function list(inside: fc.Arbitrary<Statement>, endings = true): fc.Arbitrary<Plan> {
  const body = fc.array(inside, { minLength: 1, maxLength: 4 });
  if (!endings) return body;
  const end = fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: leave.map((s) => [s]) },
    { weight: 1, arbitrary: throws.map((s) => [s]) },
  );
  return fc.tuple(body, end).map(([first, last]) => [...first, ...last]);
}

function statements(level: number): fc.Arbitrary<Statement> {
  if (level === 0) return fc.oneof({ weight: 3, arbitrary: assign }, { weight: 2, arbitrary: mayLeave });
  const inner = statements(level - 1);
  return fc.oneof(
    { weight: 3, arbitrary: assign },
    { weight: 2, arbitrary: mayLeave },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('if' as const),
        condition,
        then: list(inner),
        otherwise: fc.oneof(fc.constant([]), list(inner)),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          kind: fc.constant('for' as const),
          low: fc.integer({ min: -1, max: 1 }),
          bound: fc.integer({ min: 0, max: 4 }),
          step: fc.constantFrom(1, 1, 2, -1),
          body: list(inner, false),
        },
        { requiredKeys: ['kind', 'low', 'step', 'body'] },
      ),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('loop' as const),
        trips: fc.integer({ min: 1, max: 4 }),
        body: list(inner, false),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('block' as const), body: list(inner) }) },
  );
}

/** Plans with `depth` levels of constructs. */
export function densePlans(depth = 3): fc.Arbitrary<Plan> {
  return fc.array(statements(depth), { minLength: 1, maxLength: 4 });
}
