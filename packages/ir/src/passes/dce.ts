/**
 * Removes what nothing needs. Optimistic: everything is dead until something live asks for it, so cycles of merges and
 * tapes that are only written vanish too.
 *
 * Live from the start: calls and whatever else may act outside, stores into memory that others may see, `return`,
 * `throw`, and endless loops. A store into memory that only this function sees is live if something live reads there. A
 * counted loop, an `if` or a block is live if something in it is, or a result. Reads of what is known to be an object do
 * nothing; of anything else they may throw, or run a getter, and are live.
 *
 * Wants and keeps: SSA. Closures are treated alike.
 */
import type { Func, Label, Op, Region, ValueId } from '../model.js';
import { ValueMap } from '../value-map.js';
import { effectOf } from './effects.js';
import { memoryOf, type MemoryClass } from './memory.js';
import { fixedArgs, slotsOf, withoutDeadSlots, type Slot } from './merges.js';
import { inClosures, withBody } from './rewrite.js';

export function dce(func: Func): Func {
  return inClosures(sweep(func), dce);
}

type Exit = Op & { op: 'break' | 'continue' };

function sweep(func: Func): Func {
  const memory = memoryOf(func);
  const { context, outside } = memory;
  const { of } = slotsOf(func);

  // Who defines, encloses and leaves what.
  const definer = new ValueMap<Op>(func);
  const around = new Map<Op, Op | undefined>();
  const slotOf = new ValueMap<Slot>(func);
  const leaving = new Map<Label, Exit[]>();
  /** Writes that wait for someone to read the class. */
  const writers = new Map<MemoryClass, Op[]>();
  const roots: Op[] = [];

  /** May a read of a property of this value do more than give it: throw, or run code? */
  const mayAct = (base: ValueId): boolean => {
    const { kind } = context.types.get(base)!;
    const made = definer.get(base);
    if (made?.op === 'const') return made.value == null;
    return (kind === 'unknown' || kind === 'opaque') && made?.op !== 'global' && made?.op !== 'extern';
  };

  function index(region: Region, construct: Op | undefined): void {
    for (const op of region.ops) {
      around.set(op, construct);
      for (const r of op.results) definer.set(r.id, op);
      if (op.op === 'break' || op.op === 'continue') {
        const list = leaving.get(op.label);
        if (list) list.push(op);
        else leaving.set(op.label, [op]);
      }
      if (op.op === 'return' || op.op === 'throw' || op.op === 'loop') roots.push(op);
      const effect = effectOf(op, context);
      if (effect === 'unknown' || effect === 'checks' || (op.op === 'load' && mayAct(op.args[0]))) roots.push(op);
      if (effect === 'writes') {
        const written = memory.writes(op);
        if (written.length === 0 || written.includes(outside)) roots.push(op);
        for (const c of written) {
          const list = writers.get(c);
          if (list) list.push(op);
          else writers.set(c, [op]);
        }
      }
      for (const inner of op.regions) {
        for (const p of inner.parameters) definer.set(p.id, op);
        index(inner, op);
      }
    }
  }
  index(func.body, undefined);
  for (const [op, slots] of of) {
    for (const slot of slots) {
      slotOf.set(slot.result.id, slot);
      definer.set(slot.result.id, op);
      if (slot.parameter) slotOf.set(slot.parameter.id, slot);
    }
  }

  const liveOps = new Set<Op>();
  const liveValues = new Set<ValueId>();
  const readClasses = new Set<MemoryClass>();
  /** What is live, and what it needs not yet. */
  const work: (Op | ValueId)[] = [];

  function value(id: ValueId): void {
    if (liveValues.has(id)) return;
    liveValues.add(id);
    work.push(id);
  }

  function operation(op: Op): void {
    if (liveOps.has(op)) return;
    liveOps.add(op);
    work.push(op);
  }

  function valueNeeds(id: ValueId): void {
    const op = definer.get(id);
    if (op) operation(op);
    const slot = slotOf.get(id);
    if (!slot) return;
    if (slot.initial !== undefined) value(slot.initial);
    if (id === slot.result.id) {
      slot.exit.forEach(value);
      if (slot.counted) value(slot.parameter!.id);
    } else {
      slot.next.forEach(value);
    }
  }

  function operationNeeds(op: Op): void {
    const construct = around.get(op);
    if (construct) operation(construct);
    if (op.regions.length > 0) {
      for (let i = 0; i < fixedArgs(op); i++) value(op.args[i]);
      if ('label' in op) leaving.get(op.label)?.forEach(operation);
      return;
    }
    if (op.op === 'break' || op.op === 'continue') return;
    op.args.forEach(value);
    memory.reads(op).forEach(read);
  }

  function read(c: MemoryClass): void {
    if (readClasses.has(c)) return;
    readClasses.add(c);
    writers.get(c)?.forEach(operation);
  }

  roots.forEach(operation);
  for (let next; (next = work.pop()) !== undefined;) {
    if (typeof next === 'number') valueNeeds(next);
    else operationNeeds(next);
  }

  const resolve = (id: ValueId): ValueId => id;
  return withBody(
    func,
    withoutDeadSlots(func.body, of, liveValues, resolve, (op) => liveOps.has(op)),
  );
}
