/* eslint prefer-rest-params: off -- `arguments` is among what is tested */
/** Programs: closures, currying, composition, recursion. */
import { say, table } from '../../support/programs.js';

const named = { sq: (x: number) => x * x, cube: (x: number) => x ** 3, neg: (x: number) => -x };
const compose =
  <T>(...fs: ((x: T) => T)[]) =>
  (x: T) =>
    fs.reduceRight((a, f) => f(a), x);
const pipe = (x: number, ...fs: ((x: number) => number)[]) => fs.reduce((a, f) => f(a), x);
const curry =
  (f: (...a: number[]) => number, n = f.length, got: number[] = []): any =>
  (...more: number[]) =>
    got.length + more.length >= n ? f(...got, ...more) : curry(f, n, [...got, ...more]);
const memoize = (f: (n: number) => number) => {
  const c = new Map<number, number>();
  return (n: number): number => {
    if (c.has(n)) return c.get(n)!;
    say(n);
    const v = f(n);
    c.set(n, v);
    return v;
  };
};
const Y = (f: any) => ((x: any) => f((v: any) => x(x)(v)))((x: any) => f((v: any) => x(x)(v)));
const partial =
  (f: any, ...a: any[]) =>
  (...b: any[]) =>
    f(...a, ...b);
const flip = (f: any) => (a: number, b: number) => f(b, a);
const newton = (f: (x: number) => number, df: (x: number) => number, x0: number) => {
  let x = x0;
  for (let i = 0; i < 20; i++) {
    const d = f(x) / df(x);
    x -= d;
    if (Math.abs(d) < 1e-14) break;
  }
  return x;
};
function old(this: any, a: number, b: number) {
  return this.k * a + b * arguments.length;
}
function sumArgs(..._: number[]) {
  let s = 0;
  for (let i = 0; i < arguments.length; i++) s += arguments[i] * (i + 1);
  return s;
}
const trampoline =
  (f: any) =>
  (...a: any[]) => {
    let r = f(...a);
    while (typeof r === 'function') r = r();
    return r;
  };
const once = (f: () => number) => {
  let done = false,
    v: number;
  return () => {
    if (!done) {
      v = f();
      done = true;
    }
    return v;
  };
};

table({
  rebind: [
    (x: number) => {
      let s = x;
      const bump = (k: number) => {
        s = s * k;
      };
      bump(2);
      bump(x);
      return s;
    },
    3,
  ],
  counter: [
    (x: number) => {
      const mk = () => {
        let n = 0;
        return { inc: () => (n += x), get: () => n };
      };
      const a = mk(),
        b = mk();
      a.inc();
      a.inc();
      b.inc();
      return a.get() * b.get();
    },
    3,
  ],
  closuresInLoop: [
    (x: number) => {
      const fs: (() => number)[] = [];
      for (let i = 0; i < 3; i++) fs.push(() => i * x);
      let s = 0;
      for (const f of fs) s += f() * x;
      return s;
    },
    3,
  ],
  closuresVar: [
    (x: number) => {
      const fs: (() => number)[] = [];
      for (var i = 0; i < 3; i++) fs.push(() => i * x);
      return fs.reduce((s, f) => s + f(), 0);
    },
    3,
  ],
  loopRebind: [
    (x: number) => {
      const fs: any[] = [];
      for (let v = x; v < 20; v *= 2) fs.push({ get: () => v, set: (y: number) => (v = y) });
      fs[0].set(x * x);
      return fs.reduce((s, f) => s + f.get(), 0);
    },
    3,
  ],
  curry: [(x: number) => curry((a: number, b: number, c: number) => a * b + c)(x)(x * 2, 4), 3],
  curry2: [
    (x: number) => {
      const add = (a: number) => (b: number) => (c: number) => a * b * c;
      const a2 = add(x);
      return a2(x)(2) + a2(3)(x);
    },
    3,
  ],
  compose: [(x: number) => compose<number>(Math.sin, (y) => y * x, named.sq)(x), 1.1],
  pipe: [(x: number) => pipe(x, named.sq, (y) => y + x, Math.log, named.cube), 1.5],
  memo: [
    (x: number) => {
      const f: (n: number) => number = memoize((n) => (n < 2 ? x : f(n - 1) + 0.5 * f(n - 2) * x));
      return f(8);
    },
    0.5,
  ],
  ycomb: [(x: number) => Y((self: any) => (n: number) => (n === 0 ? 1 : x * self(n - 1)))(5), 1.2],
  partial: [(x: number) => partial((a: number, b: number, c: number) => a * b ** c, x)(x, 2), 3],
  flip: [(x: number) => flip((a: number, b: number) => a / b)(x, x * x + 1), 3],
  funcsInObj: [(x: number) => Object.values(named).reduce((s, f) => s + f(x) * f(2), 0), 3],
  funcByName: [(x: number) => (['sq', 'cube', 'neg', 'sq'] as const).reduce((v, k) => named[k](v) * 0.5, x), 1.3],
  funcsInMap: [
    (x: number) => {
      const m = new Map<string, (y: number) => number>([
        ['a', (y) => y * x],
        ['b', Math.exp],
      ]);
      return m.get('a')!(2) * m.get('b')!(x);
    },
    1.3,
  ],
  reduceFns: [
    (x: number) =>
      [(y: number) => y + x, (y: number) => y * y, Math.cos].reduce(
        (f, g) => (y: number) => g(f(y)),
        (y: number) => y,
      )(x),
    1.3,
  ],
  call: [(x: number) => old.call({ k: x }, x, 2) + old.apply({ k: 3 }, [x, x]) + old.bind({ k: x }, x)(4), 3],
  sumArgs: [(x: number) => (sumArgs as any)(x, x * x, 3, x), 3],
  argsInner: [
    function (x: number, y?: number) {
      return arguments.length * x + (y ?? 1) * arguments[0];
    } as any,
    3,
  ],
  argsArrow: [
    function (x: number) {
      const f = () => arguments[0] * 2;
      return f() * x;
    } as any,
    3,
  ],
  argsSlice: [
    (x: number) =>
      (
        function (..._: any[]) {
          return Array.prototype.slice.call(arguments, 1).reduce((a: number, b: number) => a * b, 1);
        } as any
      )(2, x, x),
    3,
  ],
  argsSpread: [
    (x: number) =>
      (
        function (..._: any[]) {
          return Math.max(...(arguments as any));
        } as any
      )(2, x, x * x),
    3,
  ],
  defaults: [
    (x: number) => {
      const f = (a: number, b = a * 2, c = a + b) => a * b * c;
      return f(x) + f(x, 3) + f(x, undefined, 2);
    },
    3,
  ],
  defaultsFn: [
    (x: number) => {
      let n = 0;
      const d = () => {
        say(++n);
        return x * n;
      };
      const f = (a = d(), b = d()) => a * b;
      return f() + f(2) + f(undefined, x);
    },
    3,
  ],
  iife: [
    (x: number) =>
      (() => {
        const y = x * x;
        return (function (z) {
          return z * y;
        })(x);
      })(),
    3,
  ],
  recClosure: [
    (x: number) => {
      const go = (n: number, acc: number): number => (n === 0 ? acc : go(n - 1, acc * x + n));
      return go(5, 1);
    },
    1.3,
  ],
  mutual: [
    (x: number) => {
      const ev = (n: number): number => (n === 0 ? 1 : x * od(n - 1));
      const od = (n: number): number => (n === 0 ? x : 2 + ev(n - 1));
      return ev(7);
    },
    1.3,
  ],
  trampoline: [
    (x: number) => {
      const f = (n: number, a: number): any => (n === 0 ? a : () => f(n - 1, a * x));
      return trampoline(f)(10, 1);
    },
    1.1,
  ],
  once: [
    (x: number) => {
      const f = once(() => {
        say('o');
        return x * x;
      });
      return f() * f();
    },
    3,
  ],
  newton: [
    (a: number) =>
      newton(
        (x) => x * x - a,
        (x) => 2 * x,
        1,
      ),
    2,
  ],
});
