/* eslint no-unsafe-finally: off -- what leaves a `finally` is among what is tested */
/** Programs: what is thrown, caught, and done finally. */
import { say, table } from '../../support/programs.js';
import { Ctor, ValErr } from '../../support/thrown.js';

class SubErr extends ValErr {
  extra = this.v * 2;
  get total() {
    return this.v + this.extra;
  }
}
class Pt {
  constructor(
    public x: number,
    public y: number,
  ) {
    if (x < 0) throw { neg: x * y };
  }
}
const nul: any = null;

table({
  throwLoop: [
    (x: number) => {
      let s = 0;
      try {
        for (let i = 0; ; i++) {
          s += x * i;
          if (s > 10) throw s * x;
        }
      } catch (e) {
        return (e as number) + s;
      }
    },
    1.5,
  ],
  rethrow: [
    (x: number) => {
      try {
        try {
          throw x * x;
        } catch (e) {
          throw (e as number) * x;
        }
      } catch (e) {
        return (e as number) * 2;
      }
    },
    1.5,
  ],
  finallyOverride: [
    (x: number) => {
      const f = () => {
        try {
          return x;
        } finally {
          say('f');
          return x * x;
        }
      };
      return f();
    },
    1.5,
  ],
  finallyOverrideThrow: [
    (x: number) => {
      const f = () => {
        try {
          throw new Error('x');
        } finally {
          return x * x;
        }
      };
      return f();
    },
    1.5,
  ],
  finallyBreak: [
    (x: number) => {
      let s = 0;
      for (let i = 0; i < 4; i++) {
        try {
          s += x;
          if (i === 2) return s * s;
        } finally {
          s *= 2;
          if (i === 2) break;
        }
      }
      return s * x;
    },
    1.5,
  ],
  finallyContinue: [
    (x: number) => {
      let s = 0;
      for (let i = 0; i < 4; i++) {
        try {
          if (i % 2) throw i;
          s += x * i;
        } finally {
          s += 1;
          continue;
        }
      }
      return s * x;
    },
    1.5,
  ],
  finallyMutates: [
    (x: number) => {
      const o = { v: x };
      const f = () => {
        try {
          return o.v;
        } finally {
          o.v = x * 10;
        }
      };
      return f() * o.v;
    },
    1.5,
  ],
  customErr: [
    (x: number) => {
      try {
        throw new ValErr('m', x * x);
      } catch (e) {
        if (!(e instanceof ValErr)) throw e;
        say(e.message);
        say(e.name);
        return e.v * x;
      }
    },
    1.5,
  ],
  subErr: [
    (x: number) => {
      try {
        throw new SubErr('m', x * x);
      } catch (e) {
        return (e as SubErr).total * ((e instanceof ValErr) as any);
      }
    },
    1.5,
  ],
  cause: [
    (x: number) => {
      try {
        try {
          throw new ValErr('in', x);
        } catch (e) {
          throw new Error('out', { cause: e });
        }
      } catch (e) {
        return ((e as Error).cause as ValErr).v * 2;
      }
    },
    1.5,
  ],
  errField: [
    (x: number) => {
      const e: any = new Error('a');
      e.val = x * x;
      try {
        throw e;
      } catch (q: any) {
        q.val *= x;
      }
      return e.val;
    },
    1.5,
  ],
  errMsg: [
    (x: number) => {
      try {
        throw new RangeError(`n`);
      } catch (e) {
        say((e as Error).message);
        say(String(e));
        return x * (e as Error).message.length;
      }
    },
    1.5,
  ],
  ctorThrow: [
    (x: number) => {
      let s = 0;
      for (const k of [1, 2, 3, 4]) {
        try {
          s += new Ctor(x * k).v;
        } catch (e) {
          s += (e as ValErr).v;
        }
      }
      return s;
    },
    1.8,
  ],
  ctorSpreadThrow: [
    (x: number) => {
      try {
        const xs: [number, number] = [-x, x * x];
        return new Pt(...xs).x;
      } catch (e) {
        return (e as any).neg * 2;
      }
    },
    1.5,
  ],
  ctorSpreadBadIter: [
    (x: number) => {
      try {
        return new (Pt as any)(...nul).x;
      } catch (e) {
        say(e instanceof TypeError);
        return x * x;
      }
    },
    1.5,
  ],
  cbThrowMap: [
    (xs: number[]) => {
      let s = 0;
      try {
        xs.map((x, i) => {
          s += x;
          if (i === 1) throw x * s;
          return x;
        });
      } catch (e) {
        return (e as number) * s;
      }
      return 0;
    },
    [1, 2, 3],
  ],
  cbThrowFrom: [
    (x: number) => {
      try {
        Array.from([1, 2, 3], (k) => {
          if (k === 2) throw k * x;
          return k;
        });
      } catch (e) {
        return (e as number) * x;
      }
      return 0;
    },
    1.5,
  ],
  cbThrowForEachMap: [
    (x: number) => {
      try {
        new Map([[1, x]]).forEach((v) => {
          throw v * v;
        });
      } catch (e) {
        return e as number;
      }
      return 0;
    },
    1.5,
  ],
});
