/** Values of other packages that take part through the protocol of kind.ts. */
import { describe, expect, it } from 'vitest';
import { gradcheck, numericGradient, type NumericKind } from '../src/index.js';

/** A stand-in for a tensor: immutable, row-major, with elements out of reach. */
class Grid {
  readonly #numbers: ArrayLike<number>;
  constructor(
    readonly shape: readonly number[],
    numbers: ArrayLike<number>,
  ) {
    this.#numbers = numbers;
  }
  at(index: number): number {
    return this.#numbers[index];
  }
  static kind: NumericKind<Grid> = {
    name: 'Grid',
    toNumbers: (value) => value.#numbers,
    fromNumbers: (like, numbers) =>
      new Grid(
        like.shape,
        like.#numbers instanceof Float32Array ? Float32Array.from(numbers) : Float64Array.from(numbers),
      ),
    one: (value) => (value.#numbers.length === 1 ? new Grid(value.shape, [1]) : undefined),
    mismatch: (value, d) =>
      String((d as Grid).shape) === String(value.shape)
        ? undefined
        : `shape [${(d as Grid).shape.join(', ')}] does not match [${value.shape.join(', ')}]`,
    describe: (value) => `Grid [${value.shape.join(', ')}]`,
  };
}
Object.defineProperty(Grid.prototype, Symbol.for('wengert.tangentKind'), { value: Grid.kind });

const numbers = (value: unknown): number[] => Array.from(Grid.kind.toNumbers(value as Grid));
const grid = new Grid([2, 3], Float64Array.of(1, 2, 3, 4, 5, 6));

describe('values with a kind', () => {
  it('have gradients of their own class', () => {
    const [d] = numericGradient((g: Grid) => g.at(2) ** 2 * g.at(4), grid);
    expect(d).toBeInstanceOf(Grid);
    expect(numbers(d)).toEqual([0, 0, 30, 0, 9, 0].map((value) => expect.closeTo(value, 9)));
  });

  it('are found in fields and arrays, and may be the result', () => {
    const f = (layers: { W: Grid }[]): Grid => new Grid([], [layers[0].W.at(1) * layers[1].W.at(5)]);
    const [d] = numericGradient(f, [{ W: grid }, { W: grid }]) as [{ W: Grid }[]];
    expect(numbers(d[0].W)[1]).toBeCloseTo(6, 9);
    expect(numbers(d[1].W)[5]).toBeCloseTo(2, 9);
  });

  it('are immutable: each place that holds one counts for itself, as with numbers', () => {
    const [a, b] = numericGradient((p: Grid, q: Grid) => p.at(0) * q.at(1), grid, grid);
    expect([numbers(a)[0], numbers(b)[1]]).toEqual([expect.closeTo(2, 9), expect.closeTo(1, 9)]);
  });

  it('are reported with one index per dimension', () => {
    const wrong = new Grid([2, 3], [0, 0, 0, 0, 0, 7]);
    const report = gradcheck((g: Grid) => g.at(5), [grid], { gradient: () => [wrong] });
    expect(report.entries.find(({ ok }) => !ok)!.path).toBe('args[0][1][2]');
  });

  it('are checked for their shape', () => {
    const report = gradcheck((g: Grid) => g.at(5), [grid], { gradient: () => [new Grid([3, 2], [0, 0, 0, 0, 0, 1])] });
    expect(report.comparisons[0].problems).toEqual([
      'the gradient of args[0] does not fit its value: shape [3, 2] does not match [2, 3]',
    ]);
    const none = gradcheck((g: Grid) => g.at(5), [grid], { gradient: () => [undefined] });
    expect(none.comparisons[0].problems).toEqual([
      'the gradient of args[0] is undefined, but the value is Grid [2, 3]',
    ]);
  });

  it('may have single precision', () => {
    const single = new Grid([2], Float32Array.of(0.1, 3));
    const f = (g: Grid): number => Math.fround(g.at(0) * g.at(1));
    const gradient = (): unknown[] => [new Grid([2], Float32Array.of(3.0001, 0.1))];
    expect(gradcheck(f, [single], { gradient }).ok).toBe(true);
  });

  it('may be the result of a function that is checked through its pullback', () => {
    const double = (g: Grid): Grid =>
      Grid.kind.fromNumbers(
        g,
        numbers(g).map((x) => 2 * x),
      );
    const pullback = (_: unknown, g: unknown) => [double(g as Grid), (d: unknown) => [double(d as Grid)]] as const;
    expect(gradcheck(double, [grid], { pullback }).ok).toBe(true);
  });
});
