/**
 * Drops code that can never run, and moves what follows a decision out of it: of an `if` with an arm that never falls
 * through, the other arm's operations come after the `if`; a `block` that nobody breaks out of dissolves.
 *
 * Wants: any verified function, in variable form or SSA. Keeps: the meaning and the form. Gives: an `if` of which at
 * least one arm exits has no results, its other arm is empty; every operation but those after an endless loop is
 * reachable in the structure; the tail after a loop that is never left by `break` is `throw undefined`.
 */
import type { Func, IfOp, Label, Op, Region } from '../model.js';
import { opaque } from '../type.js';
import { mapArgs, mapRegions, resolver, withOps } from './rewrite.js';

const none: readonly never[] = [];

export function straighten(func: Func): Func {
  const completes = new Map<Region, boolean>();
  const broken = new Set<Label>();

  /** Whether control can leave the region's end by `yield`; notes the labels of reachable breaks. */
  function analyse(region: Region): boolean {
    let result = false;
    for (const op of region.ops) {
      if (op.op === 'yield') result = true;
      else if (op.op === 'break') broken.add(op.label);
      if (!runsOn(op)) break;
    }
    completes.set(region, result);
    return result;
  }

  function runsOn(op: Op): boolean {
    switch (op.op) {
      case 'if': {
        const first = analyse(op.regions[0]);
        return analyse(op.regions[1]) || first;
      }
      case 'block':
        return analyse(op.regions[0]) || broken.has(op.label);
      case 'loop':
        analyse(op.regions[0]);
        return broken.has(op.label);
      case 'for':
        analyse(op.regions[0]);
        return true;
      case 'yield':
      case 'break':
      case 'continue':
      case 'return':
      case 'throw':
        return false;
      default:
        return true;
    }
  }

  const { resolve, replace } = resolver();
  let { nextId } = func;

  /** Writes the operations that can run; false if control never comes to the end. A `yield` is given to `onYield`. */
  function write(ops: readonly Op[], out: Op[], onYield: (op: Op) => boolean): boolean {
    for (const op of ops) {
      if (op.op === 'yield') return onYield(mapArgs(op, resolve));
      if (!writeOp(mapArgs(op, resolve), out)) return false;
    }
    return true;
  }

  function rebuild(region: Region): Region {
    const ops: Op[] = [];
    write(region.ops, ops, (op) => {
      ops.push(op);
      return false;
    });
    return withOps(region, ops);
  }

  /** Writes a region's operations in place of the construct with the given results. */
  function splice(construct: Op, region: Region, out: Op[]): boolean {
    return write(region.ops, out, (op) => {
      construct.results.forEach((r, k) => replace(r.id, op.args[k]));
      return true;
    });
  }

  function writeIf(op: IfOp, out: Op[]): boolean {
    const [then, otherwise] = op.regions;
    if (completes.get(then) && completes.get(otherwise)) {
      out.push(mapRegions(op, rebuild));
      return true;
    }
    const empty: Region = { parameters: none, ops: [{ op: 'yield', args: none, results: none, regions: none }] };
    const thenFirst = !completes.get(then);
    out.push({ ...op, results: none, regions: thenFirst ? [rebuild(then), empty] : [empty, rebuild(otherwise)] });
    return splice(op, thenFirst ? otherwise : then, out);
  }

  /** Writes one operation; false if control never comes behind it. */
  function writeOp(op: Op, out: Op[]): boolean {
    switch (op.op) {
      case 'if':
        return writeIf(op, out);
      case 'block':
        if (!broken.has(op.label)) return splice(op, op.regions[0], out);
        out.push(mapRegions(op, rebuild));
        return true;
      case 'loop':
        out.push(mapRegions(op, rebuild));
        if (broken.has(op.label)) return true;
        out.push({ op: 'const', value: undefined, args: none, results: [{ id: nextId, type: opaque }], regions: none });
        out.push({ op: 'throw', args: [nextId++], results: none, regions: none });
        return false;
      case 'for':
        out.push(mapRegions(op, rebuild));
        return true;
      case 'break':
      case 'continue':
      case 'return':
      case 'throw':
        out.push(op);
        return false;
      default:
        out.push(op);
        return true;
    }
  }

  analyse(func.body);
  const body = rebuild(func.body);
  return body === func.body ? func : { ...func, body, nextId };
}
