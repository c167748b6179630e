/** Programs as other people write them. Loops of every form. */
/* eslint-disable use-isnan -- that is what is tested */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('loops', () => {
  program(
    'a loop whose bound is NaN',
    (x: number) => {
      let y = x;
      for (let i = 0; i < NaN; i++) y *= 5;
      return y;
    },
    [2],
    [1],
  );
  program(
    'a large step over an array',
    (xs: Float64Array) => {
      let s = 0;
      for (let i = 1; i < xs.length; i += 3) s += xs[i] * xs[i - 1];
      return s;
    },
    [Float64Array.of(1, 2, 3, 4, 5, 6)],
  );
  program(
    'steps to the left from the end',
    (xs: number[]) => {
      let s = 0;
      for (let i = xs.length - 1; i >= 0; i -= 2) s = s * 2 + xs[i];
      return s * s;
    },
    [[1, 2, 3, 4, 5]],
  );
  program(
    '!== as the bound',
    (xs: number[]) => {
      let s = 0;
      for (let i = 0; i !== xs.length; ++i) s += xs[i] ** 2 * i;
      return s;
    },
    [[1, 2, 3]],
  );
});
