/** Programs as other people write them. Algorithms on arrays. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

type Xs = number[];
describe('algorithms', () => {
  program(
    'variance in one pass',
    (xs: Xs) => {
      let n = 0;
      let mean = 0;
      let m2 = 0;
      for (const x of xs) {
        n++;
        const d = x - mean;
        mean += d / n;
        m2 += d * (x - mean);
      }
      return m2 / (n - 1);
    },
    [[1, 4, 2, 7]],
  );
  program(
    'binary search in cumulative weights',
    (w: Xs, t: number) => {
      const c: Xs = [];
      let acc = 0;
      for (const v of w) c.push((acc += v));
      const u = t * acc;
      let lo = 0;
      let hi = c.length - 1;
      while (lo < hi) {
        const m = (lo + hi) >>> 1;
        if (c[m] < u) lo = m + 1;
        else hi = m;
      }
      return (c[lo] - u) * w[lo];
    },
    [[1, 2, 3], 0.4],
  );
  program(
    'Viterbi with back pointers',
    (em: Xs[], tr: Xs[]) => {
      let score = [...em[0]];
      const back: Xs[] = [];
      for (const e of em.slice(1)) {
        const bp: Xs = [];
        score = score.map((_, j) => {
          let best = 0;
          for (let i = 1; i < score.length; i++) if (score[i] + tr[i][j] > score[best] + tr[best][j]) best = i;
          bp.push(best);
          return score[best] + tr[best][j] + e[j];
        });
        back.unshift(bp);
      }
      let at = score.indexOf(Math.max(...score));
      let s = score[at];
      for (const bp of back) {
        at = bp[at];
        s += at * em[0][at];
      }
      return s;
    },
    [
      [
        [0.1, 0.5],
        [0.7, 0.2],
        [0.3, 0.9],
      ],
      [
        [0.6, 0.1],
        [0.25, 0.35],
      ],
    ],
  );
});
