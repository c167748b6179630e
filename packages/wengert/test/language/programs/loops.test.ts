/** Programs as other people write them. Loops of every form. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('loops', () => {
  program(
    'zero trips of every form',
    (x: number, n: number) => {
      let y = x;
      for (let i = 0; i < n; i++) y *= 2;
      while (y < 0) y += x;
      for (const v of [] as number[]) y *= v;
      for (const k in {}) y *= k.length;
      do {
        y *= x;
      } while (n > 0);
      return y;
    },
    [3, 0],
    [6, 0],
  );
  program(
    'a loop downwards',
    (xs: number[]) => {
      let s = 0;
      for (let i = xs.length; i--;) s = s * 0.5 + xs[i] ** 2;
      return s;
    },
    [[1, 2, 3]],
  );
  program(
    'two variables',
    (xs: number[]) => {
      let s = 0;
      for (let i = 0, j = xs.length - 1; i < j; i++, j--) s += xs[i] * xs[j] ** 2;
      return s;
    },
    [[1, 2, 3, 4, 5]],
  );
  program(
    'a fractional step',
    (x: number) => {
      let s = 0;
      for (let t = 0; t < 1; t += 0.1) s += Math.sin(x * t);
      return s;
    },
    [1.3],
  );
  program(
    'a step that depends on x',
    (x: number) => {
      let s = 0;
      for (let t = 0; t < 3; t += x) s += t * x;
      return s;
    },
    [0.7],
  );
  program(
    'a bound that changes',
    (xs: number[]) => {
      let n = xs.length;
      let s = 0;
      for (let i = 0; i < n; i++) {
        s += xs[i] * i * xs[0];
        if (i === 1) n--;
      }
      return s;
    },
    [[1, 2, 3, 4]],
  );
  program(
    'an index that is assigned',
    (xs: number[]) => {
      let s = 1;
      for (let i = 0; i < xs.length; i++) {
        s *= xs[i];
        if (xs[i] > 2.5) i++;
      }
      return s;
    },
    [[1, 2, 3, 4, 5]],
  );
  program(
    'an index used after the loop',
    (xs: number[]) => {
      let i;
      for (i = 0; i < xs.length && xs[i] > 0; i++);
      return i * xs[0];
    },
    [[1, 2, -3]],
    [[2, 0, 0]],
  );
  program(
    'an empty body with the work in the head',
    (x: number) => {
      let s = x;
      for (let i = 0; i < 4; s = s * x + i++);
      return s;
    },
    [1.2],
  );
  program(
    'for (;;) with break at the top',
    (x: number) => {
      let y = x;
      let n = 0;
      for (;;) {
        if (n++ >= 3) break;
        y = y * y - x;
      }
      return y;
    },
    [1.5],
  );
  program(
    'a condition with a side effect',
    (x: number) => {
      let n = 0;
      let y = 1;
      while ((log.push(`c${n}`), n++ < 3)) y *= x + n;
      return y * n;
    },
    [1.5],
  );
  program(
    'a condition that changes x',
    (x: number) => {
      let y = x;
      while ((y *= 1.5) < 20) y += x;
      return y;
    },
    [1.7],
  );
  program(
    'Newton until it does not move',
    (a: number) => {
      let x = a;
      for (let last = 0; Math.abs(x - last) > 1e-14;) {
        last = x;
        x = 0.5 * (x + a / x);
      }
      return x;
    },
    [2],
    [0.5 / Math.SQRT2],
  );
  program(
    'Collatz on the side',
    (x: number) => {
      let n = 27;
      let y = x;
      let k = 0;
      while (n !== 1) {
        n = n % 2 === 0 ? n / 2 : 3 * n + 1;
        y += Math.sin(y) / ++k;
      }
      return y;
    },
    [0.3],
  );
  program(
    'the mean value of a bisection',
    (c: number) => {
      let lo = 0;
      let hi = c + 2;
      for (let i = 0; i < 8; i++) {
        const mid = (lo + hi) / 2;
        if (mid * mid > 3) hi = mid;
        else lo = mid;
      }
      return lo + hi;
    },
    [1.2],
  );
  program(
    'do with continue and a changing condition',
    (x: number) => {
      let i = 0;
      let y = x;
      do {
        log.push(i);
        if (i % 2 === 0) continue;
        y = y * x + i;
      } while (++i < 7);
      return y;
    },
    [1.1],
  );
  program(
    'do that runs once, then breaks',
    (x: number) => {
      let y = x;
      do {
        if (y > 0) break;
        y = -y;
      } while (true);
      return y * y;
    },
    [-2],
    [-4],
  );
  program(
    'while with an early continue that takes the step itself',
    (x: number) => {
      let i = 0;
      let s = 0;
      while (i < 6) {
        i++;
        if (i % 3 === 0) continue;
        s += x ** i;
      }
      return s;
    },
    [0.9],
  );
  program(
    'triangular nests',
    (xs: number[]) => {
      let s = 0;
      for (let i = 0; i < xs.length; i++)
        for (let j = 0; j <= i; j++) for (let k = j; k < i; k++) s += xs[i] * xs[j] - xs[k] ** 2;
      return s;
    },
    [[1, 2, 3, 4]],
  );
  program(
    'a loop inside of a condition',
    (xs: number[]) => {
      let s = 0;
      if (
        xs.some((x) => {
          let t = 0;
          for (let i = 0; i < 3; i++) t += x;
          return t > 6;
        })
      )
        for (const x of xs) s += x ** 3;
      return s;
    },
    [[1, 3]],
    [[3, 27]],
  );
  program(
    'sum of a sum that is carried over',
    (x: number) => {
      let a = 0;
      let b = x;
      let c = 1;
      for (let i = 0; i < 6; i++) {
        [a, b, c] = [b, c, a * x + b];
      }
      return a + b * c;
    },
    [1.3],
  );
});
