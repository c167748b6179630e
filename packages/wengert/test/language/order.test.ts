/** What JavaScript does first: names of loops that have no value yet, text that is made of parts, one after the other. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('what a loop goes over sees the variable of the loop, which has no value yet', () => {
  const early = new ReferenceError("Cannot access 'y' before initialization");
  test('in for...of', () => {
    const shadowing = (x: number): number => {
      const y = x;
      let sum = y;
      // @ts-expect-error: used before its declaration
      for (const y of [y]) sum += y;
      return sum;
    };
    expect(() => shadowing(2)).toThrow(early);
    expect(() => gradient(shadowing, 2)).toThrow(early);
    const alone = (x: number): number => {
      let sum = x;
      // @ts-expect-error: used before its declaration
      for (const [y = 1] of [[y]]) sum += y;
      return sum;
    };
    expect(() => gradient(alone, 2)).toThrow(early);
  });

  test('in for...in', () => {
    const f = (x: number): number => {
      const y = { a: x };
      let sum = y.a;
      // @ts-expect-error: used before its declaration
      for (const y in y) sum += y.length;
      return sum;
    };
    expect(() => gradient(f, 2)).toThrow(early);
  });

  test('in a function that is called there, and one that is called later', () => {
    check(
      (x: number) => {
        let caught = 0;
        try {
          // @ts-expect-error: used before its declaration
          for (const y of ((): number[] => [y])()) caught += y;
        } catch (error) {
          if (error instanceof ReferenceError) caught = x * x;
        }
        return caught;
      },
      [3],
      [6],
    );
  });

  test('other names are those around', () => {
    check(
      (x: number) => {
        const list = [x, x * x];
        let sum = 0;
        for (const v of list.map((v) => v * x))
          for (const { w = v } of [{}, { w: list[0] }] as { w?: number }[]) sum += w;
        for (var k of [list.length]) sum += k * x;
        return sum;
      },
      [2],
      [4 + 12 + 2 + 2],
    );
  });
});

describe('template literals', () => {
  test('make text of a part before the next one is evaluated', () => {
    const log: string[] = [];
    const f = (x: number): number => {
      const note = (s: string): string => {
        log.push(s);
        return s;
      };
      const o = {
        k: 1,
        toString(): string {
          log.push('text');
          return String(this.k);
        },
      };
      const s = `${note('a')}${o as unknown as string}${note(`b${(o.k = 22)}`)}${o as unknown as string}`;
      return s.length * x;
    };
    expect(f(2)).toBe(14);
    const order = log.splice(0);
    expect(order).toEqual(['a', 'text', 'b22', 'text']);
    expect(withGradient(f, 2)).toEqual([14, [7]]);
    expect(log).toEqual(order);
  });
});

test('structuredClone that moves buffers is refused', () => {
  const f = (x: number): number => {
    const t = new Float64Array([x]);
    return structuredClone(t, { transfer: [t.buffer] })[0] * x;
  };
  expect(f(3)).toBe(9);
  expect(() => gradient(f, 3)).toThrow(/structuredClone with buffers/);
});
