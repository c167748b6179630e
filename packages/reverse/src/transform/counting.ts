/** Arithmetic of counted loops: how often they run, where they end, and the number of an iteration in a nest of them. */
import { integer, type Builder, type ForOp, type PrimitiveName, type Value, type ValueId } from '@wengert/ir';
import type { LoopInfo } from './structure.js';

/** A primitive whose result is known to be an integer where the operands are bounds of loops that end. */
function whole(b: Builder, prim: PrimitiveName, args: readonly ValueId[]): ValueId {
  const result: Value = b.value(integer);
  b.append({ op: 'prim', prim, adjoint: true, args, results: [result], regions: [] });
  return result.id;
}

/** How often a counted loop runs when it is not left early. */
export function trips(b: Builder, low: ValueId, high: ValueId, step: number): ValueId {
  const span = step > 0 ? b.prim('sub', [high, low]) : b.prim('sub', [low, high]);
  const width = Math.abs(step);
  const exact = width === 1 ? span : b.prim('div', [span, b.const(width)]);
  const rounded = width === 1 && b.typeOf(span).kind === 'integer' ? exact : b.prim('ceil', [exact]);
  return whole(b, 'max', [b.const(0), rounded]);
}

/** The index of the last iteration of a loop that runs to its bound; before the first one if it never runs. */
export function lastIndex(b: Builder, low: ValueId, high: ValueId, step: number): ValueId {
  const integers = b.typeOf(high).kind === 'integer' && b.typeOf(low).kind === 'integer';
  if (step === 1) return whole(b, 'sub', [integers ? high : b.prim('ceil', [high]), b.const(1)]);
  if (step === -1) return whole(b, 'add', [integers ? high : b.prim('floor', [high]), b.const(1)]);
  const before = b.prim('sub', [trips(b, low, high, step), b.const(1)]);
  return whole(b, 'add', [low, b.prim('mul', [before, b.const(step)])]);
}

/** The loops of the nest that `loop` is the innermost of, outermost first. */
export function nestOf(loop: LoopInfo): readonly LoopInfo[] {
  return loop.outer ? [...nestOf(loop.outer), loop] : [loop];
}

/** What `slot` has to know of a loop in a nest of counted loops. */
export interface Position {
  readonly op: ForOp;
  readonly index: ValueId;
  readonly low: ValueId;
  readonly trips: ValueId;
}

/** The number of an iteration in a nest of counted loops: the mixed-radix number of the positions, outermost first. */
export function slot(b: Builder, nest: readonly Position[]): ValueId {
  let number: ValueId | undefined;
  for (const { op, index, low, trips: count } of nest) {
    const offset = op.step > 0 ? whole(b, 'sub', [index, low]) : whole(b, 'sub', [low, index]);
    const width = Math.abs(op.step);
    const position = width === 1 ? offset : whole(b, 'div', [offset, b.const(width)]);
    number = number === undefined ? position : whole(b, 'add', [whole(b, 'mul', [number, count]), position]);
  }
  return number!;
}
