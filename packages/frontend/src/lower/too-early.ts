/**
 * Variables that may be read or assigned before they are initialised, as scope analysis found: there a flag stands beside the value, and
 * each use that may come too early is preceded by a look at it. So the ReferenceError comes as ordinary control flow.
 */
import { boolean, objectOf, unknown, type Type, type ValueId } from '@wengert/ir';
import type { Binding, FunctionInfo } from '../scope/model.js';
import { throwReferenceError } from './runtime-calls.js';
import type { Lowering } from './lowering.js';

const flag = 'initialised';

/** Has the variable a flag? */
export function isFlagged(binding: Binding): boolean {
  return binding.early.size > 0;
}

const plainCell: Type = objectOf({ value: unknown });
const flaggedCell: Type = objectOf({ value: unknown, [flag]: boolean });

export function cellTypeOf(binding: Binding): Type {
  return isFlagged(binding) ? flaggedCell : plainCell;
}

/** A new cell of a variable. */
export function newCell(ctx: Lowering, binding: Binding, value: ValueId, initialised: boolean): ValueId {
  return isFlagged(binding)
    ? ctx.object(['value', flag], [value, ctx.b.const(initialised)], binding.name)
    : ctx.object(['value'], [value], binding.name);
}

/** Gives the variable in a cell its initial value. */
export function initialiseCell({ b }: Lowering, binding: Binding, cell: ValueId, value: ValueId): void {
  b.setCell(cell, value);
  if (isFlagged(binding)) b.setCell(cell, b.const(true), flag);
}

/** Throws if the variable in a cell has no value yet, where that can be. */
export function checkCell(ctx: Lowering, binding: Binding, cell: ValueId): void {
  let within: FunctionInfo = ctx.info;
  while (within !== binding.owner && within.parent !== binding.owner) within = within.parent!;
  if (binding.early.has(within)) checkFlag(ctx, binding, () => ctx.b.getCell(cell, flag, flag, boolean));
}

/** Throws if the flag of a variable is not set, where the function that is lowered may come too early. */
export function checkFlag(ctx: Lowering, binding: Binding, read: () => ValueId): void {
  ctx.b.if(
    read(),
    () => {},
    () => void throwTooEarly(ctx, binding),
  );
}

export function throwTooEarly(ctx: Lowering, { name }: Binding): ValueId {
  return throwReferenceError(ctx, `Cannot access '${name}' before initialization`);
}
