/** Programs as other people write them. Labels and exits. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('labels and exits', () => {
  program(
    'a label on a block in a loop',
    (xs: number[]) => {
      let s = 0;
      for (const x of xs) {
        skip: {
          if (x < 0) break skip;
          s += x * x;
        }
        s *= 1.5;
      }
      return s;
    },
    [[1, -2, 3]],
  );
  program(
    'a label on an if',
    (x: number) => {
      let y = x;
      a: if (y > 0) {
        y *= 2;
        if (y > 3) break a;
        y = 0;
      }
      return y * x;
    },
    [2],
    [8],
  );
  program(
    'two labels on one loop',
    (x: number) => {
      let y = x;
      a: b: for (let i = 0; i < 4; i++) {
        if (i === 1) continue a;
        if (i === 3) break b;
        y *= x;
      }
      return y;
    },
    [1.5],
  );
  program(
    'primes by labels',
    (xs: number[]) => {
      let s = 0;
      next: for (let i = 2; i < xs.length; i++) {
        for (let j = 2; j < i; j++) if (i % j === 0) continue next;
        s += xs[i] * i * xs[i];
      }
      return s;
    },
    [[1, 1, 1, 2, 3, 4, 5, 6]],
  );
  program(
    'continue of a labelled do',
    (x: number) => {
      let i = 0;
      let y = x;
      outer: do {
        i++;
        for (let j = 0; ; j++) {
          if (j === i) continue outer;
          y = y * 0.9 + x * j;
        }
      } while (i < 4);
      return y;
    },
    [1.5],
  );
  program(
    'continue of a labelled while runs the condition',
    (x: number) => {
      let i = 0;
      let y = x;
      outer: while ((log.push(i), i++ < 3)) {
        for (const k of [1, 2]) {
          y += k * x;
          if (k === i) continue outer;
        }
        y *= y;
      }
      return y;
    },
    [0.5],
  );
  program(
    'continue of a labelled for runs the update',
    (x: number) => {
      let y = x;
      outer: for (let i = 0; i < 4; y += i * x, i++)
        for (;;) {
          y *= 1.1;
          if (i % 2) continue outer;
          break;
        }
      return y;
    },
    [0.5],
  );
  program(
    'return inside of four loops',
    (x: number) => {
      for (let a = 0; a < 3; a++)
        for (let b = 0; b < 3; b++) {
          let k = 0;
          while (true) {
            do {
              if (a * b * k > 3) return x ** (a + b + k);
              k++;
            } while (k % 2);
            if (k > 4) break;
          }
        }
      return x;
    },
    [1.2],
  );
  program(
    'break in a switch in a loop with a label',
    (xs: number[]) => {
      let s = 1;
      all: for (;;) {
        switch (xs.length) {
          case 0:
            break all;
          default:
            s *= xs.pop()!;
        }
      }
      return s;
    },
    [[2, 3, 4]],
    [[12, 8, 6]],
  );
  program(
    'early return of different values in a helper',
    (xs: number[]) => {
      const first = (t: number): number => {
        for (const x of xs) {
          if (x > t) return x * x;
          if (x === t) return t;
        }
        return -1;
      };
      return first(2) * first(1) + first(100);
    },
    [[1, 3, 2]],
    [[0, 6, 0]],
  );
  program(
    'statements after return',
    (x: number) => {
      if (x > 0) {
        return x * 2;
        x = 5;
      }
      return f();
      function f(): number {
        return x * 7;
      }
    },
    [-1],
    [7],
  );
  program(
    'return without a value in a helper',
    (x: number) => {
      let y = x;
      const g = (v: number): void => {
        if (v > 1) {
          y *= v;
          return;
        }
        y += v;
      };
      g(x);
      g(0.5);
      return y;
    },
    [2],
    [4],
  );
});
