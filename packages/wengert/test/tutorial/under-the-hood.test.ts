/** Cases 18 to 23: rules, Wengert lists, pullbacks of scalar functions. */
import { expect, test } from 'vitest';
import { derivative, gradient, pullback, wengertList } from '../../src/index.js';
import { call, expectCase } from './cases.js';

const s = (x: number): number => Math.sin(x ** 2) * 5;

const w1 = (x: number): number => x ** 2;
const w2 = (x: number): number => Math.sin(x);
const w3 = (x: number): number => x * 5.0;
const composed = (x: number): number => w3(w2(w1(x)));

test('tut-18: the basic rules', () => {
  const derivatives = [
    derivative((x) => x)(1.7),
    derivative((x) => -Math.sin(x))(0.6),
    derivative((x) => Math.sin(x) + x * x)(0.6),
    derivative((x) => Math.sin(x) * x * x)(0.6),
    derivative((x) => Math.sin(x) / (x * x))(0.6),
    derivative((x) => Math.sin(x) ** 3)(0.6),
    derivative((x) => Math.sin(x * x))(0.6),
  ];
  derivatives.forEach((d, k) => expectCase(d, 'tut-18', k));
});

test('tut-19: the Wengert list', () => {
  expect(wengertList(s)).toEqual(call('tut-19').expected);
});

test('tut-20: value and gradient', () => {
  expectCase(s(4), 'tut-20', 0);
  expectCase(gradient(s, 4)[0], 'tut-20', 1);
  expectCase(gradient(composed, 4)[0], 'tut-20', 1);
});

test('tut-21: a pullback is a value and an adjoint function', () => {
  const [sVal, sBack] = pullback(composed, 4);
  expectCase(sVal, 'tut-21', 0);
  expectCase(sBack(1), 'tut-21', 1);
});

test('tut-22: pullbacks compose in reverse order', () => {
  const [y1Val, y1Back] = pullback(w1, 4);
  const [y2Val, y2Back] = pullback(w2, y1Val);
  const [y3Val, y3Back] = pullback(w3, y2Val);
  expectCase(y1Val, 'tut-22', 0);
  expectCase(y2Val, 'tut-22', 1);
  expectCase(y3Val, 'tut-22', 2);
  expectCase(y3Back(1), 'tut-22', 3);
  expectCase(y2Back(y3Back(1)[0]), 'tut-22', 4);
  expectCase(y1Back(y2Back(y3Back(1)[0])[0])[0], 'tut-22', 5);
});

test('tut-23: perturbations and sensitivities', () => {
  const local = [derivative(w1)(4), derivative(w2)(w1(4)), derivative(w3)(w2(w1(4)))];
  const perturbations = [1];
  for (const d of local) perturbations.push(d * perturbations[perturbations.length - 1]);
  expectCase(perturbations, 'tut-23', 0);
  const sensitivities = [1];
  for (const d of local.reverse()) sensitivities.push(d * sensitivities[sensitivities.length - 1]);
  expectCase(sensitivities, 'tut-23', 1);
});
