/**
 * What the cotangent of a value looks like, decided before any code is written:
 *
 * - `none`: it has none. The value is not active, or it is a container, whose cotangent lies in shadow memory;
 * - `number`: a number, zero at first;
 * - `value`: whatever fits the value at run time (a number, a tensor, ...), `undefined` at first.
 *
 * A value of unknown type that is only used as a number has a number for its cotangent: whatever it is at run time,
 * the operations saw the number it converts to.
 */
import { eachOp, isContainer, primitives, type Op, type Type, type ValueId } from '@wengert/ir';
import type { Activity } from './activity.js';
import type { Structure } from './structure.js';

export type CotangentClass = 'none' | 'number' | 'value';

/** The values whose class the operand `i` of `op` takes on (it flows there unchanged), or how it is used instead. */
function flow(
  op: Op,
  i: number,
  targets: ReadonlyMap<number, Op>,
  owner: Op | undefined,
): ValueId | 'number' | 'neutral' | 'value' {
  switch (op.op) {
    case 'prim':
      if (primitives[op.prim].numeric) return 'number';
      if (op.prim === 'add') return op.results[0].id;
      if (op.prim === 'select') return i === 0 ? 'neutral' : op.results[0].id;
      return 'neutral';
    case 'load':
      return i === 1 ? 'neutral' : 'value';
    case 'store':
      return i === 2 ? 'value' : 'neutral';
    case 'addto':
      return i === 2 ? 'number' : 'neutral';
    case 'if':
    case 'delete':
    case 'buffer':
    case 'ensure':
    case 'throw':
      return 'neutral';
    case 'yield':
      return owner ? owner.results[i].id : 'neutral';
    case 'break':
    case 'continue':
      return targets.get(op.label)!.results[i].id;
    case 'loop':
      return op.results[i].id;
    case 'for':
      return i < 2 ? 'number' : op.results[i - 2].id;
    default:
      return 'value';
  }
}

export function cotangentClasses(
  { func }: Structure,
  types: ReadonlyMap<ValueId, Type>,
  active: Activity,
): (value: ValueId) => CotangentClass {
  const targets = new Map<number, Op>();
  // A loop's parameters have the class of its results: both hold the same variable.
  const same = new Map<ValueId, ValueId>();
  eachOp(func.body, (op) => {
    if (op.op === 'block' || op.op === 'loop' || op.op === 'for') targets.set(op.label, op);
    if (op.op === 'loop' || op.op === 'for') {
      const offset = op.op === 'for' ? 1 : 0;
      op.results.forEach((result, k) => same.set(op.regions[0].parameters[k + offset].id, result.id));
    }
  });

  // Optimistic: every value is only used as a number until a use says otherwise; then what flows into it follows.
  const general = new Set<ValueId>();
  const sources = new Map<ValueId, ValueId[]>();
  const used = new Set<ValueId>();
  const work: ValueId[] = [];
  const demote = (value: ValueId): void => {
    if (general.has(value) || types.get(value)?.kind === 'number') return;
    general.add(value);
    work.push(value);
  };
  const link = (from: ValueId, to: ValueId): void => {
    const list = sources.get(to);
    if (list) list.push(from);
    else sources.set(to, [from]);
  };
  const visit = (op: Op, owner: Op | undefined): void => {
    op.args.forEach((arg, i) => {
      const use = flow(op, i, targets, owner);
      if (use !== 'neutral') used.add(arg);
      if (use === 'value') demote(arg);
      else if (typeof use === 'number') link(arg, use);
    });
    for (const region of op.regions) for (const inner of region.ops) visit(inner, op);
  };
  for (const op of func.body.ops) visit(op, undefined);
  for (const [parameter, result] of same) {
    link(parameter, result);
    link(result, parameter);
    used.add(parameter);
    used.add(result);
  }
  for (let value = work.pop(); value !== undefined; value = work.pop()) sources.get(value)?.forEach(demote);

  return (value) => {
    const type = types.get(value)!;
    if (!active(value) || isContainer(type)) return 'none';
    if (type.kind === 'number') return 'number';
    if (type.kind === 'immutable' || general.has(value)) return 'value';
    return used.has(value) ? 'number' : 'none';
  };
}
