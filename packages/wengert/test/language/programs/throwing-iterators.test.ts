/** Programs: what iterators and generators throw. */
import { say, table } from '../../support/programs.js';

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

table({
  genReturn: [
    (x: number) => {
      const g = gen(x);
      let s = 0;
      for (const v of g) {
        s += v * x;
        break;
      }
      return s;
    },
    1.5,
  ],
  iterClose: [
    (x: number) => {
      const it = {
        [Symbol.iterator]() {
          let i = 0;
          return {
            next: () => ({ done: false, value: x * ++i }),
            return: () => {
              say('closed');
              return {};
            },
          };
        },
      } as any;
      let s = 0;
      try {
        for (const v of it) {
          s += v;
          if (s > 8) throw s;
        }
      } catch (e) {
        return (e as number) * x;
      }
      return 0;
    },
    1.5,
  ],
  iterCloseFrom: [
    (x: number) => {
      const it = {
        [Symbol.iterator]() {
          let i = 0;
          return {
            next: () => ({ done: i > 5, value: x * ++i }),
            return: () => {
              say('closed');
              return {};
            },
          };
        },
      } as any;
      try {
        Array.from(it, (v: any, i) => {
          if (i === 2) throw v * 2;
          return v;
        });
      } catch (e) {
        return (e as number) * x;
      }
      return 0;
    },
    1.5,
  ],
  iterCloseMap: [
    (x: number) => {
      const it = {
        [Symbol.iterator]() {
          let i = 0;
          return {
            next: () => ({ done: i > 5, value: ++i > 2 ? 5 : [i, x] }),
            return: () => {
              say('closed');
              return {};
            },
          };
        },
      } as any;
      try {
        new Map(it);
      } catch (e) {
        say(e instanceof TypeError);
        return x * x;
      }
      return 0;
    },
    1.5,
  ],
  labeled: [
    (x: number) => {
      let s = x;
      a: {
        try {
          s *= 2;
          if (s > 2) break a;
          s = 0;
        } finally {
          s += x;
        }
        s = -1;
      }
      return s * s;
    },
    1.5,
  ],
  throwNull: [
    (x: number) => {
      try {
        throw null;
      } catch (e) {
        return e === null ? x * x : x;
      }
    },
    1.5,
  ],
  throwUndef: [
    (x: number) => {
      try {
        throw undefined;
      } catch (e) {
        return e === undefined ? x * x : x;
      }
    },
    1.5,
  ],
  throwFn: [
    (x: number) => {
      try {
        throw (y: number) => y * x;
      } catch (e) {
        return (e as any)(x);
      }
    },
    1.5,
  ],
  throwArr: [
    (x: number) => {
      try {
        throw [x, { v: x * x }];
      } catch (e) {
        const [a, { v }] = e as any;
        return a * v;
      }
    },
    1.5,
  ],
  catchPattern: [
    (x: number) => {
      try {
        throw { a: x, b: [x * x, 2] };
      } catch ({ a, b: [c, d] }: any) {
        return a * c * d;
      }
    },
    1.5,
  ],
  catchNoBinding: [
    (x: number) => {
      let s = x;
      try {
        s *= x;
        throw 0;
      } catch {
        s += 1;
      } finally {
        s *= 2;
      }
      return s;
    },
    1.5,
  ],
  stateRestore: [
    (x: number) => {
      const st = { v: x };
      const tx = (f: () => void) => {
        const old = { ...st };
        try {
          f();
        } catch {
          Object.assign(st, old);
        }
      };
      tx(() => {
        st.v *= 3;
      });
      tx(() => {
        st.v *= 100;
        throw 1;
      });
      return st.v * x;
    },
    1.5,
  ],
});
