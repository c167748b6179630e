/** Programs: what constructors, arguments and conditions throw. */
import { say, table } from '../../support/programs.js';
import { Ctor, ValErr } from '../../support/thrown.js';

const attempt = <T>(f: () => T, alt: (e: any) => T): T => {
  try {
    return f();
  } catch (e) {
    return alt(e);
  }
};

table({
  retry: [
    (x: number) => {
      let n = 0;
      const flaky = () => {
        if (++n < 3) throw new Error('no' + n);
        return x ** n;
      };
      const retry = (k: number): number => {
        try {
          return flaky();
        } catch (e) {
          say((e as Error).message);
          if (k === 0) throw e;
          return retry(k - 1);
        }
      };
      return retry(5);
    },
    1.5,
  ],
  deepThrow: [
    (x: number) => {
      const go = (n: number, a: number): number => {
        if (n === 0) throw a;
        return go(n - 1, a * x) + 1;
      };
      try {
        return go(10, 1);
      } catch (e) {
        return (e as number) * 2;
      }
    },
    1.1,
  ],
  finallyOrder: [
    (x: number) => {
      const f = (n: number): number => {
        try {
          say('t' + n);
          return n === 0 ? x : f(n - 1) * x;
        } finally {
          say('f' + n);
        }
      };
      return f(3);
    },
    1.1,
  ],
  errInstance: [
    (x: number) => {
      let s = 0;
      for (const E of [Error, TypeError, RangeError, ValErr as any]) {
        try {
          throw new E('m', x);
        } catch (e) {
          if (e instanceof TypeError) s += x;
          else if (e instanceof ValErr) s += e.v * x;
          else s += 1;
        }
      }
      return s * x;
    },
    1.5,
  ],
  switchThrow: [
    (x: number) => {
      const f = (k: number) => {
        switch (k) {
          case 0:
            return x;
          case 1:
            throw x * x;
          default:
            throw new Error('d');
        }
      };
      let s = 0;
      for (let i = 0; i < 3; i++)
        try {
          s += f(i)!;
        } catch (e) {
          s += typeof e === 'number' ? e : 1;
        }
      return s * x;
    },
    1.5,
  ],
  promiseLike: [
    (x: number) => {
      type R = { ok: true; v: number } | { ok: false; e: Error };
      const wrap = (f: () => number): R => {
        try {
          return { ok: true, v: f() };
        } catch (e) {
          return { ok: false, e: e as Error };
        }
      };
      const a = wrap(() => x * x),
        b = wrap(() => {
          throw new Error('q');
        });
      return (a.ok ? a.v : 0) + (b.ok ? 1 : b.e.message.length * x);
    },
    1.5,
  ],
  superThrow: [
    (x: number) => {
      class D extends Ctor {
        w = 3;
        constructor(y: number) {
          super(y * 4);
        }
      }
      try {
        return new D(x).w;
      } catch (e) {
        return (e as ValErr).v;
      }
    },
    1.5,
  ],
  mapUndefined: [
    (x: number) => {
      try {
        ([] as any).map(undefined);
      } catch (e) {
        say(e instanceof TypeError);
        return x * x;
      }
      return x;
    },
    1.5,
  ],
  reduceEmpty: [
    (x: number) => {
      try {
        return ([] as number[]).reduce((a, b) => a + b);
      } catch (e) {
        say((e as Error).message);
        return x * x;
      }
    },
    1.5,
  ],
  delFrozen: [
    (x: number) => {
      const o: any = Object.freeze({ a: x });
      try {
        delete o.a;
      } catch (e) {
        say(e instanceof TypeError);
      }
      return o.a * x;
    },
    1.5,
  ],
  throwInArg: [
    (x: number) => {
      const o = { n: 0 };
      const f = (a: number, b: number) => a * b;
      try {
        return f(
          (o.n = x),
          attempt(
            () => {
              throw x;
            },
            (e) => {
              throw e * 2;
            },
          ),
        );
      } catch (e) {
        return (e as number) * o.n;
      }
    },
    1.5,
  ],
  throwDefault: [
    (x: number) => {
      const need = (n: string): never => {
        throw new ValErr(n, x * x);
      };
      const f = (a = need('a')) => a;
      try {
        return f();
      } catch (e) {
        return (e as ValErr).v;
      }
    },
    1.5,
  ],
});
