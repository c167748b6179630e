/**
 * Where values come from that may be text. Literals are `clean`, and so are texts that the differentiated function gets as arguments, and
 * parts of them, in whatever new array they lie. Of its other arguments, of captured variables, and of what lies in them, only those who
 * know that memory can have changed it: `input`. In a function that others call nothing is known of its arguments. Wants SSA.
 */
import type { CallOp, Type, ValueId } from '@wengert/ir';
import type { Structure } from './structure.js';

export type Origin = 'clean' | 'input' | 'other';

/** @param isRoot true of the function that is differentiated, false of one that it calls */
export function originsOf(
  { func, definition }: Structure,
  types: ReadonlyMap<ValueId, Type>,
  isRoot: boolean,
): (value: ValueId) => Origin {
  const known = new Map<ValueId, Origin>();
  if (isRoot) for (const { id } of func.parameters) known.set(id, types.get(id)!.kind === 'opaque' ? 'clean' : 'input');

  /** Is it a call of a method of text, which gives a part of it? `line.split(',')` */
  const isPart = ({ args: [callee] }: CallOp): boolean => {
    const method = definition.get(callee);
    const key = method?.op === 'load' ? definition.get(method.args[1]) : undefined;
    return key?.op === 'const' && typeof key.value === 'string' && Object.hasOwn(String.prototype, key.value);
  };
  const find = (value: ValueId): Origin => {
    const op = definition.get(value);
    if (op?.op === 'const') return 'clean';
    if (op?.op === 'call' && isPart(op)) {
      const origins = op.args.slice(1).map(originOf);
      return origins.find((o) => o === 'other') ?? origins.find((o) => o === 'input') ?? 'clean';
    }
    return op?.op === 'capture' || op?.op === 'load' ? originOf(op.args[0]) : 'other';
  };
  const originOf = (value: ValueId): Origin => {
    let origin = known.get(value);
    if (origin === undefined) known.set(value, (origin = find(value)));
    return origin;
  };
  return originOf;
}
