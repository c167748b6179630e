/** Cases 1 to 8: "Simple example". */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { adjointSource, derivative, gradient, WengertError } from '../../src/index.js';
import { caseCount, expectCase } from './cases.js';

const f = (x: number): number => 5 * x + 3;
const df = (_x: number): number => 5;
const g = (x: number, y: number): number => 2 * x + 3 * y;

test('all cases are here', () => {
  expect(caseCount).toBe(44);
});

test('tut-01: a linear function and its derivative by hand', () => {
  expectCase(f(10), 'tut-01', 0);
  expectCase(df(10), 'tut-01', 1);
});

test("tut-02: f'(10)", () => {
  expectCase(derivative(f)(10), 'tut-02');
});

test("tut-03: which function computes f'(10)", () => {
  const shown = inspect(derivative(f));
  expect(shown).toContain('derivative');
  expect(shown).toContain('f');
  expect(derivative(f).name).toBe('derivative of f');
});

test('tut-04: the derivative is ordinary code and returns the constant', () => {
  const source = adjointSource(f);
  expect(source).toContain('return 5;');
  expect(source).not.toMatch(/[*+]/);
});

test("tut-05: f' is for functions of one argument", () => {
  // @ts-expect-error the compiler refuses a function of two arguments
  const wrong = derivative(g) as unknown as (x: number, y: number) => number;
  expect(() => wrong(1, 1)).toThrow(WengertError);
  expect(() => wrong(1, 1)).toThrow(
    /derivative of g: expected one number, got 2 arguments[^]*gradient\(f, \.\.\.args\)/,
  );
});

test('tut-06: the gradient of a function of two arguments', () => {
  expectCase(gradient(g, 1, 1), 'tut-06', 0);
  expectCase(g(1, 1), 'tut-06', 1);
});

test('tut-07: the code of the gradient has no loops, calls or tapes', () => {
  const source = adjointSource(g);
  expect(source).toContain('return [2, 3];');
  expect(source).not.toMatch(/\bfor\b|\bwhile\b|push|new /);
});

test('tut-08: the gradient of a function of one argument is a list of one', () => {
  expectCase(gradient(f, 10), 'tut-08');
});
