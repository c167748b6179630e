/** Programs as other people write them. `switch`. */
/* eslint-disable no-case-declarations, use-isnan -- that is what is tested */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('switch', () => {
  const at =
    (k: number | string) =>
    (x: number): number => {
      let y = x;
      switch (k) {
        // @ts-expect-error falls through
        case 0:
          y *= 2;
        case 1:
          y *= x;
          break;
        // @ts-expect-error falls through
        default:
          y += 1;
        // @ts-expect-error falls through
        case 2:
          y *= y;
        case 3: {
          y -= x;
          break;
        }
        case 4:
        case 5:
          return y ** 3;
      }
      return y;
    };
  for (const k of [0, 1, 2, 3, 4, 5, 6, '1'])
    program(`default in the middle, ${JSON.stringify(k)}`, (x: number) => at(k)(x), [1.5]);
  program(
    'cases that are expressions, evaluated in order until one fits',
    (x: number) => {
      const t = (v: number): number => (log.push(v), v);
      switch (t(3)) {
        case t(1):
          return x;
        // @ts-expect-error falls through
        case t(3):
          x *= x;
        case t(4):
          return x * 3;
        default:
          return 0;
      }
    },
    [2],
    [12],
  );
  program(
    'switch (true)',
    (x: number) => {
      switch (true) {
        case x < 0:
          return -x;
        case x < 1:
          return x * x;
        case x < 2:
          return 2 * x - 1;
        default:
          return 3;
      }
    },
    [1.5],
    [2],
  );
  program(
    'continue of the loop around',
    (xs: number[]) => {
      let s = 0;
      for (const x of xs) {
        switch (Math.sign(x)) {
          case -1:
            continue;
          case 0:
            s += 100;
            break;
          case 1:
            s += x * x;
        }
        s *= 2;
      }
      return s;
    },
    [[1, -1, 0.5, 2]],
  );
  program(
    'let shared by the cases',
    (x: number, k: number) => {
      switch (k) {
        // @ts-expect-error falls through
        case 1:
          let y: number;
          y = x * 2;
        case 0:
          y = x * x;
          y *= x;
          return y;
      }
      return 0;
    },
    [3, 1],
    [27, 0],
  );
  program(
    'strings',
    (ops: string, x: number) => {
      let y = x;
      for (const c of ops)
        switch (c) {
          case 's':
            y = Math.sin(y);
            break;
          case 'c':
            y = Math.cos(y);
            break;
          case 'x':
            y *= x;
        }
      return y;
    },
    ['sxcxs', 0.7],
  );
  program(
    'nothing fits',
    (x: number) => {
      switch (x) {
        case 1:
          x = 5;
      }
      return x * x;
    },
    [2],
    [4],
  );
  program(
    'on x itself, with a fit',
    (x: number) => {
      switch (x) {
        case 2:
          return x * x * x;
        default:
          return x;
      }
    },
    [2],
    [12],
  );
  program(
    'NaN never fits',
    (x: number) => {
      switch (NaN) {
        case NaN:
          return x;
        default:
          return 2 * x;
      }
    },
    [2],
    [2],
  );
  program(
    'default first, with fall-through',
    (x: number, k: number) => {
      let y = x;
      switch (k) {
        // @ts-expect-error falls through
        default:
          y += x;
        case 1:
          y *= x;
          break;
        case 2:
          y = 0;
      }
      return y;
    },
    [3, 9],
    [12, 0],
  );
  program(
    'a closure made in a case',
    (x: number, k: number) => {
      let f: (v: number) => number;
      switch (k) {
        case 1: {
          const w = x * 2;
          f = (v) => v * w;
          break;
        }
        default:
          f = (v) => v;
      }
      return f(x);
    },
    [3, 1],
    [12, 0],
  );
  program(
    'nested',
    (x: number, k: number) => {
      let y = x;
      outer: switch (k) {
        case 1:
          switch (k + 1) {
            case 2:
              y *= x;
              break outer;
          }
          y = 0;
          break;
        case 2:
          y = 1;
      }
      return y;
    },
    [3, 1],
    [6, 0],
  );
  program(
    'an empty one, with a side effect',
    (x: number) => {
      switch ((log.push('head'), (x *= x))) {
      }
      return x;
    },
    [3],
    [6],
  );
});
