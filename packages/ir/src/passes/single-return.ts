/**
 * Gives a function one `return`, as the last operation of the body, and few early exits: the form that differentiation
 * and inlining want. A function with early returns gets its body in a `block`, whose result is returned; and where a
 * branch of an `if` in a block's body leaves the block, what follows moves into the other branch, so that
 * `if (a) return x; return y` needs no record of how it was left.
 */
import type { Func, Op, Region, Value, ValueId } from '../model.js';
import { join, unknown, type Type } from '../type.js';
import { tapesOf } from './tapes.js';
import { valueTypes } from '../walk.js';

const none: readonly never[] = [];

function hasReturn(region: Region): boolean {
  return region.ops.some((op) => op.op === 'return' || op.regions.some(hasReturn));
}

/** The region with every `return x` made `break label (x)`. */
function returnsToBreaks(region: Region, label: number): Region {
  const ops = region.ops.map((op): Op => {
    if (op.op === 'return') return { ...op, op: 'break', label };
    return op.regions.length === 0 ? op : { ...op, regions: op.regions.map((r) => returnsToBreaks(r, label)) };
  });
  return { ...region, ops };
}

function renamed(op: Op, names: ReadonlyMap<ValueId, ValueId>): Op {
  const args = op.args.map((a) => names.get(a) ?? a);
  const regions = op.regions.map((r) => ({ ...r, ops: r.ops.map((o) => renamed(o, names)) }));
  return { ...op, args, regions };
}

/** Nests what follows a leaving `if` in the body of the block `label`; `newValue` makes the results of the joined `if`. */
function nestTail(region: Region, label: number, newValue: (operands: readonly ValueId[]) => Value): Region {
  let ops: readonly Op[] = region.ops;
  for (let i = ops.length - 2; i >= 0; i--) {
    const op = ops[i];
    const end = ops[ops.length - 1];
    if (op.op !== 'if' || end.op !== 'yield') continue;
    const ends = op.regions.map((r) => r.ops[r.ops.length - 1]);
    const leaves = ends.map((e) => e.op === 'break' && e.label === label);
    if (leaves[0] === leaves[1] || ends[leaves[0] ? 1 : 0].op !== 'yield') continue;
    const stays = leaves[0] ? 1 : 0;
    const names = new Map(op.results.map((result, k) => [result.id, ends[stays].args[k]]));
    const tail = [...ops.slice(i + 1, -1), end].map((o) => renamed(o, names));
    const toYield = ends[1 - stays];
    const kept: Region = { parameters: none, ops: [...op.regions[stays].ops.slice(0, -1), ...tail] };
    const left: Region = {
      parameters: none,
      ops: [...op.regions[1 - stays].ops.slice(0, -1), { ...toYield, op: 'yield' }],
    };
    const results = end.args.map((_, k) => newValue([toYield.args[k], tail[tail.length - 1].args[k]]));
    const joined: Op = { ...op, results, regions: stays === 0 ? [kept, left] : [left, kept] };
    ops = [...ops.slice(0, i), joined, { ...end, args: results.map((r) => r.id) }];
  }
  return { ...region, ops };
}

/** The function with one `return` at its end; SSA form in, SSA form out. */
export function singleReturn(func: Func): Func {
  let { nextId } = func;
  const types = valueTypes(func);
  const newValue = (operands: readonly ValueId[]): Value => {
    const type: Type = operands.map((o) => types.get(o) ?? unknown).reduce(join);
    const value = { id: nextId++, type };
    types.set(value.id, type);
    return value;
  };

  const nest = (region: Region): Region => ({
    ...region,
    ops: region.ops.map((op): Op => {
      if (op.regions.length === 0) return op;
      const regions = op.regions.map(nest);
      return { ...op, regions: op.op === 'block' ? [nestTail(regions[0], op.label, newValue)] : regions };
    }),
  });

  let body = func.body;
  const last = body.ops[body.ops.length - 1];
  if (body.ops.slice(0, -1).some((op) => op.regions.some(hasReturn))) {
    const label = nextId++;
    const inner = returnsToBreaks(body, label);
    const atHead = tapesOf(inner);
    const end = inner.ops[inner.ops.length - 1];
    const atEnd: Op = last.op === 'return' ? { ...end, op: 'yield' } : end;
    const operands: ValueId[] = [];
    const collect = (region: Region): void =>
      region.ops.forEach((op) => {
        if (op.op === 'break' && op.label === label) operands.push(op.args[0]);
        op.regions.forEach(collect);
      });
    collect({ ...inner, ops: inner.ops.slice(0, -1) });
    if (last.op === 'return') operands.push(last.args[0]);
    const result = newValue(operands);
    const block: Op = {
      op: 'block',
      label,
      args: none,
      results: [result],
      regions: [{ parameters: none, ops: [...inner.ops.slice(0, -1).filter((op) => !atHead.has(op)), atEnd] }],
    };
    body = {
      parameters: none,
      ops: [...atHead, block, { op: 'return', args: [result.id], results: none, regions: none }],
    };
  }
  body = nest(body);
  return { ...func, body, nextId };
}
