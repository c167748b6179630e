/** What conversions to numbers and text throw in a `try`, and what the code of the program that makes them does. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { checkByHand } from '../support/check.js';
import { fromText } from '../support/code.js';

const error = 'catch (e) { return x * e.message.length * (e instanceof TypeError ? 1 : -1); }';

describe('what the engine throws is caught', () => {
  test.each([
    ['1n + x'],
    ['Symbol() + 1'],
    ['Symbol() * x'],
    ['-Symbol()'],
    ['Math.sin(1n) * x'],
    ['Math.max(Symbol(), x)'],
    ['`${Symbol()}`'],
    ["'' + Symbol()"],
    ['Object.create(null) + x'],
    ['({ [Symbol.toPrimitive]() { return {}; } }) + x'],
    ['({ [Symbol.toPrimitive]: 5 }) < x'],
    ['5n / 0n'],
  ])('%s', (text) => {
    const f = fromText<(x: number) => number>(`(x) => { try { return ${text}; } ${error} }`);
    checkByHand(f, () => [1.5] as const, [f(1)]);
  });

  test('of assignments whose value nobody uses, and in called functions', () => {
    const f = fromText<(x: number) => number>(`(x) => {
      const increment = (v) => { v++; return x; };
      let sum = 0;
      for (const v of [1, Symbol(), 'a']) {
        try { sum += increment(v); } catch (e) { sum += 10 * x; }
        try { let y = v; y *= x; sum += x; } catch (e) { sum += 100 * x; }
      }
      return sum;
    }`);
    checkByHand(f, () => [1.5] as const, [2 + 10 + 2 + 100]);
  });
});

describe('code of the program that converts an object', () => {
  test.each([
    ['a thrown error', 'valueOf() { throw new TypeError("abc"); }', '+o', 3],
    ['a thrown number', 'valueOf() { throw x * x; }', 'o - 1', 6],
    ['text', 'toString() { throw x * x; }', '`${o}`', 6],
    ['a comparison', '[Symbol.toPrimitive](hint) { throw x * hint.length; }', 'o < 2', 6],
    ['a sum', '[Symbol.toPrimitive](hint) { throw x * hint.length; }', 'o + 2', 7],
    ['a number that is used', 'valueOf() { return x * x; }', 'o * x', 27],
    ['what it changes', 'valueOf() { this.n = x * x; return 2; }, n: 0', 'o * 2 + o.n', 6],
  ])('%s', (_, member, text, slope) => {
    const f = fromText<(x: number) => number>(
      `(x) => { const o = { ${member} }; try { return ${text}; } catch (e) { return e instanceof Error ? x * e.message.length : e; } }`,
    );
    checkByHand(f, () => [3] as const, [slope]);
  });

  test('runs once, in order', () => {
    const log: string[] = [];
    const f = (x: number, said: string[]): number => {
      const make = (name: string): number =>
        ({
          valueOf() {
            said.push(name);
            if (name === 'c') throw new Error(name);
            return x;
          },
        }) as never;
      try {
        return make('a') * make('b') + make('c') * make('d');
      } catch {
        return x;
      }
    };
    expect(f(2, log)).toBe(2);
    const own: string[] = [];
    expect(withGradient(f, 2, own)[1][0]).toBe(1);
    expect(own).toEqual(log);
  });
});

test('conversions of the engine stay what they are', () => {
  const f = (x: number): number => {
    try {
      throw new RangeError('m');
    } catch (e) {
      try {
        return `${e as Error}`.length * x + ((new Date(5) as never as number) - 3) * x;
      } catch {
        return 0;
      }
    }
  };
  expect(gradient(f, 1.5)).toEqual(['RangeError: m'.length + 2]);
});
