/** Programs as other people write them. Integers, bits, and conversions to numbers. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('integers and bits', () => {
  program('| 0', (x: number) => (x | 0) * x, [3.7], [3]);
  program('~~', (x: number) => ~~x + x * x, [-3.7], [-7.4]);
  program('>>> 0', (x: number) => (x >>> 0) * 1e-9 + x, [-1.5], [1]);
  program('shifts', (x: number) => ((x << 3) >> 1) * x, [2.5], [8]);
  program('xor and masks', (x: number) => ((x ^ 5) & 7) * x, [6.2], [3]);
  program(
    'compound bits',
    (x: number) => {
      let n = x;
      n |= 8;
      n &= 12;
      n ^= 1;
      n <<= 2;
      n >>= 1;
      n >>>= 0;
      return n * x;
    },
    [5.5],
    [26],
  );
  program(
    'a hash picks a weight',
    (ws: number[]) => {
      let h = 17;
      for (let i = 0; i < 10; i++) {
        h = (Math.imul(h, 31) + i) | 0;
      }
      return ws[(h >>> 0) % ws.length] ** 2;
    },
    [[1, 2, 3]],
  );
  program(
    'popcount of an index',
    (x: number) => {
      let s = 0;
      for (let i = 0; i < 16; i++) {
        let c = 0;
        for (let b = i; b !== 0; b &= b - 1) c++;
        s += c * x ** (i & 3);
      }
      return s;
    },
    [1.25],
  );
  program(
    'NaN, null and undefined in bits',
    (x: number) => ((NaN | 1) + ~(undefined as never as number)) * x,
    [2],
    [0],
  );
  program(
    'a linear congruence for noise',
    (x: number) => {
      let seed = 42;
      const next = (): number => {
        seed = (seed * 1664525 + 1013904223) >>> 0;
        return seed / 2 ** 32;
      };
      let s = 0;
      for (let i = 0; i < 5; i++) s += next() * x ** i;
      return s;
    },
    [0.9],
  );
  program(
    '++ and -- as values',
    (x: number) => {
      let y = x;
      const a = y++;
      const b = ++y;
      const c = y--;
      return a * b * c * --y;
    },
    [1.5],
  );
  program(
    '++ on elements and fields',
    (o: { n: number; xs: number[] }) => {
      const a = o.n++ * ++o.xs[1];
      o.xs[0]--;
      return a + o.n * o.xs[0] * o.xs[1];
    },
    [{ n: 2, xs: [3, 4] }],
  );
  program('+x, -x, - -x', (x: number) => +x + -x * -(-x), [3], [-5]);
  program('void and comma', (x: number) => (void log.push('v'), log.push('c'), x * x), [3], [6]);
  program('-0 from a product', (x: number) => (Object.is(x * -1, -0) ? 2 * x : x), [0], [2]);
  program('1 / -0', (x: number) => (1 / -x < 0 ? x * 4 : x), [0], [4]);
  program('x + 0 at -0', (x: number) => (Object.is(x + 0, -0) ? x : 3 * x), [-0], [3]);
  program('x - x and x / x', (x: number) => x - x + x / x + (x * x) / x, [3], [1]);
  program(
    'NaN compares',
    (x: number) => {
      const n = NaN;
      return (n < x ? 1 : 2) * (n === n ? 3 : 5) * (n !== n ? 7 : 11) * x;
    },
    [1],
    [70],
  );
  program(
    'booleans in arithmetic',
    (x: number) => x * ((x > 1) as never as number) + (true as never as number) * x - -(false as never as number),
    [2],
    [2],
  );
  program(
    'a count of trues',
    (xs: number[]) => xs.reduce((c, x) => c + +(x > 0), 0) * xs[0],
    [[2, -1, 3]],
    [[2, 0, 0]],
  );
  program(
    'constants of Math and Number',
    (x: number) => (Math.PI + Math.E * Math.SQRT1_2 - Math.LOG2E / Number.MAX_SAFE_INTEGER + Number.MIN_VALUE) * x,
    [2],
  );
  program(
    'numbers of other bases and separators',
    (x: number) => (0xff + 0b11 + 0o17 + 1_000 + 1e-3 + 0.5 + 5) * x,
    [2],
    [1278.501],
  );
  program(
    'parse what is written',
    (x: number) => Number('3') * x + parseFloat('2.5e0px') * parseInt('101', 2) + Number('') + +'4',
    [2],
    [3],
  );
  program('Number(x) and new values', (x: number) => Number(x) * Number(x), [3], [6]);
  program('toFixed is constant between steps', (x: number) => Number(x.toFixed(1)) * x, [1.234], [1.2]);
  program(
    'Number.isInteger and friends',
    (x: number) => (Number.isInteger(x) ? 2 : 3) * (Number.isSafeInteger(x * 2) ? 5 : 7) * (isNaN(x) ? 11 : 13) * x,
    [1.5],
    [195],
  );
});
