/**
 * Variables that are used before they are initialised: a ReferenceError, as JavaScript throws it, wherever it comes from; and no trace
 * of a check where it cannot come.
 */
import { describe, expect, test } from 'vitest';
import { adjointSource, gradient } from '../../src/index.js';
import { check } from '../support/check.js';
import { fromText } from '../support/code.js';

/** Functions as text, as tools would see to it that they do not run too early. */
const early: [string, string, string][] = [
  ['a closure', 'y', '(x) => { const f = () => y * x; const z = f(); let y = 2; return z; }'],
  ['a function declaration', 'y', '(x) => { const z = g(); const y = 3; function g() { return y * x; } return z; }'],
  ['a class', 'A', '(x) => { const z = g(); class A { v() { return x; } } function g() { return new A().v(); } }'],
  ['a method of a literal', 'y', '(x) => { const o = { f: () => y * x }; const z = o.f(); const y = 3; return z; }'],
  [
    'a method of a class',
    'y',
    '(x) => { class A { f() { return y; } } const z = new A().f(); const y = 3; return z; }',
  ],
  ['a callback', 'y', '(x) => { const y = [1, 2].map((v) => v * y); return x; }'],
  [
    'a function that another calls',
    'c',
    '(x) => { const a = () => b(), b = () => c; const z = a(); const c = x; return z; }',
  ],
  ['an assignment', 'y', '(x) => { const f = () => { y = 3; return x; }; const z = f(); let y = 2; return z * y; }'],
  ['`typeof`', 'y', '(x) => { const f = () => typeof y; f(); let y = 2; return x; }'],
  ['a default value', 'b', '(x) => ((a = () => b, c = a(), b = 2) => c * x)()'],
  ['a case that was jumped over', 'y', '(x) => { switch (1) { case 0: let y = 3; case 1: return y * x; } }'],
  [
    'a function in a case',
    'y',
    '(x) => { switch (1) { case 0: let y = 1; case 1: return f() * x; function f() { return y; } } }',
  ],
  ['its own case', 'y', '(x) => { switch (0) { case 0: y = 1; let y = 1; case 1: return x; } }'],
];

describe('used too early by', () => {
  test.each(early)('%s', (_, name, text) => {
    const f = fromText<(x: number) => number>(text);
    const message = `Cannot access '${name}' before initialization`;
    for (const run of [f, (x: number) => gradient(f, x)])
      expect(() => run(1.5)).toThrow(expect.objectContaining({ name: 'ReferenceError', message }));
  });
});

test('the error is caught like any other', () => {
  const f = (x: number): number => {
    const read = (): number => y * x;
    let sum = 0;
    try {
      sum += read();
    } catch (error) {
      sum += error instanceof ReferenceError ? 7 * x : 0;
    }
    const y = 2;
    return sum + read();
  };
  check(f, [1.5], [9]);
});

test('each round of a loop has a variable of its own', () => {
  const f = (x: number): number => {
    const fs: (() => number)[] = [];
    let sum = 0;
    for (let i = 0; i < 3; i++) {
      fs.push(() => y * x);
      if (i === 1) continue;
      const y = i + 1;
      sum += fs[i]();
    }
    for (const g of fs) {
      try {
        sum += g();
      } catch {
        sum += x * x;
      }
    }
    return sum;
  };
  check(f, [1.5], [1 + 3 + 1 + 3 + 3]);
});

test('a case that is entered by some rounds only', () => {
  const f = fromText<(x: number) => number>(`(x) => {
    let sum = 0;
    for (let i = 0; i < 3; i++) {
      try {
        switch (i) {
          case 0:
            let y = 3 * x;
          case 1:
            sum += y;
            break;
          default:
            y = 1;
        }
      } catch (error) {
        sum += error instanceof ReferenceError ? 10 * x : 0;
      }
    }
    return sum;
  }`);
  check(f, [1.5], [3 + 10 + 10]);
});

test('what nobody can use too early is not looked at', () => {
  const f = (x: number): number => {
    const isEven = (n: number): number => (n === 0 ? x : isOdd(n - 1));
    const isOdd = (n: number): number => (n === 0 ? -x : isEven(n - 1));
    class Holder {
      get(): number {
        return factor * x;
      }
    }
    const table = { later: () => factor, names: ['a'] };
    const factor = 3;
    return isEven(4) + new Holder().get() * table.later();
  };
  expect(adjointSource(f, 2)).not.toContain('initialised');
  check(f, [2], [10]);
});
