/**
 * What outlives a stretch of a generator is kept in an object, the frame: variables that more than one stretch knows, and values that
 * are used in another stretch than the one that computes them. Constants are written again where they are used.
 */
import type { Op, Region, Value, ValueId, VariableId } from '@wengert/ir';
import type { Writer } from './split.js';

const none: readonly never[] = [];

function eachInner(ops: readonly Op[], visit: (op: Op) => void): void {
  for (const op of ops) {
    visit(op);
    for (const region of op.regions) eachInner(region.ops, visit);
  }
}

function renamed(op: Op, names: ReadonlyMap<ValueId, ValueId>): Op {
  const args = op.args.map((a) => names.get(a) ?? a);
  const regions = op.regions.map((r): Region => ({ ...r, ops: r.ops.map((inner) => renamed(inner, names)) }));
  return { ...op, args, regions };
}

function isConstant(op: Op | undefined): op is Op {
  return op?.op === 'const' || op?.op === 'global' || op?.op === 'extern';
}

/** Lets values pass from one stretch to another in variables. The parameters of the function belong to the first stretch. */
export function passValues(stretches: readonly (readonly Op[])[], parameters: readonly Value[], w: Writer): Op[][] {
  const home = new Map<ValueId, number>(parameters.map((p) => [p.id, 0]));
  const definition = new Map<ValueId, Op>();
  stretches.forEach((ops, k) =>
    eachInner(ops, (op) => {
      for (const { id } of op.results) {
        home.set(id, k);
        definition.set(id, op);
      }
      for (const region of op.regions) for (const { id } of region.parameters) home.set(id, k);
    }),
  );
  const carriers = new Map<ValueId, VariableId>();
  const carrierOf = (id: ValueId): VariableId => {
    let carrier = carriers.get(id);
    if (carrier === undefined) carriers.set(id, (carrier = w.variable('$value')));
    return carrier;
  };
  const renamedStretches = stretches.map((ops, k) => {
    const names = new Map<ValueId, ValueId>();
    const head: Op[] = [];
    eachInner(ops, (op) => {
      for (const arg of op.args) {
        if (home.get(arg) === k || names.has(arg)) continue;
        const here = w.value();
        names.set(arg, here.id);
        const made = definition.get(arg);
        head.push(
          isConstant(made) ? { ...made, results: [{ ...made.results[0], id: here.id }] } : w.get(carrierOf(arg), here),
        );
      }
    });
    return [...head, ...ops.map((op) => renamed(op, names))];
  });
  const keep = ({ id }: Value): Op[] => (carriers.has(id) ? [w.set(carriers.get(id)!, id)] : []);
  return renamedStretches.map((ops, k) => [
    ...(k === 0 ? parameters.flatMap(keep) : []),
    ...ops.flatMap((op) => [op, ...op.results.flatMap(keep)]),
  ]);
}

/** The variables that have to be in the frame, with their keys there. `kept` are those that must be, `free` those that must not. */
export function frameKeys(
  stretches: readonly (readonly Op[])[],
  kept: VariableId,
  free: ReadonlySet<VariableId>,
): Map<VariableId, string> {
  const home = new Map<VariableId, number>();
  const keys = new Map<VariableId, string>([[kept, 'later']]);
  const keep = (variable: VariableId): void => {
    if (!keys.has(variable)) keys.set(variable, `v${keys.size}`);
  };
  stretches.forEach((ops, k) => {
    const set = new Set<VariableId>();
    for (const op of ops) {
      eachInner([op], (inner) => {
        if ((inner.op !== 'get' && inner.op !== 'set') || free.has(inner.variable)) return;
        const known = home.get(inner.variable);
        // What is not set first in the only stretch that knows it has its value from another run.
        if ((known !== undefined && known !== k) || (known === undefined && op.op !== 'set')) keep(inner.variable);
        home.set(inner.variable, k);
        set.add(inner.variable);
      });
    }
  });
  return keys;
}

/** The operations with what is done to variables in the frame done there. */
export function inFrame(ops: readonly Op[], keys: ReadonlyMap<VariableId, string>, frame: ValueId, w: Writer): Op[] {
  return ops.flatMap((op): Op[] => {
    const key = op.op === 'get' || op.op === 'set' ? keys.get(op.variable) : undefined;
    if (key === undefined) {
      const regions = op.regions.map((r): Region => ({ ...r, ops: inFrame(r.ops, keys, frame, w) }));
      return [op.regions.length === 0 ? op : { ...op, regions }];
    }
    const made: Op[] = [];
    const at = w.const(made, key);
    made.push(
      op.op === 'get'
        ? { op: 'load', args: [frame, at], results: op.results, regions: none }
        : { op: 'store', args: [frame, at, op.args[0]], results: none, regions: none },
    );
    return made;
  });
}
