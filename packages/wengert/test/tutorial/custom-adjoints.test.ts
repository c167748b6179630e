/** Cases 35 to 44: custom adjoints and caveats. */
import { afterEach, expect, test, vi } from 'vitest';
import {
  adjoint,
  argmax,
  gradcheck,
  gradient,
  oneHot,
  pullback,
  pullbackWithSelf,
  softmax,
  sum,
  tensor,
  WengertError,
  type Tensor,
} from '../../src/index.js';
import { call, expectCase } from './cases.js';
import { fromText } from '../support/code.js';

afterEach(() => {
  vi.restoreAllMocks();
});

test('tut-35: an adjoint for add', () => {
  const add = (a: number, b: number): number => a + b;
  adjoint(add, (a, b) => [add(a, b), (d) => [d, d]]);
  const [value, addBack] = pullback(add, 2, 3);
  expectCase(value, 'tut-35', 0);
  expectCase(addBack(1), 'tut-35', 1);
  expectCase(addBack(2.5), 'tut-35', 2);
});

test('tut-36 and tut-37: an adjoint may redefine the function under differentiation only', () => {
  const add = (a: number, b: number): number => a + b;
  adjoint(add, (a, b) => {
    console.log("I'll be back!?");
    return [add(a, b), (d) => [d, d]];
  });
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  const [value, addBack] = pullback(add, 2, 3);
  expect(printed.mock.calls).toEqual([["I'll be back!?"]]);
  expect(value).toBe((call('tut-36', 0).expected as { value: number }).value);
  expectCase(addBack(1), 'tut-36', 1);

  printed.mockClear();
  expectCase(gradient(add, 2, 3), 'tut-36', 2);
  expect(printed.mock.calls).toEqual([["I'll be back!?"]]);

  printed.mockClear();
  expectCase(add(2, 3), 'tut-37');
  expect(printed).not.toHaveBeenCalled();
});

test('tut-36: also where add is called by other code', () => {
  const add = (a: number, b: number): number => a + b;
  const seen: number[] = [];
  adjoint(add, (a, b) => {
    seen.push(a);
    return [add(a, b), (d) => [d, 10 * d]];
  });
  expect(gradient((x: number, y: number) => add(x * x, y) * 2, 3, 4)).toEqual([12, 20]);
  expect(seen).toEqual([9]);
});

test('tut-38: checking an adjoint against its code, differences and a gradient by hand', () => {
  const add = (a: number, b: number): number => a + b;
  adjoint(add, (a, b) => [add(a, b), (d) => [d, d]]);
  const report = gradcheck(add, [2, 3], { byHand: () => [1, 1] });
  expect(report.ok).toBe(true);
  expect(report.comparisons.length).toBe(3);
});

test('tut-39: a wrong adjoint is caught', () => {
  const add = (a: number, b: number): number => a + b;
  adjoint(add, (a, b) => [add(a, b), (d) => [d]]);
  expect(gradcheck(add, [2, 3]).ok).toBe(false);
  expect(String(gradcheck(add, [2, 3]))).toContain('add has 2 arguments but its adjoint returned 1 cotangent');
  expect(() => gradient(add, 2, 3)).toThrow(WengertError);
  expect(() => gradient(add, 2, 3)).toThrow('add has 2 arguments but its adjoint returned 1 cotangent');
});

test('tut-39: so is one with a wrong number', () => {
  const scale = (a: number, b: number): number => a * b;
  adjoint(scale, (a, b) => [a * b, (d) => [d * b, d * b]]);
  expect(gradcheck(scale, [2, 3]).ok).toBe(false);
});

test('tut-40: incomplete source is a syntax error of the language', () => {
  expect(() => fromText('function addg(a) { { let b = 3; return a + b }')).toThrow(SyntaxError);
  const complete = fromText<(a: number) => number>('function (a) { { let b = 3; return a + b } }');
  expect(gradient(complete, 4)).toEqual([1]);
});

test('tut-41: the gradient of the function itself: nothing, if it captures nothing', () => {
  const addg = (a: number): number => {
    const b = 3;
    return a + b;
  };
  const [value, back] = pullbackWithSelf(addg, 4);
  expectCase(value, 'tut-41', 0);
  expect(call('tut-41', 1).expected).toEqual([null, 2]);
  expect(back(2)).toEqual([undefined, 2]);
});

test('tut-42: the gradient of a closure holds its captured variables', () => {
  const f = (
    (a: number) =>
    (x: number): number =>
      x * a
  )(3);
  const [value, back] = pullbackWithSelf(f, 2);
  expectCase(value, 'tut-42', 0);
  expectCase(back(1), 'tut-42', 1);
});

test('tut-43: arrays that are changed', () => {
  const fillSquares = (x: number[]): number[] => {
    const y: number[] = [];
    for (let i = 0; i < x.length; i++) y[i] = x[i] * x[i];
    return y;
  };
  expectCase(
    gradient((x: number[]) => fillSquares(x).reduce((s, v) => s + v, 0), [1, 2, 3]),
    'tut-43',
  );
});

test('tut-44: argmax in the function, softmax in its adjoint', () => {
  const decide = (x: Tensor): Tensor => oneHot(argmax(x), x.size);
  adjoint(decide, (x) => {
    const [, back] = pullback((z: Tensor) => softmax(z), x);
    return [decide(x), (d) => back(d)];
  });
  const scores = tensor([1, 2, 0.5]);
  const [value, back] = pullback(decide, scores);
  expectCase(value.toArray(), 'tut-44', 0);
  expectCase(back(tensor([0, 1, 0]))[0].toArray(), 'tut-44', 1);
  const [viaLoss] = gradient((x: Tensor) => sum(decide(x).mul(tensor([0, 1, 0]))), scores);
  expectCase(viaLoss.toArray(), 'tut-44', 1);
});
