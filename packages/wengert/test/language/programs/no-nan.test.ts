/** Programs as other people write them. What does not matter gives no NaN. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('no NaN from what does not matter', () => {
  program('sigmoid at -800', (x: number) => 1 / (1 + Math.exp(-x)), [-800], [0]);
  program('sigmoid at 800', (x: number) => 1 / (1 + Math.exp(-x)), [800], [0]);
  program('softplus', (x: number) => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0), [-800], [0]);
  program('tanh at 1000', (x: number) => Math.tanh(x), [1000], [0]);
  program(
    'a stable sigmoid',
    (x: number) => {
      if (x >= 0) {
        const z = Math.exp(-x);
        return 1 / (1 + z);
      }
      const z = Math.exp(x);
      return z / (1 + z);
    },
    [-30],
  );
  program(
    'logsumexp of spread',
    (xs: number[]) => {
      const m = Math.max(...xs);
      return m + Math.log(xs.map((x) => Math.exp(x - m)).reduce((a, b) => a + b, 0));
    },
    [[1000, 1001, 999.5]],
  );
  program(
    'a quotient of zeros not taken',
    (x: number) => {
      const s = x === 0 ? 1 : Math.sin(x) / x;
      return s;
    },
    [0],
    [0],
  );
  program(
    'overwritten Infinity',
    (x: number) => {
      let y = 1 / x;
      if (!isFinite(y)) y = 7;
      return y + x;
    },
    [0],
    [1],
  );
  program('0 times log 0', (x: number, w: number) => w * Math.log(x), [0.5, 0], [0, Math.log(0.5)]);
  program(
    'norm of a difference of equal vectors',
    (a: number[], b: number[]) => {
      let s = 0;
      for (let i = 0; i < a.length; i++) s += (a[i] - b[i]) ** 2;
      return Math.sqrt(s) + a[0];
    },
    [
      [1, 2],
      [1, 2],
    ],
    [
      [1, 0],
      [0, 0],
    ],
  );
  program(
    'Number.isNaN guards',
    (x: number) => {
      const y = Math.sqrt(x - 5);
      return Number.isNaN(y) ? x * 2 : y;
    },
    [1],
    [2],
  );
  program('Number.EPSILON under the root', (x: number) => Math.sqrt(x * x + Number.EPSILON), [0], [0]);
  program('exp of -Infinity', (x: number) => Math.exp(-Infinity) * x + x, [2], [1]);
  program(
    'masked -Infinity in softmax',
    (xs: number[]) => {
      const e = xs.map((x, i) => (i === 1 ? 0 : Math.exp(x)));
      return e[0] / (e[0] + e[1] + e[2]);
    },
    [[1, 700, 2]],
  );
});
