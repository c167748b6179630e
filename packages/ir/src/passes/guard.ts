/**
 * A function as code in a `try` calls it: it never throws, and returns `{ threw, value }`. So what it did before it threw is
 * differentiated like all other code, and what it did not do is not.
 *
 * Wants and keeps: SSA. Closures that it makes stay as they are; each is guarded when it is called so.
 */
import { Builder } from '../builder.js';
import type { Func, Op, Region, ValueId } from '../model.js';
import { boolean, unknown } from '../type.js';
import { eachOp, eachValue } from '../walk.js';
import { tapesOf } from './tapes.js';

const known = new WeakMap<Func, Func>();

/** The guarded form of a function; one for each function. */
export function guard(func: Func): Func {
  let guarded = known.get(func);
  if (guarded === undefined) {
    guarded = write(func);
    known.set(func, guarded);
  }
  return guarded;
}

/** Tells of objects that only this function sees: literals that are read and written and nothing else, and cells. */
function privateObjects({ body, captures }: Func): (object: ValueId) => boolean {
  const found = new Set<ValueId>();
  eachOp(body, (op) => {
    const isCell = op.op === 'capture' && captures[op.index]?.cell === true;
    if (op.op === 'array' || op.op === 'object' || isCell) found.add(op.results[0].id);
    const isBase = op.op === 'load' || op.op === 'store' || op.op === 'delete';
    op.args.forEach((arg, k) => {
      if ((!isBase || k > 0) && !(op.op === 'closure' && op.func.captures[k].cell)) found.delete(arg);
    });
  });
  return (object) => found.has(object);
}

function write(func: Func): Func {
  const b = new Builder(func.nextId);
  b.isPrivate = privateObjects(func);
  eachValue(func, (value) => b.adopt(value));
  b.parameters.push(...func.parameters);
  const { name, captures, form, location } = func;
  const written = b.function({ name, captures, form, ...(location && { location }) }, () => {
    const out = b.id();
    const [threw, value] = [b.value(boolean), b.value(unknown)];
    const operation = (op: Op): void => {
      b.location = op.location;
      if (op.op === 'return') b.break(out, [b.const(false), op.args[0]]);
      else if (op.regions.length === 0) b.guarded(op);
      else b.append({ ...op, regions: op.regions.map(region) });
    };
    const region = ({ parameters, ops }: Region): Region => b.region(() => ops.forEach(operation), parameters);
    b.escape = (thrown) => b.break(out, [b.const(true), thrown]);
    const atHead = tapesOf(func.body);
    atHead.forEach((op) => b.append(op));
    const body = region({ ...func.body, ops: func.body.ops.filter((op) => !atHead.has(op)) });
    b.escape = undefined;
    b.append({ op: 'block', label: out, args: [], results: [threw, value], regions: [body] });
    b.return(b.object(['threw', 'value'], [threw.id, value.id]));
  });
  return { ...func, ...written, name };
}
