/** Programs: sets and weak kinds, and maps that are iterated and copied. */
import { say, table } from '../../support/programs.js';

const priv = new WeakMap<object, { w: number }>();
class P {
  constructor(w: number) {
    priv.set(this, { w });
  }
  get w() {
    return priv.get(this)!.w;
  }
  set w(v: number) {
    priv.get(this)!.w = v;
  }
}

table({
  weakPriv: [
    (x: number) => {
      const p = new P(x);
      p.w *= x;
      return p.w;
    },
    2,
  ],
  weakSet: [
    (x: number) => {
      const w = new WeakSet();
      const a = {};
      w.add(a);
      return w.has(a) ? x * x : x;
    },
    2,
  ],
  memo2: [
    (x: number) => {
      const memo = new Map<string, number>();
      const lev = (i: number, j: number): number => {
        const k = `${i},${j}`;
        const c = memo.get(k);
        if (c !== undefined) return c;
        const r =
          i === 0 || j === 0
            ? (i + j) * x
            : Math.min(lev(i - 1, j) + x, lev(i, j - 1) + 1.1, lev(i - 1, j - 1) + x * x);
        memo.set(k, r);
        return r;
      };
      return lev(4, 3);
    },
    0.8,
  ],
  numKeyActive: [
    (x: number) => {
      const m = new Map<number, number>();
      m.set(x, 2);
      m.set(x * x, 3);
      let s = 0;
      for (const [k, v] of m) s += k * v;
      return s;
    },
    3,
  ],
  mapFromObj: [
    (o: any) => {
      const m = new Map(Object.entries(o) as [string, number][]);
      return m.get('a')! * m.get('b')!;
    },
    { a: 2, b: 3 },
  ],
  iterProto: [
    (x: number) => {
      const it = new Map([
        ['a', x],
        ['b', x * x],
      ]).values();
      const a = it.next().value!;
      const b = it.next().value!;
      say(it.next().done);
      return a * b;
    },
    2,
  ],
  clear: [
    (m: Map<string, number>) => {
      const a = m.get('a')!;
      m.clear();
      m.set('a', 3);
      return a * a * m.get('a')! * m.size;
    },
    new Map([['a', 2]]),
  ],
  setOps: [
    (x: number) => {
      const a = new Set([1, 2, 3]),
        b = new Set([2, 3, 4]);
      return [...a].filter((v) => b.has(v)).reduce((s, v) => s + v * x, 0);
    },
    2,
  ],
  lru: [
    (x: number) => {
      class LRU {
        private m = new Map<number, number>();
        constructor(private n: number) {}
        get(k: number) {
          const v = this.m.get(k);
          if (v !== undefined) {
            this.m.delete(k);
            this.m.set(k, v);
          }
          return v;
        }
        set(k: number, v: number) {
          this.m.delete(k);
          this.m.set(k, v);
          if (this.m.size > this.n) this.m.delete(this.m.keys().next().value!);
        }
      }
      const c = new LRU(2);
      c.set(1, x);
      c.set(2, x * x);
      c.get(1);
      c.set(3, 5 * x);
      return (c.get(1) ?? 1) * (c.get(2) ?? 7) * (c.get(3) ?? 1);
    },
    2,
  ],
  nanKey: [
    (x: number) => {
      const m = new Map([[NaN, x]]);
      return m.get(NaN)! * x + (m.get(0) ?? 1);
    },
    2,
  ],
  zeroKey: [
    (x: number) => {
      const m = new Map([[-0, x]]);
      return m.get(0)! * x;
    },
    2,
  ],
  mapSize: [
    (x: number) => {
      const m = new Map([[1, x]]);
      m.set(1, x * 2);
      return m.get(1)! * m.size;
    },
    2,
  ],
  mapCopy: [
    (m: Map<string, number>) => {
      const c = new Map(m);
      c.set('a', 5 * m.get('b')!);
      return m.get('a')! * c.get('a')!;
    },
    new Map([
      ['a', 2],
      ['b', 3],
    ]),
  ],
  destructEntries: [
    (x: number) => {
      const [[k, v], [, w]] = new Map([
        ['a', x],
        ['b', x * x],
      ]);
      return v! * w! * k!.length;
    },
    2,
  ],
  spreadMath: [
    (x: number) =>
      Math.max(
        ...new Map([
          ['a', x],
          ['b', x * x],
        ]).values(),
        ...new Set([1, x]),
      ),
    2,
  ],
  countWords: [
    (x: number) => {
      const c = new Map<string, number>();
      for (const w of 'a b a c a'.split(' ')) c.set(w, (c.get(w) ?? 0) + x);
      return [...c.entries()].sort(([, a], [, b]) => b - a)[0]![1] ** 2;
    },
    2,
  ],
});
