/** `broadcast` and `map` under differentiation, with a differentiator that knows the functions used here. */
import { ruleOf, type Differentiator, type HigherOrderRule } from '@wengert/rules';
import { describe, expect, it } from 'vitest';
import { broadcast, map, tensor, Tensor, type Operand } from '../src/index.js';

let calls = 0;
const f = (w: number, g: number): number => (calls++, w * g * g);
const square = (x: number): number => x * x;
const root = (x: number): number => Math.sqrt(x);
const three = (a: number, b: number, c: number): number => a * b + c;
const four = (a: number, b: number, c: number, d: number): number => a * b + c * d;

const gradients = new Map<unknown, (...args: number[]) => number[]>([
  [f, (w, g) => [g * g, 2 * w * g]],
  [square, (x) => [2 * x]],
  [root, (x) => [0.5 / Math.sqrt(x)]],
  [three, (a, b) => [b, a, 1]],
  [four, (a, b, c, d) => [b, a, d, c]],
]);

const order: number[] = [];
function differentiator(withPartials: boolean): Differentiator {
  return {
    partials: (fn) =>
      withPartials
        ? (out, ...args) => {
            out.set(gradients.get(fn)!(...args));
            return (fn as (...args: number[]) => number)(...args);
          }
        : null,
    pullback(fn, args) {
      const numbers = args as number[];
      const g = gradients.get(fn)!(...numbers);
      const value = (fn as (...args: number[]) => number)(...numbers);
      return [value, (d) => (order.push(numbers[0]), g.map((p) => p * (d as number)))];
    },
  };
}

function run(
  fn: typeof broadcast | typeof map,
  ad: Differentiator,
  ...args: unknown[]
): [Operand, (d: Operand) => unknown[]] {
  const rule = ruleOf(fn) as HigherOrderRule;
  return rule.forward(ad, ...(args as never[])) as unknown as [Operand, (d: Operand) => unknown[]];
}

describe.each([
  ['partial derivatives', true],
  ['a pullback per element', false],
])('by %s', (_name, withPartials) => {
  const ad = differentiator(withPartials);

  it('broadcasts and gives cotangents of the form of the operands', () => {
    const W = tensor([[1, 2], [3, 4]]); // prettier-ignore
    const G = tensor([5, 6], { dtype: 'float32' });
    calls = 0;
    const [y, back] = run(broadcast, ad, f, W, G);
    expect(calls).toBe(4);
    expect((y as Tensor).toArray()).toEqual([[25, 72], [75, 144]]); // prettier-ignore
    const d = tensor([[1, 0], [2, 1]]); // prettier-ignore
    for (let again = 0; again < 2; again++) {
      const [df, dW, dG] = back(d) as [undefined, Tensor, Tensor];
      expect(df).toBeUndefined();
      expect(dW.toArray()).toEqual([[25, 0], [50, 36]]); // prettier-ignore
      expect(dG.toArray()).toEqual([10 + 60, 48]);
      expect([dW.dtype, dG.dtype]).toEqual(['float64', 'float32']);
    }
  });

  it('takes numbers, also only numbers', () => {
    const [, back] = run(broadcast, ad, three, tensor([1, 2]), 3, 4);
    const [, da, db, dc] = back(tensor([1, 1])) as [undefined, Tensor, number, number];
    expect([da.toArray(), db, dc]).toEqual([[3, 3], 3, 2]);
    const [y, plainBack] = run(broadcast, ad, square, 3);
    expect([y, plainBack(2)]).toEqual([9, [undefined, 12]]);
    const [four4] = run(broadcast, ad, four, 1, 2, tensor([3]), 4);
    expect((four4 as Tensor).toArray()).toEqual([14]);
  });

  it('maps', () => {
    const [y, back] = run(map, ad, tensor([1, 2]), square);
    expect((y as Tensor).toArray()).toEqual([1, 4]);
    const [dx, df] = back(tensor([1, 10]));
    expect((dx as Tensor).toArray()).toEqual([2, 40]);
    expect(df).toBeUndefined();
  });
});

it('a zero cotangent times an infinite partial is zero', () => {
  const [, back] = run(map, differentiator(true), tensor([0, 4]), root);
  expect((back(tensor([0, 1]))[0] as Tensor).toArray()).toEqual([0, 0.25]);
});

it('pullbacks run in reverse order', () => {
  order.length = 0;
  const [, back] = run(map, differentiator(false), tensor([1, 2, 3]), square);
  back(tensor([1, 0, 1]));
  expect(order).toEqual([3, 2, 1]);
});
