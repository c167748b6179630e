/** Cases 24 to 31: functions from R2 to R2, their pullbacks and Jacobians. */
import { test } from 'vitest';
import { jacobian, pullback } from '../../src/index.js';
import { expectCase } from './cases.js';

const f = (x: number[]): number[] => [x[0] + x[1], x[0] * x[1]];
const g = (y: number[]): number[] => [Math.exp(y[0] + y[1]), Math.log(y[0]) + Math.log(y[1])];
const h = (x: number[]): number[] => g(f(x));

test('tut-24: value and Jacobian', () => {
  expectCase(pullback(f, [1, 2])[0], 'tut-24', 0);
  expectCase(jacobian(f, [1, 2]), 'tut-24', 1);
});

test('tut-25 and tut-26: pulling back the unit vectors', () => {
  const [, fBack] = pullback(f, [1, 2]);
  expectCase(fBack([1, 0]), 'tut-25');
  expectCase(fBack([0, 1]), 'tut-26');
});

test('tut-27: the chain rule with Jacobians', () => {
  expectCase(jacobian(h, [1, 2])[0], 'tut-27');
});

test('tut-28, tut-29 and tut-30: step by step and at once', () => {
  const [y1Val, y1Back] = pullback(f, [1, 2]);
  const [y2Val, y2Back] = pullback(g, y1Val);
  const [hVal, hBack] = pullback(h, [1, 2]);
  expectCase(y2Val, 'tut-28');
  expectCase(hVal, 'tut-29');
  expectCase(hBack([0, 1]), 'tut-30', 0);
  expectCase(y1Back(y2Back([0, 1])[0]), 'tut-30', 1);
});

test('tut-31: a Jacobian takes one reverse sweep per row', () => {
  const [, hBack] = pullback(h, [1, 2]);
  expectCase([hBack([1, 0])[0], hBack([0, 1])[0]], 'tut-31');
});
