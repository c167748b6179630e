/** Forms of syntax that are rarer: holes, `arguments`, tags, whole chains, enums inside of functions. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

enum Mode {
  Half = 0.5,
  Double = 2,
}
const enum Fixed {
  Three = 3,
}

describe('enums', () => {
  test('of the module', () => {
    check((x: number) => x * Mode.Half * Fixed.Three + (Mode[2] === 'Double' ? x : 0), [2], [2.5]);
  });

  test('inside of functions', () => {
    check(
      (x: number) => {
        enum Level {
          Low,
          Mid = 4,
          High,
          Sum = Low + Mid,
          Text = 'text',
        }
        return x * Level.High * Level.Sum + (Level[5] === 'High' ? x * x : 0) + Level.Text.length;
      },
      [3],
      [26],
    );
  });
});

describe('arguments', () => {
  test('are all that was passed', () => {
    function sum(..._: number[]): number {
      let s = 0;
      // eslint-disable-next-line prefer-rest-params
      for (let i = 0; i < arguments.length; i++) s += (arguments[i] as number) * (i + 1);
      return s;
    }
    check((x: number, y: number) => sum(x, y * y, x) * x, [2, 3], [2 + 2 * 9 + 6 + 8, 24]);
    check(sum, [1, 2, 3], [1, 2, 3]);
  });

  test('beside parameters with defaults that use earlier ones', () => {
    function f(a: number, b = a * a): number {
      return a * b * arguments.length;
    }
    check((x: number) => f(x) + f(x, x), [3], [27 + 12]);
  });
});

test('tags are functions', () => {
  const scale = (strings: TemplateStringsArray, ...xs: number[]): number => xs[0] * xs[1] * strings.raw[1].length;
  check((x: number) => scale`a${x}\n${x * x}`, [3], [54]);
});

test('whole chains', () => {
  const o = {
    k: 2,
    m(x: number): number {
      return this.k * x * x;
    },
  };
  // eslint-disable-next-line no-unsafe-optional-chaining
  check((x: number) => (o?.m)(x), [3], [12]);
  const none = null as unknown as typeof o;
  // eslint-disable-next-line no-unsafe-optional-chaining
  expect(() => gradient((p: typeof o, x: number) => (p?.m)(x), none, 1)).toThrow(TypeError);
});

test('holes, and what is deleted', () => {
  check(
    (x: number) => {
      // eslint-disable-next-line no-sparse-arrays
      const a: (number | undefined)[] = [x, , x * x];
      const o: { v?: number } | undefined = { v: x };
      delete o?.v;
      return (a[1] ?? 1) * a[2]! * a.length + (o.v ?? x);
    },
    [3],
    [19],
  );
});

test('labels, commas and void', () => {
  check(
    (x: number) => {
      let y = x;
      out: {
        y = (void y, (y *= x), y + 1);
        if (y > 0) break out;
        y = 0;
      }
      return y;
    },
    [3],
    [6],
  );
});
