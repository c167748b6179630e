/** Programs: what callbacks, accessors and the engine throw. */
import { say, table } from '../../support/programs.js';
import { ValErr } from '../../support/thrown.js';

const thrower = {
  get bad(): number {
    throw new RangeError('getter');
  },
  set bad(_v: number) {
    throw new TypeError('setter');
  },
  get val(): number {
    throw 5;
  },
};
const assertPos: (x: number) => asserts x is number = (x) => {
  if (x <= 0) throw new ValErr('neg', x);
};
function* gen(x: number) {
  try {
    yield x;
    yield x * x;
  } catch (e) {
    say('in');
    yield (e as number) * 3;
  } finally {
    say('fin');
  }
}
const attempt = <T>(f: () => T, alt: (e: any) => T): T => {
  try {
    return f();
  } catch (e) {
    return alt(e);
  }
};
const nul: any = null;

table({
  getterThrow: [
    (x: number) => {
      try {
        return thrower.bad;
      } catch (e) {
        say((e as Error).message);
        return x * x;
      }
    },
    1.5,
  ],
  getterThrowVal: [
    (x: number) => {
      let s = x;
      try {
        s *= 2;
        s += thrower.val;
      } catch (e) {
        return s * (e as number);
      }
      return 0;
    },
    1.5,
  ],
  setterThrow: [
    (x: number) => {
      try {
        thrower.bad = x;
      } catch (e) {
        say((e as Error).message);
        return x * x;
      }
      return 0;
    },
    1.5,
  ],
  getterThrowLocal: [
    (x: number) => {
      const o = {
        get v(): number {
          throw x * x;
        },
      };
      try {
        return o.v;
      } catch (e) {
        return (e as number) * x;
      }
    },
    1.5,
  ],
  setterThrowLocal: [
    (x: number) => {
      const o = {
        set v(y: number) {
          throw y * x;
        },
      };
      try {
        o.v = x;
      } catch (e) {
        return (e as number) * x;
      }
      return 0;
    },
    1.5,
  ],
  getterThrowInFn: [
    (x: number) => {
      const f = () => thrower.bad;
      try {
        return f();
      } catch (e) {
        return x * x;
      }
    },
    1.5,
  ],
  nullAccess: [
    (x: number) => {
      try {
        return nul.a;
      } catch (e) {
        say(e instanceof TypeError);
        say((e as Error).message);
        return x * x;
      }
    },
    1.5,
  ],
  nullCall: [
    (x: number) => {
      const o: any = {};
      try {
        return o.f(x);
      } catch (e) {
        say((e as Error).message);
        return x * x;
      }
    },
    1.5,
  ],
  undefStore: [
    (x: number) => {
      let u: any;
      try {
        u.v = x;
      } catch (e) {
        say((e as Error).message);
        return x * x;
      }
      return 0;
    },
    1.5,
  ],
  nullDestruct: [
    (x: number) => {
      try {
        const { a } = nul;
        return a;
      } catch (e) {
        say(e instanceof TypeError);
        return x * x;
      }
    },
    1.5,
  ],
  notIterable: [
    (x: number) => {
      try {
        const [a] = 5 as any;
        return a;
      } catch (e) {
        say(e instanceof TypeError);
        return x * x;
      }
    },
    1.5,
  ],
  badLength: [
    (x: number) => {
      try {
        return new Array(-1).length;
      } catch (e) {
        say(e instanceof RangeError);
        return x * x;
      }
    },
    1.5,
  ],
  assertFn: [
    (x: number) => {
      let s = 0;
      for (const y of [x, -x]) {
        try {
          assertPos(y);
          s += y * y;
        } catch (e) {
          s -= (e as ValErr).v * 3;
        }
      }
      return s;
    },
    1.5,
  ],
  attempt: [
    (x: number) =>
      attempt(
        () => {
          if (x > 1) throw { v: x ** 3 };
          return x;
        },
        (e) => e.v * 2,
      ),
    1.5,
  ],
  genThrow: [
    (x: number) => {
      const g = gen(x);
      let s = g.next().value as number;
      s += g.throw(x * x).value as number;
      say(g.next().done);
      return s;
    },
    1.5,
  ],
  genNested: [
    (x: number) => {
      function* g(): Generator<number> {
        try {
          try {
            yield x;
            throw x * 2;
          } catch (e) {
            yield (e as number) * x;
            throw (e as number) + 1;
          } finally {
            say('i');
            yield 7;
          }
        } catch (e) {
          yield e as number;
        } finally {
          say('o');
        }
      }
      return [...g()].reduce((a, b) => a * b);
    },
    1.5,
  ],
});
