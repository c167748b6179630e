/**
 * The primitive operations, one row each: how many operands, what results, what JavaScript writes and what it means.
 * No pass branches on a primitive's name; whatever differs from one to the other is a column here or a rule elsewhere.
 */

/** What a primitive gives, whatever its operands (`arithmetic`: integer if all operands are, else number). */
export type ResultKind = 'number' | 'integer' | 'boolean' | 'opaque' | 'arithmetic' | 'sum' | 'operand';

export interface Primitive {
  /** Number of operands; -1 for any number. */
  readonly arity: number;
  /**
   * Kind of the result. `sum` is that of `+`: numeric if both operands are, else unknown. `operand`: the join of the
   * operands from the second on (`select`).
   */
  readonly result: ResultKind;
  /** True if it converts its operands to numbers, so that it sees them only as numbers. */
  readonly numeric: boolean;
  /** JavaScript with `$0`, `$1`, ... for operands or `$*` for all, and its operator precedence (18 = call, 20 = atom). */
  readonly js: string;
  readonly precedence: number;
  /** True if evaluating it again costs about as much as reading it from memory. */
  readonly cheap: boolean;
  readonly evaluate: (...operands: never[]) => unknown;
  /** True if it writes all of its operands as text, from which they can be had back. */
  readonly text?: boolean;
  /** Of a primitive on any number of operands that is a chain of itself on two: its value on none. */
  readonly identity?: number;
}

type Evaluate = (...operands: never[]) => unknown;

function row(
  arity: number,
  result: ResultKind,
  numeric: boolean,
  js: string,
  precedence: number,
  cheap: boolean,
  evaluate: Evaluate,
): Primitive {
  return { arity, result, numeric, js, precedence, cheap, evaluate };
}

/** A method of `Math`, called as such. */
function math(
  name: Exclude<keyof Math, symbol>,
  arity: number,
  cheap = false,
  result: ResultKind = 'number',
): Primitive {
  const operands = arity < 0 ? '$*' : Array.from({ length: arity }, (_, i) => `$${i}`).join(', ');
  return row(arity, result, true, `Math.${name}(${operands})`, 18, cheap, Math[name] as Evaluate);
}

/* eslint-disable eqeqeq -- the loose operators mean what they say */
export const primitives = {
  add: row(2, 'sum', false, '$0 + $1', 12, true, (a: number, b: number) => a + b),
  sub: row(2, 'arithmetic', true, '$0 - $1', 12, true, (a: number, b: number) => a - b),
  mul: row(2, 'arithmetic', true, '$0 * $1', 13, true, (a: number, b: number) => a * b),
  div: row(2, 'number', true, '$0 / $1', 13, true, (a: number, b: number) => a / b),
  mod: row(2, 'number', true, '$0 % $1', 13, false, (a: number, b: number) => a % b),
  pow: row(2, 'number', true, '$0 ** $1', 14, false, (a: number, b: number) => a ** b),
  neg: row(1, 'number', true, '-$0', 15, true, (a: number) => -a),
  plus: row(1, 'arithmetic', true, '+$0', 15, true, (a: number) => +a),

  lt: row(2, 'boolean', false, '$0 < $1', 10, true, (a: number, b: number) => a < b),
  le: row(2, 'boolean', false, '$0 <= $1', 10, true, (a: number, b: number) => a <= b),
  gt: row(2, 'boolean', false, '$0 > $1', 10, true, (a: number, b: number) => a > b),
  ge: row(2, 'boolean', false, '$0 >= $1', 10, true, (a: number, b: number) => a >= b),
  eq: row(2, 'boolean', false, '$0 === $1', 9, true, (a: unknown, b: unknown) => a === b),
  ne: row(2, 'boolean', false, '$0 !== $1', 9, true, (a: unknown, b: unknown) => a !== b),
  looseEq: row(2, 'boolean', false, '$0 == $1', 9, true, (a: unknown, b: unknown) => a == b),
  looseNe: row(2, 'boolean', false, '$0 != $1', 9, true, (a: unknown, b: unknown) => a != b),
  not: row(1, 'boolean', false, '!$0', 15, true, (a: unknown) => !a),
  truthy: row(1, 'boolean', false, '!!$0', 15, true, (a: unknown) => !!a),
  nullish: row(1, 'boolean', false, '$0 == null', 9, true, (a: unknown) => a == null),
  typeof: row(1, 'opaque', false, 'typeof $0', 15, true, (a: unknown) => typeof a),
  in: row(2, 'boolean', false, '$0 in $1', 10, false, (a: string, b: object) => a in b),
  instanceof: row(2, 'boolean', false, '$0 instanceof $1', 10, false, (a: object, b: () => void) => a instanceof b),
  template: {
    ...row(-1, 'opaque', false, '`$*`', 20, false, (...parts: unknown[]) =>
      parts.map((p) => `${p as string}`).join(''),
    ),
    text: true,
  },

  bitand: row(2, 'integer', true, '$0 & $1', 8, true, (a: number, b: number) => a & b),
  bitor: row(2, 'integer', true, '$0 | $1', 6, true, (a: number, b: number) => a | b),
  bitxor: row(2, 'integer', true, '$0 ^ $1', 7, true, (a: number, b: number) => a ^ b),
  bitnot: row(1, 'integer', true, '~$0', 15, true, (a: number) => ~a),
  shl: row(2, 'integer', true, '$0 << $1', 11, true, (a: number, b: number) => a << b),
  shr: row(2, 'integer', true, '$0 >> $1', 11, true, (a: number, b: number) => a >> b),
  ushr: row(2, 'integer', true, '$0 >>> $1', 11, true, (a: number, b: number) => a >>> b),

  /** `$0 ? $1 : $2` with both alternatives evaluated. */
  select: row(3, 'operand', false, '$0 ? $1 : $2', 3, true, (c: unknown, a: unknown, b: unknown) => (c ? a : b)),

  abs: math('abs', 1, true),
  acos: math('acos', 1),
  acosh: math('acosh', 1),
  asin: math('asin', 1),
  asinh: math('asinh', 1),
  atan: math('atan', 1),
  atanh: math('atanh', 1),
  atan2: math('atan2', 2),
  cbrt: math('cbrt', 1),
  ceil: math('ceil', 1, true),
  clz32: math('clz32', 1, true, 'integer'),
  cos: math('cos', 1),
  cosh: math('cosh', 1),
  exp: math('exp', 1),
  expm1: math('expm1', 1),
  floor: math('floor', 1, true),
  fround: math('fround', 1, true),
  hypot: math('hypot', -1),
  imul: math('imul', 2, true, 'integer'),
  log: math('log', 1),
  log10: math('log10', 1),
  log1p: math('log1p', 1),
  log2: math('log2', 1),
  max: { ...math('max', -1, true), identity: -Infinity },
  min: { ...math('min', -1, true), identity: Infinity },
  round: math('round', 1, true),
  sign: math('sign', 1, true),
  sin: math('sin', 1),
  sinh: math('sinh', 1),
  sqrt: math('sqrt', 1),
  tan: math('tan', 1),
  tanh: math('tanh', 1),
  trunc: math('trunc', 1, true),
} as const satisfies Record<string, Primitive>;
/* eslint-enable eqeqeq */

export type PrimitiveName = keyof typeof primitives;

/** The primitive that calling a method of `Math` is, by the method's name. */
export const mathPrimitives: ReadonlyMap<string, PrimitiveName> = new Map([
  ...(Object.keys(primitives) as PrimitiveName[])
    .filter((n) => primitives[n].js.startsWith('Math.'))
    .map((n) => [n, n] as const),
  ['pow', 'pow'] as const,
]);
