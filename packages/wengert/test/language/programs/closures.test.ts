/** Programs as other people write them. Closures in loops. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('closures in loops', () => {
  program(
    'a binding of its own for each trip',
    (x: number) => {
      const fs: (() => number)[] = [];
      for (let i = 0; i < 3; i++) fs.push(() => x ** i * (i += 1));
      return fs.reduce((s, f) => s + f() * f(), 0);
    },
    [1.3],
  );
  program(
    'the step copies the binding',
    (x: number) => {
      const fs: (() => number)[] = [];
      for (let i = x; i < 4; i *= 2) {
        fs.push(() => i * i);
        i += 0.5;
      }
      return fs.map((f) => f()).reduce((a, b) => a + b);
    },
    [0.9],
  );
  program(
    'closures in the head',
    (x: number) => {
      const fs: (() => number)[] = [];
      for (let i = x, inc = () => (i += x); i < 3; inc(), i++) fs.push(() => i * 3);
      return fs.reduce((s, f) => s + f(), 0);
    },
    [0.7],
  );
  program(
    'var is one for all',
    (x: number) => {
      const fs: (() => number)[] = [];
      for (var i = 0, y = x; i < 3; i++) {
        y *= 2;
        fs.push(() => y * i);
      }
      return fs[0]() + fs[2]();
    },
    [1.5],
    [48],
  );
  program(
    'const of for...of',
    (xs: number[]) => {
      const fs = [];
      for (const x of xs) fs.push((y: number) => x * y);
      let y = 1;
      for (const f of fs) y = f(y) + y;
      return y;
    },
    [[1, 2, 3]],
  );
  program(
    'counters that share',
    (x: number) => {
      const make = (): [() => number, () => void] => {
        let n = x;
        return [
          () => n,
          () => {
            n = n * x + 1;
          },
        ];
      };
      const [get, step] = make();
      const [other] = make();
      step();
      step();
      return get() * other();
    },
    [1.2],
  );
  program(
    'a function that redefines itself',
    (x: number) => {
      let f = (v: number): number => {
        f = (w) => w * x;
        return v + x;
      };
      return f(1) * f(2) * f(3);
    },
    [1.5],
  );
  program(
    'hoisted functions that see later lets',
    (x: number) => {
      const r = (): number => g() * 2;
      let k = x * 3;
      function g(): number {
        return k * k;
      }
      k += 1;
      return r();
    },
    [1],
    [48],
  );
  program(
    'an accumulator passed on',
    (x: number) => {
      const add =
        (a: number) =>
        (b: number) =>
        (c: number): number =>
          a * b + c * x;
      return [1, 2, 3].map(add(x)).reduce((s, f) => s + f(s), 0);
    },
    [1.3],
  );
});
