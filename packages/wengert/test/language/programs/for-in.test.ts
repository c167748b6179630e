/** Programs as other people write them. `for...in`. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('for...in', () => {
  program(
    'order: integers first, then as written',
    (o: Record<string, number>) => {
      let s = 0;
      let k = 1;
      for (const name in o) {
        log.push(name);
        s += o[name] * k++ * o[name];
      }
      return s;
    },
    [{ b: 1, 10: 2, a: 3, 2: 4 }],
  );
  program(
    'over an array',
    (xs: number[]) => {
      let s = 0;
      for (const i in xs) s += xs[i] * (Number(i) + 1) ** 2;
      return s;
    },
    [[1, 2, 3]],
    [[1, 4, 9]],
  );
  program(
    'with deletes on the way',
    (o: Record<string, number>) => {
      let s = 0;
      for (const k in o) {
        s += o[k] ** 2;
        log.push(k);
        if (k === 'a') delete o['b'];
      }
      return s;
    },
    [{ a: 1, b: 2, c: 3 }],
    [{ a: 2, b: 0, c: 6 }],
  );
  program(
    'with writes on the way',
    (o: Record<string, number>) => {
      for (const k in o) o[k] = o[k] * o['a'];
      let s = 0;
      for (const k in o) s += o[k];
      return s;
    },
    [{ a: 2, b: 3, c: 4 }],
  );
  program(
    'over null and undefined',
    (x: number) => {
      let s = x;
      for (const k in null as never as object) s *= 2 + k.length;
      for (const k in undefined as never as object) s *= 2 + k.length;
      return s;
    },
    [2],
    [1],
  );
  program(
    'over a string',
    (x: number) => {
      let s = 0;
      for (const i in 'abc' as never as object) s += x ** Number(i);
      return s;
    },
    [2],
    [5],
  );
  program(
    'with an existing variable and labels',
    (o: Record<string, number[]>) => {
      let k;
      let s = 0;
      out: for (k in o)
        for (const i in o[k]) {
          if (o[k][i] < 0) continue out;
          if (o[k][i] > 9) break out;
          s += o[k][i] ** 2;
        }
      return s * k!.length;
    },
    [{ p: [1, -1, 5], qq: [2, 10], r: [3] }],
  );
});
