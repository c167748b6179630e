/**
 * Removes merges that merge nothing: a carried parameter that never changes, a result that is the same on all ways, and
 * results, parameters and exit operands that nobody reads (each other aside).
 *
 * Wants: SSA. Keeps: all other operations, and their order. Linear but for the replacements it finds.
 */
import type { Func, Label, Op, Region, Value, ValueId } from '../model.js';
import { ValueMap, type ValueFacts } from '../value-map.js';
import { perFunction } from '../per-function.js';
import { isTerminator, mapArgs, mapList, resolver, withBody, withOps } from './rewrite.js';

/** One position of a construct: its result and, for a loop, its carried parameter; and what flows into them. */
export interface Slot {
  readonly result: Value;
  readonly parameter: Value | undefined;
  readonly initial: ValueId | undefined;
  /** Operands of `continue`. */
  readonly next: ValueId[];
  /** Operands of `yield` and `break`. */
  readonly exit: ValueId[];
  /** True if the parameter's last value is a result too (`for`). */
  readonly counted: boolean;
}

/** The slots of all constructs. */
export interface Slots {
  readonly of: ReadonlyMap<Op, readonly Slot[]>;
}

/** How many leading operands of a construct are not carried values. */
export function fixedArgs(op: Op): number {
  return op.op === 'for' ? 2 : op.op === 'if' ? 1 : 0;
}

/** The slots of a function. */
export const slotsOf = perFunction(findSlots);

function findSlots(func: Func): Slots {
  const of = new Map<Op, readonly Slot[]>();
  const labelled = new Map<Label, readonly Slot[]>();

  function walk(region: Region, owner: readonly Slot[] | undefined): void {
    for (const op of region.ops) {
      const { args } = op;
      if (op.op === 'yield') owner?.forEach((slot, k) => slot.exit.push(args[k]));
      else if (op.op === 'break') labelled.get(op.label)?.forEach((slot, k) => slot.exit.push(args[k]));
      else if (op.op === 'continue') labelled.get(op.label)?.forEach((slot, k) => slot.next.push(args[k]));
      else if (op.regions.length > 0) construct(op);
    }
  }

  function construct(op: Op): void {
    const loop = op.op === 'loop' || op.op === 'for';
    const counted = op.op === 'for';
    const slots = op.results.map((result, k): Slot => ({
      result,
      parameter: loop ? op.regions[0].parameters[counted ? k + 1 : k] : undefined,
      initial: loop ? op.args[fixedArgs(op) + k] : undefined,
      next: [],
      exit: [],
      counted,
    }));
    of.set(op, slots);
    if (loop || op.op === 'block') labelled.set(op.label, slots);
    for (const region of op.regions) walk(region, slots);
  }

  walk(func.body, undefined);
  return { of };
}

/**
 * Where values are defined, and where the constructs begin that they are results of, as numbers in program order: what is
 * defined before a construct has a smaller number than its beginning.
 */
function programOrder(func: Func): { defined: ValueFacts<number>; begins: ValueFacts<number> } {
  const defined = new ValueMap<number>(func);
  const begins = new ValueMap<number>(func);
  let count = 0;
  const walk = ({ parameters, ops }: Region): void => {
    for (const parameter of parameters) defined.set(parameter.id, count++);
    for (const op of ops) {
      if (op.regions.length > 0) {
        const start = count++;
        for (const result of op.results) begins.set(result.id, start);
        op.regions.forEach(walk);
      }
      for (const result of op.results) defined.set(result.id, count++);
    }
  };
  for (const parameter of func.parameters) defined.set(parameter.id, count++);
  walk(func.body);
  return { defined, begins };
}

export function merges(func: Func): Func {
  const { of } = slotsOf(func);
  if (of.size === 0) return func;
  const { defined, begins } = programOrder(func);
  const { resolve, replace } = resolver();

  // Merges of one value: replaced by that value.
  const users = new ValueMap<Slot[]>(func);
  const used = (id: ValueId, slot: Slot): void => {
    const list = users.get(id);
    if (list) list.push(slot);
    else users.set(id, [slot]);
  };
  const work: Slot[] = [];
  for (const slots of of.values()) {
    for (const slot of slots) {
      work.push(slot);
      for (const id of slot.next) used(id, slot);
      for (const id of slot.exit) used(id, slot);
    }
  }
  const revisit = (value: Value): void => {
    const list = users.get(value.id);
    if (list) for (const slot of list) work.push(slot);
  };
  for (let at = 0; at < work.length; at++) {
    const { parameter, initial, next, exit, counted, result } = work[at];
    if (parameter && resolve(parameter.id) === parameter.id) {
      const only = resolve(initial!);
      if (next.every((id) => resolve(id) === parameter.id || resolve(id) === only)) {
        replace(parameter.id, only);
        revisit(parameter);
      }
    }
    if (resolve(result.id) !== result.id) continue;
    const only = counted ? resolve(parameter!.id) : exit.length > 0 ? resolve(exit[0]) : undefined;
    if (only === undefined || defined.get(only)! > begins.get(result.id)! || !exit.every((id) => resolve(id) === only))
      continue;
    replace(result.id, only);
    revisit(result);
  }

  // Slots that something other than a merge reads, and what flows into those.
  const slotOf = new ValueMap<Slot>(func);
  for (const slots of of.values()) {
    for (const slot of slots) {
      slotOf.set(slot.result.id, slot);
      if (slot.parameter) slotOf.set(slot.parameter.id, slot);
    }
  }
  const live = new Set<ValueId>();
  const reached: ValueId[] = [];
  const mark = (id: ValueId): void => {
    const root = resolve(id);
    if (!slotOf.has(root) || live.has(root)) return;
    live.add(root);
    reached.push(root);
  };
  const markOps = (region: Region): void => {
    for (const op of region.ops) {
      const merging = op.op === 'yield' || op.op === 'break' || op.op === 'continue';
      const count = merging ? 0 : op.op === 'loop' || op.op === 'for' ? fixedArgs(op) : op.args.length;
      for (let i = 0; i < count; i++) mark(op.args[i]);
      op.regions.forEach(markOps);
    }
  };
  markOps(func.body);
  for (let id; (id = reached.pop()) !== undefined;) {
    const slot = slotOf.get(id)!;
    if (slot.initial !== undefined) mark(slot.initial);
    if (id === slot.result.id) {
      slot.exit.forEach(mark);
      if (slot.counted) mark(slot.parameter!.id);
    } else {
      slot.next.forEach(mark);
    }
  }

  return withBody(func, withoutDeadSlots(func.body, of, live, resolve));
}

/**
 * Rebuilds a region with only the slots whose result or parameter is in `live`, operands replaced by `resolve`. An
 * operand that is there for the arity alone becomes the carried parameter. Operations that `keep` refuses are left out;
 * terminators stay.
 */
export function withoutDeadSlots(
  body: Region,
  of: ReadonlyMap<Op, readonly Slot[]>,
  live: ReadonlySet<ValueId>,
  resolve: (id: ValueId) => ValueId,
  keep: (op: Op) => boolean = () => true,
): Region {
  const labelled = new Map<Label, readonly Slot[]>();
  const isLive = (slot: Slot): boolean =>
    live.has(slot.result.id) || (slot.parameter !== undefined && live.has(slot.parameter.id));

  function exits(op: Op, slots: readonly Slot[] | undefined, next: boolean): Op {
    if (!slots) return mapArgs(op, resolve);
    const args: ValueId[] = [];
    slots.forEach((slot, k) => {
      if (!isLive(slot)) return;
      const { parameter } = slot;
      const needed = parameter === undefined || live.has(next ? parameter.id : slot.result.id);
      args.push(needed ? resolve(op.args[k]) : parameter.id);
    });
    return args.length === op.args.length && args.every((a, k) => a === op.args[k]) ? op : { ...op, args };
  }

  function construct(op: Op): Op {
    const slots = of.get(op)!;
    if (op.op === 'loop' || op.op === 'for' || op.op === 'block') labelled.set(op.label, slots);
    const fixed = fixedArgs(op);
    const dead = slots.some((slot) => !isLive(slot));
    const alive = (_: unknown, k: number): boolean => isLive(slots[k]);
    const args = mapList(op.args, resolve);
    const regions = mapList(op.regions, (r): Region => {
      const inner = region(r, slots);
      if (!dead || r.parameters.length === 0) return inner;
      const lead = op.op === 'for' ? 1 : 0;
      return { ...inner, parameters: [...r.parameters.slice(0, lead), ...r.parameters.slice(lead).filter(alive)] };
    });
    if (!dead) return args === op.args && regions === op.regions ? op : { ...op, args, regions };
    const kept = [...args.slice(0, fixed), ...args.slice(fixed).filter(alive)];
    return { ...op, args: kept, results: op.results.filter(alive), regions };
  }

  function region(r: Region, owner: readonly Slot[] | undefined): Region {
    const ops: Op[] = [];
    for (const op of r.ops) {
      if (op.op === 'yield') ops.push(exits(op, owner, false));
      else if (op.op === 'break') ops.push(exits(op, labelled.get(op.label), false));
      else if (op.op === 'continue') ops.push(exits(op, labelled.get(op.label), true));
      else if (isTerminator(op)) ops.push(mapArgs(op, resolve));
      else if (keep(op)) ops.push(op.regions.length > 0 ? construct(op) : mapArgs(op, resolve));
    }
    return withOps(r, ops);
  }

  return region(body, undefined);
}
