/** Programs: functions as values: bound, called, kept, handed on. */
import { made, say, table } from '../../support/programs.js';

const named = { sq: (x: number) => x * x, cube: (x: number) => x ** 3, neg: (x: number) => -x };

table({
  lens: [
    (o: any) => {
      const lens = (k: string) => ({ get: (o: any) => o[k], set: (v: any, o: any) => ({ ...o, [k]: v }) });
      const over = (l: any, f: any, o: any) => l.set(f(l.get(o)), o);
      const r = over(lens('a'), (v: number) => v * v * o.b, o);
      return r.a * r.b;
    },
    { a: 2, b: 3 },
  ],
  stateMonad: [
    (x: number) => {
      const bind = (m: any, f: any) => (s: number) => {
        const [a, s2] = m(s);
        return f(a)(s2);
      };
      const get = (s: number) => [s, s];
      const put = (v: number) => (_: number) => [null, v];
      const prog = bind(get, (a: number) => bind(put(a * x), () => get));
      return prog(x)[0];
    },
    1.5,
  ],
  generatorClosure: [
    (x: number) => {
      function* g(n: number) {
        for (let i = 0; i < n; i++) {
          const y: number = yield x ** i;
          x += y ?? 0;
        }
      }
      const it = g(3);
      let s = it.next().value as number;
      s += it.next(0.5).value as number;
      s += it.next(x).value as number;
      return s;
    },
    1.5,
  ],
  debounceLike: [
    (x: number) => {
      const q: (() => void)[] = [];
      let s = 0;
      const defer = (f: () => void) => {
        q.push(f);
      };
      defer(() => {
        s += x;
        defer(() => {
          s *= x;
        });
      });
      while (q.length) q.shift()!();
      return s;
    },
    1.5,
  ],
  thunkArr: [
    (xs: number[]) => {
      const ths = xs.map((x) => () => x * xs[0]!);
      xs[0] = 5;
      return ths.reduce((s, t) => s + t(), 0);
    },
    [1, 2, 3],
  ],
  toStringFn: [
    (x: number) => {
      say(named.sq.name);
      say(named.sq.length);
      return named.sq(x);
    },
    1.5,
  ],
  argObjFn: [(o: any, x: number) => o.act(x) * o.w, made(() => ({ w: 3, act: Math.tanh })), 1.5],
  deepClosure: [
    (x: number) => {
      let f = (y: number) => y;
      for (let i = 0; i < 10; i++) {
        const g = f;
        f = (y) => g(y) * x + i;
      }
      return f(1);
    },
    0.9,
  ],
  varHoist: [
    (x: number) => {
      var y: any;
      if (x > 1) {
        var y: any = x * 2;
      }
      return y * x;
    },
    1.5,
  ],
  setInCallback: [
    (x: number) => {
      let m = -Infinity,
        arg = 0;
      [1, 2, 3].forEach((k) => {
        const v = -((k - 2) ** 2) * x;
        if (v > m) {
          m = v;
          arg = k * x;
        }
      });
      return arg + m;
    },
    1.5,
  ],
  zip: [
    (a: number[], b: number[]) => {
      const zipWith = <A, B, C>(f: (a: A, b: B) => C, a: A[], b: B[]) => a.map((v, i) => f(v, b[i]!));
      return zipWith((p, q) => p * q, a, b).reduce((s, v) => s + v, 0);
    },
    [1, 2],
    [3, 4],
  ],
  foldr: [
    (xs: number[]) => {
      const foldr = (f: (a: number, b: number) => number, z: number, [h, ...t]: number[]): number =>
        h === undefined ? z : f(h, foldr(f, z, t));
      return foldr((a, b) => a - 0.5 * b * a, 1, xs);
    },
    [1, 2, 3],
  ],
});
