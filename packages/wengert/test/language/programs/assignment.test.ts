/** Programs as other people write them. Compound assignment and logical operators. */
/* eslint-disable eqeqeq -- that is what is tested */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('compound assignment and logic', () => {
  program(
    'all of them',
    (x: number) => {
      let y = x;
      y += x;
      y *= y;
      y -= 3;
      y /= x;
      y **= 2;
      y %= 100;
      return y;
    },
    [2.2],
  );
  program(
    'right side changes the left',
    (x: number) => {
      let y = x;
      y += (y = 5 * x) * y;
      return y;
    },
    [2],
  );
  program(
    'index evaluated once',
    (xs: number[]) => {
      let i = 0;
      xs[i++] += 10 * xs[i];
      xs[i++] *= xs[i];
      return xs[0] * xs[1] + xs[2] * i;
    },
    [[1, 2, 3]],
  );
  program('values of && and ||', (x: number, y: number) => (x && y) * (x || y) + (0 || y) + ((0 && x) || 1), [2, 3]);
  program('|| at 0', (x: number) => (x || 5) * 2, [0], [0]);
  program('|| at NaN', (x: number) => (Math.sqrt(x) || x) * 2, [-3], [2]);
  program('?? with 0', (x: number) => (x ?? 5) * 2, [0], [2]);
  program(
    'short circuit with side effects',
    (x: number) => {
      let y = 0;
      const t = (v: boolean, s: string): boolean => (log.push(s), (y += x), v);
      if ((t(true, 'a') && t(false, 'b') && t(true, 'c')) || t(true, 'd')) y *= y;
      return y;
    },
    [2],
    [36],
  );
  program('ternary chains', (x: number) => (x < 0 ? -x : x < 1 ? x * x : x < 2 ? 2 * x - 1 : 3), [1.5], [2]);
  program(
    'assignment as a value',
    (x: number) => {
      let a;
      let b;
      const c = (a = b = x * x) + 1;
      a *= 2;
      return a * b * c;
    },
    [1.5],
  );
  program('not and equality', (x: number) => (!x ? 1 : !!x === true && x !== 3 && x == 2 ? x * 7 : x), [2], [7]);
});
