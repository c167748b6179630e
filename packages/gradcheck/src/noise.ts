/**
 * How noisy a function is: the size of the errors that a computation makes because it rounds. A difference of two values
 * cannot be more certain than that, so every error estimate starts here.
 */

const samples = 7;

/**
 * The power of two just below `|x|`; 0 for 0. Steps that are multiples of it and of a power of two are added to `x`
 * without rounding, as long as they are not too small.
 */
export function scaleOf(x: number): number {
  return x === 0 ? 0 : 2 ** Math.floor(Math.log2(Math.abs(x)));
}

/**
 * The noise of `line` around `x`, one number per component: the standard deviation of its rounding errors.
 *
 * The method is ECNoise (J. Moré and S. Wild, "Estimating computational noise", SIAM J. Sci. Comput. 33, 2011): of
 * values at equally spaced points very near each other, high differences keep the noise and lose the function. The
 * spacing grows until the points can be told apart. A component whose noise cannot be seen is given one rounding error
 * of its value.
 */
export function noiseOf(line: (x: number) => ArrayLike<number> | undefined, x: number, float32: boolean): Float64Array {
  const round = float32 ? Math.fround : (value: number): number => value;
  const precision = float32 ? 2 ** -23 : 2 ** -52;
  const base = line(x);
  if (!base) return new Float64Array(0);
  const noise = Float64Array.from(base, (value) => (Math.abs(value) * precision) / 4);
  const found = new Array<boolean>(base.length).fill(false);
  const first = (x === 0 ? 2 ** -10 : scaleOf(x)) * precision * (float32 ? 2 ** 4 : 2 ** 12);
  const last = Math.max(Math.abs(x), 1) * 2 ** (float32 ? -10 : -18);
  for (let spacing = first; spacing < last && !found.every(Boolean); spacing *= 2 ** 10) {
    const rows: ArrayLike<number>[] = [];
    for (let k = 0; k < samples; k++) {
      const row = line(round(x + (k - (samples - 1) / 2) * spacing));
      if (row) rows.push(row);
    }
    if (rows.length < samples) break;
    for (let component = 0; component < base.length; component++) {
      if (found[component]) continue;
      const estimate = fromDifferences(rows.map((row) => row[component]));
      if (estimate === 'too close') continue;
      noise[component] = Math.max(noise[component], estimate);
      found[component] = true;
    }
  }
  return noise;
}

/** The noise of equally spaced values: 0 if none can be seen. Values of which many are equal are too close to tell. */
function fromDifferences(values: number[]): number | 'too close' {
  const size = Math.max(...values.map(Math.abs));
  if (size === 0) return 0;
  const estimates: number[] = [];
  const changes: boolean[] = [];
  let row = values.map((value) => value / size);
  let factor = 1;
  for (let order = 1; order < samples; order++) {
    const previous = row;
    row = row.slice(1).map((value, k) => value - previous[k]);
    if (order === 1 && row.filter((difference) => difference === 0).length >= row.length / 2) return 'too close';
    factor *= order / (2 * (2 * order - 1)); // (order!)^2 / (2 order)!
    estimates.push(Math.sqrt((factor * row.reduce((sum, value) => sum + value * value, 0)) / row.length));
    changes.push(row.some((value) => value > 0) && row.some((value) => value < 0));
  }
  for (let k = 0; k + 2 < estimates.length; k++) {
    const three = estimates.slice(k, k + 3);
    if (Math.max(...three) <= 4 * Math.min(...three) && changes[k]) return three[0] * size;
  }
  return 0;
}
