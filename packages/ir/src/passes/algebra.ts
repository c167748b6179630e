/**
 * What can be said of a primitive from what its operands are: a table of identities, by primitive. The first of a row
 * that applies is taken. Those of `exact` hold bit for bit for all numbers; those of `adjoint` only where signs of zero,
 * infinities and the last digit do not matter, which derivative code declares by its mark.
 */
import type { ConstantValue, ValueId } from '../model.js';
import type { PrimitiveName } from '../primitives.js';

/** What identities may ask. */
export interface Facts {
  /** The value of a constant; `undefined` also if it is none, so ask for what you want to see. */
  constant(id: ValueId): ConstantValue;
  /** The operands of the value's definition, if it is that primitive. */
  operands(id: ValueId, prim: PrimitiveName): readonly ValueId[] | undefined;
  /** True if the value is a number, in every run. */
  isNumber(id: ValueId): boolean;
  isBoolean(id: ValueId): boolean;
  isInteger(id: ValueId): boolean;
  /** True of what was made by the function itself, and of arguments that are known to be objects. */
  isObject(id: ValueId): boolean;
  /** True of functions that the code makes or knows. */
  isFunction(id: ValueId): boolean;
  /** True of a length. */
  isCount(id: ValueId): boolean;
  /** True if everything that uses the result of a conversion would convert what is converted anyhow. */
  isNeedless(result: ValueId, operand: ValueId): boolean;
}

/** The result is another value, a constant, or another primitive. */
export type Simpler =
  | { readonly value: ValueId }
  | { readonly constant: ConstantValue }
  | { readonly prim: PrimitiveName; readonly args: readonly ValueId[] };

type Identity = (args: readonly ValueId[], facts: Facts, result: ValueId) => Simpler | undefined;
type Table = Readonly<Partial<Record<PrimitiveName, readonly Identity[]>>>;

const is = (facts: Facts, id: ValueId, value: number): boolean => Object.is(facts.constant(id), value);
const isZero = (facts: Facts, id: ValueId): boolean => facts.constant(id) === 0;

/** If an operand is the constant, the other one, which must be a number. */
const neutral =
  (at: number, constant: number): Identity =>
  (args, facts) =>
    is(facts, args[at], constant) && facts.isNumber(args[1 - at]) ? { value: args[1 - at] } : undefined;

/** A value as the number that arithmetic takes it for. */
const asNumber = (id: ValueId, facts: Facts): Simpler =>
  facts.isNumber(id) ? { value: id } : { prim: 'plus', args: [id] };

/** If an operand is zero, of whatever sign, or one, the other one. */
const neutralZero =
  (at: number): Identity =>
  (args, facts) =>
    isZero(facts, args[at]) ? asNumber(args[1 - at], facts) : undefined;
const neutralOne =
  (at: number): Identity =>
  (args, facts) =>
    is(facts, args[at], 1) ? asNumber(args[1 - at], facts) : undefined;

/** A factor `1 / b` is a division by `b`. */
const reciprocal =
  (at: number): Identity =>
  (args, facts) => {
    const inner = facts.operands(args[at], 'div');
    return inner && is(facts, inner[0], 1) ? { prim: 'div', args: [args[1 - at], inner[1]] } : undefined;
  };

/** If an operand is the constant, the other one with its sign changed. */
const negated =
  (at: number, constant: number): Identity =>
  (args, facts) =>
    is(facts, args[at], constant) ? { prim: 'neg', args: [args[1 - at]] } : undefined;

/** If an operand is zero, zero. */
const absorbing =
  (at: number): Identity =>
  (args, facts) =>
    isZero(facts, args[at]) ? { constant: 0 } : undefined;

/** Rounding of what is whole. */
const whole: Identity = ([a], facts) => (facts.isInteger(a) ? { value: a } : undefined);

const exact: Table = {
  floor: [whole],
  ceil: [whole],
  round: [whole],
  trunc: [whole],
  max: [
    (args, facts) => {
      const [a, b] = args;
      if (args.length !== 2) return undefined;
      if (is(facts, a, 0) && facts.isCount(b)) return { value: b };
      return is(facts, b, 0) && facts.isCount(a) ? { value: a } : undefined;
    },
  ],
  add: [
    neutral(0, -0),
    neutral(1, -0),
    ([a, b], facts) => {
      const inner = facts.isNumber(a) ? facts.operands(b, 'neg') : undefined;
      return inner && { prim: 'sub', args: [a, inner[0]] };
    },
    ([a, b], facts) => {
      const inner = facts.isNumber(b) ? facts.operands(a, 'neg') : undefined;
      return inner && { prim: 'sub', args: [b, inner[0]] };
    },
  ],
  sub: [
    neutral(1, 0),
    ([a, b], facts) => {
      const inner = facts.isNumber(a) ? facts.operands(b, 'neg') : undefined;
      return inner && facts.isNumber(inner[0]) ? { prim: 'add', args: [a, inner[0]] } : undefined;
    },
  ],
  mul: [neutral(0, 1), neutral(1, 1), negated(0, -1), negated(1, -1)],
  div: [neutral(1, 1), negated(1, -1)],
  pow: [neutral(1, 1), ([, b], facts) => (isZero(facts, b) ? { constant: 1 } : undefined)],
  neg: [
    ([a], facts) => {
      const inner = facts.operands(a, 'neg');
      return inner && facts.isNumber(inner[0]) ? { value: inner[0] } : undefined;
    },
  ],
  plus: [([a], facts, result) => (facts.isNumber(a) || facts.isNeedless(result, a) ? { value: a } : undefined)],
  truthy: [([a], facts) => (facts.isBoolean(a) ? { value: a } : undefined)],
  not: [
    ([a], facts) => {
      const inner = facts.operands(a, 'not');
      return inner && facts.isBoolean(inner[0]) ? { value: inner[0] } : undefined;
    },
  ],
  nullish: [
    ([a], facts) => (facts.isNumber(a) || facts.isBoolean(a) || facts.isObject(a) ? { constant: false } : undefined),
  ],
  typeof: [
    ([a], facts) =>
      facts.isNumber(a) ? { constant: 'number' } : facts.isBoolean(a) ? { constant: 'boolean' } : undefined,
    ([a], facts) => (facts.isFunction(a) ? { constant: 'function' } : undefined),
  ],
  select: [
    ([, a, b]) => (a === b ? { value: a } : undefined),
    ([c, a, b], facts) => {
      const inner = facts.operands(c, 'not');
      return inner && { prim: 'select', args: [inner[0], b, a] };
    },
  ],
};

const adjoint: Table = {
  add: [
    neutralZero(0),
    neutralZero(1),
    ([a, b], facts) => {
      const inner = facts.operands(b, 'neg');
      return inner && { prim: 'sub', args: [a, inner[0]] };
    },
  ],
  sub: [
    neutralZero(1),
    ([a, b], facts) => (isZero(facts, a) ? { prim: 'neg', args: [b] } : undefined),
    ([a, b], facts) => {
      const inner = facts.operands(b, 'neg');
      return inner && { prim: 'add', args: [a, inner[0]] };
    },
  ],
  mul: [absorbing(0), absorbing(1), neutralOne(0), neutralOne(1), reciprocal(1), reciprocal(0)],
  div: [absorbing(0), neutralOne(1)],
  pow: [([a, b], facts) => (is(facts, b, 2) ? { prim: 'mul', args: [a, a] } : undefined)],
  neg: [([a], facts) => (isZero(facts, a) ? { constant: 0 } : undefined)],
};

/** A simpler form of a primitive, if the tables know one. */
export function simpler(
  prim: PrimitiveName,
  args: readonly ValueId[],
  marked: boolean,
  facts: Facts,
  result: ValueId,
): Simpler | undefined {
  const rows = marked ? [...(adjoint[prim] ?? []), ...(exact[prim] ?? [])] : (exact[prim] ?? []);
  for (const identity of rows) {
    const found = identity(args, facts, result);
    if (found) return found;
  }
  return undefined;
}
