/**
 * What each operation has beyond its operands, results and regions: the one table from which the printer, the parser and
 * the encoder know how to write an operation down. A new operation, or a new field of one, does not compile without a
 * row here.
 */
import type { OpCode } from './model.js';
import type { OpOf } from './op-of.js';

/** How the value of a field is written down. */
export type FieldKind =
  | 'constant'
  /** An identifier or any other text. */
  | 'name'
  /** A text for people; may be absent. */
  | 'text'
  | 'names'
  | 'number'
  | 'step'
  | 'label'
  | 'variable'
  /** Positions in `args`; may be absent. */
  | 'positions'
  /** The index of a captured variable; may be absent. */
  | 'private'
  /** True or absent. */
  | 'flag'
  | 'function'
  /** Something of the running program, found again by the operation's `name`. */
  | 'linked';

type Fields<C extends OpCode> = Exclude<keyof OpOf<C>, 'op' | 'args' | 'results' | 'regions' | 'location'>;

export type Schema = { readonly [C in OpCode]: { readonly [F in Fields<C>]: FieldKind } };

export const schema: Schema = {
  const: { value: 'constant' },
  global: { name: 'name' },
  extern: { name: 'name', value: 'linked' },
  prim: { prim: 'name', adjoint: 'flag', guard: 'flag' },
  intrinsic: { name: 'name', effect: 'name', fn: 'linked' },
  load: { private: 'private' },
  store: { private: 'private' },
  addto: {},
  delete: {},
  array: {},
  object: { keys: 'names' },
  closure: { func: 'function' },
  buffer: { element: 'name' },
  ensure: {},
  capture: { index: 'number', name: 'name' },
  setcapture: { index: 'number', name: 'name' },
  call: { text: 'text', spread: 'positions' },
  new: { target: 'flag', text: 'text', spread: 'positions' },
  if: {},
  loop: { label: 'label' },
  for: { label: 'label', step: 'step' },
  block: { label: 'label' },
  yield: {},
  break: { label: 'label' },
  continue: { label: 'label' },
  return: {},
  throw: {},
  get: { variable: 'variable' },
  set: { variable: 'variable' },
};

/** The fields of an operation in the order of its row, with their kinds. */
export function fieldsOf(op: OpCode): readonly (readonly [name: string, kind: FieldKind])[] {
  return rows[op];
}

const rows = Object.fromEntries(Object.entries(schema).map(([op, row]) => [op, Object.entries(row)])) as Readonly<
  Record<OpCode, [string, FieldKind][]>
>;
