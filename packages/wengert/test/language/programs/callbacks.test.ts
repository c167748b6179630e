/** Programs: callbacks of array methods. */
import { say, table } from '../../support/programs.js';

const named = { sq: (x: number) => x * x, cube: (x: number) => x ** 3, neg: (x: number) => -x };
const rk4 = (f: (t: number, y: number[]) => number[], y0: number[], h: number, n: number) => {
  let y = y0;
  const ax = (a: number, x: number[], z: number[]) => x.map((v, i) => a * v + z[i]!);
  for (let i = 0; i < n; i++) {
    const t = i * h;
    const k1 = f(t, y),
      k2 = f(t + h / 2, ax(h / 2, k1, y)),
      k3 = f(t + h / 2, ax(h / 2, k2, y)),
      k4 = f(t + h, ax(h, k3, y));
    y = y.map((v, j) => v + (h / 6) * (k1[j]! + 2 * k2[j]! + 2 * k3[j]! + k4[j]!));
  }
  return y;
};
const simpson = (f: (x: number) => number, a: number, b: number, n = 10) => {
  const h = (b - a) / n;
  let s = f(a) + f(b);
  for (let i = 1; i < n; i++) s += (i % 2 ? 4 : 2) * f(a + i * h);
  return (s * h) / 3;
};
function old(this: any, a: number, b: number) {
  return this.k * a + b * arguments.length;
}

table({
  rk4: [
    (k: number) => {
      const y = rk4((_, [p, q]) => [q!, -k * p!], [1, 0], 0.1, 10);
      return y[0]! * y[1]!;
    },
    1.3,
  ],
  simpson: [(a: number, b: number) => simpson((x) => Math.sin(a * x) / (1 + x * x), 0, b), 1.3, 2],
  cbMap: [
    (xs: number[]) => {
      let m = 0;
      return xs
        .map((x, i, a) => {
          m += x;
          return m * a[0]! + i;
        })
        .reduce((a, b) => a + b * b, 0);
    },
    [1, 2, 3],
  ],
  cbFilter: [(xs: number[], t: number) => xs.filter((x) => x * t > 2).reduce((a, b) => a * b, t), [1, 2, 3], 1.5],
  cbFlatMap: [
    (xs: number[], t: number) =>
      xs.flatMap((x, i) => (i % 2 ? [x * t, x] : x * t)).reduce((a, b, i) => a + b * (i + 1), 0),
    [1, 2, 3],
    1.5,
  ],
  cbSort: [
    (xs: number[], t: number) => xs.sort((a, b) => t * (a - b)).reduce((a, b, i) => a + b * b * i, 0),
    [3, 1, 2],
    -1.5,
  ],
  cbFind: [
    (xs: number[], t: number) =>
      (xs.find((x) => x > t) ?? 0) * t + xs.findIndex((x) => x > t) * t + (xs.findLast((x) => x < t) ?? 1) ** 2,
    [1, 2, 3],
    1.5,
  ],
  cbSome: [
    (xs: number[], t: number) => {
      let s = 0;
      const r = xs.some((x) => {
        s += x * t;
        return s > 4;
      });
      return r ? s * s : s;
    },
    [1, 2, 3],
    1.5,
  ],
  cbEvery: [
    (xs: number[], t: number) => {
      let s = 1;
      xs.every((x) => {
        s *= x * t;
        return s < 4;
      });
      return s;
    },
    [1, 2, 3],
    1.5,
  ],
  cbForEach: [
    (xs: number[], t: number) => {
      const o = { s: 0 };
      xs.forEach(function (this: any, x, i) {
        this.s += x * t ** i;
      }, o);
      return o.s;
    },
    [1, 2, 3],
    1.5,
  ],
  cbReduceRight: [(xs: number[], t: number) => xs.reduceRight((a, x) => a * t + x), [1, 2, 3], 1.5],
  cbReduceObj: [
    (xs: number[]) => {
      const { s, q } = xs.reduce(({ s, q }, x) => ({ s: s + x, q: q + x * x }), { s: 0, q: 0 });
      return q / xs.length - (s / xs.length) ** 2;
    },
    [1, 2, 4],
  ],
  cbFrom: [(t: number) => Array.from({ length: 4 }, (_, i) => t ** i).reduce((a, b) => a + b, 0), 1.5],
  cbToSorted: [
    (xs: number[], t: number) => {
      const s = xs.toSorted((a, b) => b - a);
      return s[0]! * t + s.at(-1)! ** 2 + xs[0]!;
    },
    [1, 3, 2],
    1.5,
  ],
  cbMapFns: [
    (xs: number[]) =>
      xs
        .map((x) => (y: number) => x * y)
        .map((f, i) => f(i + 1))
        .map(Math.sin)
        .reduce((a, b) => a + b, 0),
    [1, 3, 2],
  ],
  cbMapNumber: [(xs: number[]) => ['1', '2'].map(Number).reduce((a, b, i) => a + b * xs[i]!, 0), [1, 3]],
  cbIgnoredArgs: [
    (xs: number[]) => xs.map((...a) => a.length * (a[0] as number) * (a[1] as number)).reduce((a, b) => a + b),
    [1, 3, 2],
  ],
  fnProps: [
    (x: number) => {
      const f: any = (y: number) => y * f.k;
      f.k = x;
      f.k *= 2;
      return f(x);
    },
    3,
  ],
  fnStatic: [
    (x: number) => {
      function f(y: number) {
        f.calls++;
        return y * x;
      }
      f.calls = 0;
      return f(1) + f(f.calls) + f.calls;
    },
    3,
  ],
  namedFnExpr: [
    (x: number) =>
      (function fact(n: number): number {
        return n < 2 ? x : n * fact(n - 1);
      })(4),
    1.5,
  ],
  hoisted: [
    (x: number) => {
      return g(x) * h(2);
      function g(y: number) {
        return y * x;
      }
      function h(y: number) {
        return g(y) + 1;
      }
    },
    1.5,
  ],
  shadow: [
    (x: number) => {
      const f = (x: number) => {
        {
          let x = 2;
          x *= 3;
          return x;
        }
      };
      return f(x) * x;
    },
    1.5,
  ],
  returnsFn: [
    (x: number) => {
      const mk = (k: number) => (k > 1 ? (y: number) => y * k : (y: number) => y + k);
      return mk(x)(x) + mk(x - 1)(x);
    },
    1.5,
  ],
  method2fn: [
    (x: number) => {
      const { sin, pow } = Math;
      return sin(x) * pow(x, 3);
    },
    1.5,
  ],
  fnTernary: [(x: number) => (x > 1 ? Math.sin : Math.cos)(x) * [Math.exp, Math.log][x > 1 ? 1 : 0]!(x), 1.5],
  optionalCall: [(x: number, f?: any) => (f?.(x) ?? x * x) * ((named as any).nope?.(say('no')) ?? x), 1.5],
  applyMath: [
    (xs: number[]) => Math.max.apply(null, xs) * Math.min(...xs) * Math.hypot.call(null, ...(xs as [number])),
    [1, 3, 2],
  ],
  bindThis: [
    (x: number) => {
      const o = {
        k: x,
        f(y: number) {
          return this.k * y;
        },
      };
      const g = o.f.bind({ k: 2 } as any);
      return g(x) + [1, 2].map(o.f, o).reduce((a, b) => a + b);
    },
    1.5,
  ],
  callCall: [(x: number) => Function.prototype.call.call(old as any, { k: x }, 2, x), 1.5],
  church: [
    (x: number) => {
      const two = (f: any) => (y: any) => f(f(y));
      const plus = (a: any, b: any) => (f: any) => (y: any) => a(f)(b(f)(y));
      return plus(two, two)((y: number) => y * x)(1);
    },
    1.5,
  ],
  cps: [
    (x: number) => {
      const fact = (n: number, k: (v: number) => number): number => (n === 0 ? k(1) : fact(n - 1, (v) => k(v * n * x)));
      return fact(4, (v) => v);
    },
    1.5,
  ],
});
