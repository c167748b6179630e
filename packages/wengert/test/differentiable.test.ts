/** `differentiable(f, env)`: captured variables named by hand. The functions here come from text, which no plugin sees. */
import { describe, expect, test } from 'vitest';
import {
  derivative,
  differentiable,
  gradient,
  Params,
  pullbackWithSelf,
  sum,
  tensor,
  type Tensor,
} from '../src/index.js';
import { refusalOf } from './support/refused.js';
import { fromText } from './support/code.js';

type F = (x: number) => number;

/** A closure over a box of variables that the text of the function names. */
const hidden = (names: string, text: string) =>
  fromText<(box: object) => F>(`(box) => { let { ${names} } = box; return ${text}; }`);

describe('captured variables by name', () => {
  test('numbers and functions', () => {
    const w = 3;
    const square = (x: number): number => x * x;
    const f = hidden('w, square', '(x) => w * square(x)')({ w, square });
    expect(refusalOf(() => gradient(f, 2)).code).toBe('invisible-capture');
    const g = differentiable(f, () => ({ w, square }));
    expect(g).toBe(f);
    expect(gradient(g, 2)).toEqual([12]);
    expect(derivative(g)(1)).toBe(6);
    expect(gradient((x: number) => g(x) * 2, 2)).toEqual([24]);
  });

  test('are asked for whenever the function is differentiated', () => {
    let w = 3;
    const f = differentiable(hidden('w', '(x) => w * x')({ w }), () => ({ w }));
    expect(gradient(f, 2)).toEqual([3]);
    w = 5;
    expect(gradient(f, 2)).toEqual([5]);
  });

  test('parameters', () => {
    const W = tensor([1, 2]);
    const f = fromText<(...args: unknown[]) => () => number>('(W, sum) => () => sum(W.mul(W))')(W, sum);
    differentiable(f, () => ({ W, sum }));
    expect(
      gradient(f, new Params([W]))
        .get(W)
        .toArray(),
    ).toEqual([2, 4]);
  });

  test('the gradient of the closure', () => {
    const w = 3;
    const f = differentiable(hidden('w', '(x) => w * x')({ w }), () => ({ w }));
    expect(pullbackWithSelf(f, 2).back(1)).toEqual([{ w: 2 }, 3]);
  });

  test('arrays that the function changes', () => {
    const seen: number[] = [];
    const f = differentiable(
      hidden('seen', '(x) => { seen.push(x * x); return seen[seen.length - 1] * 2; }')({ seen }),
      () => ({ seen }),
    );
    expect(gradient(f, 3)).toEqual([12]);
    expect(seen).toEqual([9]);
  });

  test('none: a closed function', () => {
    const f = differentiable(fromText<F>('(x) => x * x'));
    expect(gradient(f, 3)).toEqual([6]);
  });

  test('each closure has its own', () => {
    const make = hidden('k', '(x) => k * x');
    const fs = [2, 5].map((k) => differentiable(make({ k }), () => ({ k })));
    expect(fs.map((f) => gradient(f, 1)[0])).toEqual([2, 5]);
  });

  test('a function that the plugin has seen', () => {
    const k = 3;
    const f = differentiable(
      (x: number) => k * x,
      () => ({ k }),
    );
    expect(gradient(f, 1)).toEqual([3]);
  });
});

describe('refusals', () => {
  test('a variable that is not named', () => {
    const f = hidden('w, v', '(x) => w * x + v')({ w: 1, v: 2 });
    const error = refusalOf(() => differentiable(f, () => ({ w: 1 })));
    expect(error.code).toBe('invisible-capture');
    expect(error.message).toContain('`v`');
  });

  test('a variable that the function assigns', () => {
    const f = hidden('n', '(x) => { n = 5; return n * x; }')({ n: 0 });
    differentiable(f, () => ({ n: 0 }));
    const error = refusalOf(() => gradient(f, 2));
    expect(error.code).toBe('unsupported-syntax');
    expect(error.message).toContain('`n`');
  });

  test('what is no function', () => {
    expect(refusalOf(() => differentiable(3 as never, () => ({}))).code).toBe('bad-argument');
    expect(refusalOf(() => differentiable(Math.sin, {} as never)).code).toBe('bad-argument');
    expect(refusalOf(() => differentiable(structuredClone as never)).code).toBe('native-function');
  });
});

test('a tensor by name and as an argument', () => {
  const W = tensor([3, 4]);
  const f = fromText<(...args: unknown[]) => (x: Tensor) => number>('(W, sum) => (x) => sum(W.mul(x))')(W, sum);
  expect(
    gradient(
      differentiable(f, () => ({ W, sum })),
      tensor([1, 2]),
    )[0].toArray(),
  ).toEqual([3, 4]);
});
