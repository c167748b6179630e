/**
 * Which reads and assignments may run code of a getter or setter. Properties that a type names are plain ones, and so are all of
 * arrays, and of literals that were made here; of anything else that is active the run time is asked.
 */
import { isNumeric, objectOf, unknown, type LoadOp, type Op, type StoreOp, type Type, type ValueId } from '@wengert/ir';

export interface Known {
  readonly typeOf: (id: ValueId) => Type;
  readonly definition: ReadonlyMap<ValueId, Op>;
}

export function mayRunCode(op: LoadOp | StoreOp, { typeOf, definition }: Known): boolean {
  const [base, key] = op.args;
  if (op.private !== undefined || isNumeric(typeOf(key))) return false;
  const type = typeOf(base);
  if (type.kind === 'unknown' || type.kind === 'function') return true;
  if (type.kind !== 'object' || definition.get(base)?.op === 'object') return false;
  const name = textOf(key, definition);
  return name === undefined || !Object.hasOwn(type.fields, name);
}

/** The type of what an access is done with after the check, which has run the code if there is any. */
export function passageType({ args: [base, key] }: LoadOp | StoreOp, { typeOf, definition }: Known): Type {
  const name = textOf(key, definition);
  return typeOf(base).kind === 'immutable' || name === undefined ? unknown : objectOf({ [name]: unknown });
}

function textOf(key: ValueId, definition: Known['definition']): string | undefined {
  const op = definition.get(key);
  return op?.op === 'const' && typeof op.value === 'string' ? op.value : undefined;
}
