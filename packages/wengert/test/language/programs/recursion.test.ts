/** Programs as other people write them. Functions that call themselves and each other. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

// The interpreter needs more of the stack for each call.
const depth = process.execArgv.includes('--disallow-code-generation-from-strings') ? 200 : 1000;

describe('recursion', () => {
  program(
    'power',
    (x: number) => {
      const pow = (b: number, n: number): number => (n === 0 ? 1 : n % 2 ? b * pow(b, n - 1) : pow(b * b, n / 2));
      return pow(x, 13);
    },
    [1.1],
    [13 * 1.1 ** 12],
  );
  program(
    'a named function expression',
    (x: number) => {
      const g = function fact(n: number): number {
        return n <= 1 ? x : n * fact(n - 1) * x;
      };
      return g(4);
    },
    [1.2],
    [24 * 4 * 1.2 ** 3],
  );
  program(
    'mutual',
    (x: number) => {
      const even = (n: number): number => (n === 0 ? x : odd(n - 1) * x);
      const odd = (n: number): number => (n === 0 ? 1 : even(n - 1) + x);
      return even(6);
    },
    [1.2],
  );
  program(
    'Ackermann on the side',
    (x: number) => {
      let calls = 0;
      const ack = (m: number, n: number): number => {
        calls++;
        x *= 1.001;
        return m === 0 ? n + 1 : n === 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
      };
      return ack(2, 2) * x + calls;
    },
    [1.2],
  );
  program(
    'McCarthy 91 with a derivative',
    (x: number) => {
      const m = (n: number): number => (n > 100 ? n - 10 : m(m(n + 11)));
      return m(x);
    },
    [110.5],
    [1],
  );
  program(
    'Fibonacci, twofold',
    (x: number) => {
      const fib = (n: number): number => (n < 2 ? x ** n : fib(n - 1) + fib(n - 2));
      return fib(10);
    },
    [0.7],
    [55],
  );
  program(
    'Fibonacci, memoised in a Map',
    (x: number) => {
      const memo = new Map<number, number>();
      const fib = (n: number): number => {
        if (n < 2) return n === 1 ? x : x * x;
        const known = memo.get(n);
        if (known !== undefined) return known;
        const v = fib(n - 1) * 0.5 + fib(n - 2);
        memo.set(n, v);
        return v;
      };
      return fib(30);
    },
    [0.7],
  );
  program(
    'memoised in an array',
    (x: number) => {
      const memo: number[] = [1, x];
      const leg = (n: number): number => (memo[n] ??= ((2 * n - 1) * x * leg(n - 1) - (n - 1) * leg(n - 2)) / n);
      return leg(6) + memo.length;
    },
    [0.3],
  );
  program(
    'a memoising higher-order function',
    (x: number) => {
      const memoise = <T>(f: (n: number) => T): ((n: number) => T) => {
        const seen = new Map<number, T>();
        return (n) => {
          if (!seen.has(n)) {
            log.push(n);
            seen.set(n, f(n));
          }
          return seen.get(n)!;
        };
      };
      const c: (n: number) => number = memoise((n: number) => (n === 0 ? 1 : x * c(n - 1) + c((n / 2) | 0)));
      return c(7);
    },
    [0.8],
  );
  program(
    'the Y combinator',
    (x: number) => {
      type F = (n: number) => number;
      const Y = (f: (g: F) => F): F => ((u: any) => u(u))((u: any) => f((n) => u(u)(n)));
      return Y((g) => (n) => (n === 0 ? x : g(n - 1) * x + n))(5);
    },
    [1.1],
  );
  program(
    'Church numerals',
    (x: number) => {
      type E = (v: number) => number;
      const three =
        (f: E): E =>
        (v) =>
          f(f(f(v)));
      const two =
        (f: E): E =>
        (v) =>
          f(f(v));
      return three(two((v) => v * x + 1))(x);
    },
    [0.9],
  );
  program(
    'trampoline',
    (x: number) => {
      type T = number | (() => T);
      const step = (n: number, acc: number): T => (n === 0 ? acc : () => step(n - 1, acc * x + n));
      let r: T = step(20, 1);
      while (typeof r === 'function') r = r();
      return r;
    },
    [0.9],
  );
  program(
    'continuation passing',
    (x: number) => {
      const f = (n: number, k: (v: number) => number): number => (n === 0 ? k(x) : f(n - 1, (v) => k(v * x + n)));
      return f(6, (v) => v * v);
    },
    [0.9],
  );
  program(
    'a deep one',
    (x: number) => {
      const f = (n: number): number => (n === 0 ? x : f(n - 1) * 0.999 + x / 1e4);
      return f(depth);
    },
    [0.9],
  );
  program(
    'Simpson, adaptive',
    (a: number) => {
      const g = (t: number): number => Math.exp(-a * t * t);
      const simpson = (l: number, r: number, fl: number, fm: number, fr: number, d: number): number => {
        const m = (l + r) / 2;
        const [p, q] = [g((l + m) / 2), g((m + r) / 2)];
        const whole = ((r - l) / 6) * (fl + 4 * fm + fr);
        const parts = ((r - l) / 12) * (fl + 4 * p + 2 * fm + 4 * q + fr);
        return d > 5 || Math.abs(parts - whole) < 1e-12
          ? parts
          : simpson(l, m, fl, p, fm, d + 1) + simpson(m, r, fm, q, fr, d + 1);
      };
      return simpson(0, 1, g(0), g(0.5), g(1), 0);
    },
    [1.3],
  );
  program(
    'permutations',
    (m: number[][]) => {
      const n = m.length;
      const used = new Array<boolean>(n).fill(false);
      const per = (i: number): number => {
        if (i === n) return 1;
        let s = 0;
        for (let j = 0; j < n; j++) {
          if (used[j]) continue;
          used[j] = true;
          s += m[i][j] * per(i + 1);
          used[j] = false;
        }
        return s;
      };
      return per(0);
    },
    [
      [
        [1, 2, 3],
        [0.5, 1, 2],
        [3, 1, 0.1],
      ],
    ],
  );
  program(
    'a default argument that calls',
    (x: number) => {
      const f = (n: number, v: number = n > 0 ? f(n - 1) : x): number => v * x + n;
      return f(4);
    },
    [0.9],
  );
  program(
    'partitions by spread',
    (x: number) => {
      const parts = (n: number, max: number): number[][] =>
        n === 0
          ? [[]]
          : Array.from({ length: Math.min(n, max) }, (_, i) => i + 1).flatMap((k) =>
              parts(n - k, k).map((p) => [k, ...p]),
            );
      return parts(5, 5).reduce((s, p) => s + p.reduce((q, k) => q * Math.sin(k * x), 1), 0);
    },
    [0.9],
  );
});
