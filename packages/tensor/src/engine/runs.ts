/**
 * Broadcasting as runs: a broadcast of several operands over one shape is cut into runs along the last dimension, in
 * which each operand advances by a fixed step (0 where it is repeated). Neighbouring dimensions are merged first where
 * all operands allow it, so that runs are long.
 */
import { stridesOf, type Shape } from '../core/shape.js';

export interface Runs {
  /** Elements per run. */
  readonly length: number;
  /** The advance of each operand within a run. */
  readonly steps: readonly number[];
  /** Lengths of the outer dimensions. */
  readonly outer: readonly number[];
  /** Per operand, its strides over the outer dimensions. */
  readonly strides: readonly (readonly number[])[];
}

function broadcastStrides(operand: Shape, shape: Shape): number[] {
  const own = stridesOf(operand);
  const skip = shape.length - operand.length;
  return shape.map((_, i) => (i < skip || operand[i - skip] === 1 ? 0 : own[i - skip]));
}

/** The runs of `operands`, all of which broadcast to `shape`. */
export function runsOf(shape: Shape, operands: readonly Shape[]): Runs {
  const full = operands.map((operand) => broadcastStrides(operand, shape));
  const dims: number[] = [];
  const strides: number[][] = operands.map(() => []);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis];
    if (n === 1) continue;
    const merges = dims.length > 0 && full.every((s, k) => s[axis] === strides[k][0] * dims[0]);
    if (merges) dims[0] *= n;
    else {
      dims.unshift(n);
      full.forEach((s, k) => strides[k].unshift(s[axis]));
    }
  }
  const length = dims.length === 0 ? 1 : dims[dims.length - 1];
  return {
    length,
    steps: strides.map((s) => (s.length === 0 ? 0 : s[s.length - 1])),
    outer: dims.slice(0, -1),
    strides: strides.map((s) => s.slice(0, -1)),
  };
}

/** Calls `visit(start, offsets)` per run, in order; `start` counts elements, `offsets` has one entry per operand and is reused. */
export function forEachRun(runs: Runs, visit: (start: number, offsets: readonly number[]) => void): void {
  const { length, outer, strides } = runs;
  if (length === 0 || outer.includes(0)) return;
  const offsets = strides.map(() => 0);
  const index = outer.map(() => 0);
  for (let start = 0; ; start += length) {
    visit(start, offsets);
    let axis = outer.length - 1;
    for (; axis >= 0; axis--) {
      for (let k = 0; k < offsets.length; k++) offsets[k] += strides[k][axis];
      if (++index[axis] < outer[axis]) break;
      for (let k = 0; k < offsets.length; k++) offsets[k] -= strides[k][axis] * outer[axis];
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}
