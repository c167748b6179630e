/** Programs: maps as tables of numbers, objects and functions. */
import { say, table } from '../../support/programs.js';

const wm = new WeakMap<object, number>();

table({
  values: [
    (x: number) => {
      const m = new Map<string, number>();
      m.set('a', x).set('b', x * x);
      let s = 0;
      for (const [k, v] of m) s += v * k.charCodeAt(0);
      return s;
    },
    2,
  ],
  update: [
    (xs: number[]) => {
      const m = new Map<number, number>();
      xs.forEach((x, i) => m.set(i % 2, (m.get(i % 2) ?? 0) + x * x));
      return m.get(0)! * m.get(1)!;
    },
    [1, 2, 3, 4],
  ],
  objKeys: [
    (x: number) => {
      const a = { v: x },
        b = { v: 2 * x };
      const m = new Map<object, number>([
        [a, x * x],
        [b, 3],
      ]);
      m.set(a, m.get(a)! * b.v);
      return m.get(a)! + m.get(b)! * a.v;
    },
    2,
  ],
  keysActive: [
    (x: number) => {
      const m = new Map([
        [{ v: x }, 2],
        [{ v: x * x }, 3],
      ]);
      let s = 0;
      for (const k of m.keys()) s += k.v * m.get(k)!;
      return s;
    },
    2,
  ],
  del: [
    (x: number) => {
      const m = new Map([
        ['a', x],
        ['b', x * x],
      ]);
      say(m.delete('a'));
      say(m.delete('zz'));
      say(m.size);
      m.set('a', 3);
      return [...m.values()].reduce((s, v, i) => s + v * (i + 1), 0);
    },
    2,
  ],
  iterMut: [
    (x: number) => {
      const m = new Map([[0, x]]);
      for (const [k, v] of m) {
        if (k < 3) m.set(k + 1, v * x);
        say(k);
      }
      return m.get(3)!;
    },
    1.5,
  ],
  iterDel: [
    (x: number) => {
      const m = new Map([
        [0, x],
        [1, x * x],
        [2, x ** 3],
      ]);
      let s = 0;
      for (const [k, v] of m) {
        m.delete(k + 1);
        s += v;
      }
      return s * m.size;
    },
    1.5,
  ],
  forEach: [
    (x: number) => {
      const m = new Map([
        ['a', x],
        ['b', 3 * x],
      ]);
      let s = 1;
      m.forEach((v, k, self) => {
        s *= v + self.size;
        say(k);
      });
      return s;
    },
    1.5,
  ],
  entriesSpread: [
    (x: number) => {
      const m = new Map([
        ['a', x],
        ['b', 3 * x],
      ]);
      const inv = new Map([...m].map(([k, v]) => [k + k, v * v]));
      return inv.get('aa')! * inv.get('bb')!;
    },
    1.5,
  ],
  nestedMap: [
    (x: number) => {
      const m = new Map<string, Map<string, number>>();
      const put = (a: string, b: string, v: number) => {
        if (!m.has(a)) m.set(a, new Map());
        m.get(a)!.set(b, v);
      };
      put('p', 'q', x);
      put('p', 'r', x * x);
      let s = 0;
      for (const [, i] of m) for (const [, v] of i) s += v;
      return s * m.get('p')!.get('q')!;
    },
    1.5,
  ],
  mapOfArr: [
    (xs: number[]) => {
      const g = new Map<boolean, number[]>();
      for (const x of xs) {
        const k = x > 0;
        g.get(k)?.push(x) ?? g.set(k, [x]);
      }
      return g.get(true)!.reduce((a, b) => a * b) - g.get(false)!.reduce((a, b) => a + b * b, 0);
    },
    [1, -2, 3, -4],
  ],
  argMap: [
    (m: Map<string, number>, x: number) => {
      m.set('a', m.get('a')! * x);
      return m.get('a')! * m.get('b')!;
    },
    new Map([
      ['a', 2],
      ['b', 3],
    ]),
    2,
  ],
  argMapIter: [
    (m: Map<string, number>) => [...m.values()].reduce((a, b) => a * b, 1),
    new Map([
      ['a', 2],
      ['b', 3],
    ]),
  ],
  argMapNested: [
    (m: Map<string, any>) => m.get('p').v[1] * m.get('q').get(1),
    new Map<string, any>([
      ['p', { v: [2, 3] }],
      ['q', new Map([[1, 4]])],
    ]),
  ],
  setObj: [
    (x: number) => {
      const a = { v: x };
      const s = new Set([a, { v: x * x }, a]);
      say(s.size);
      let t = 0;
      for (const o of s) t += o.v * x;
      a.v = 3;
      return t + [...s][0]!.v * x;
    },
    2,
  ],
  setDelete: [
    (x: number) => {
      const a = { v: x },
        b = { v: 2 };
      const s = new Set([a, b]);
      s.delete(b);
      s.add({ v: x * 3 });
      return [...s].reduce((t, o) => t * o.v, 1);
    },
    2,
  ],
  visited: [
    (x: number) => {
      const g: Record<string, [string, number][]> = {
        a: [
          ['b', x],
          ['c', 2],
        ],
        b: [['d', x * x]],
        c: [['d', 1 / x]],
        d: [],
      };
      const seen = new Set<string>();
      const go = (n: string): number => {
        if (seen.has(n)) return 0;
        seen.add(n);
        say(n);
        return g[n]!.reduce((s, [t, w]) => s + w * (1 + go(t)), 0);
      };
      return go('a');
    },
    2,
  ],
  dijkstra: [
    (ws: number[]) => {
      const g = new Map<number, Map<number, number>>([
        [
          0,
          new Map([
            [1, ws[0]!],
            [2, ws[1]!],
          ]),
        ],
        [1, new Map([[3, ws[2]!]])],
        [
          2,
          new Map([
            [1, ws[3]!],
            [3, ws[4]!],
          ]),
        ],
        [3, new Map()],
      ]);
      const d = new Map<number, number>([[0, 0]]);
      const q = new Set([0, 1, 2, 3]);
      while (q.size) {
        let u = -1;
        for (const n of q) if (u < 0 || (d.get(n) ?? Infinity) < (d.get(u) ?? Infinity)) u = n;
        q.delete(u);
        for (const [v, w] of g.get(u)!) {
          const nd = d.get(u)! + w;
          if (nd < (d.get(v) ?? Infinity)) d.set(v, nd);
        }
      }
      return d.get(3)! ** 2;
    },
    [4, 1, 1, 2, 5],
  ],
  weak: [
    (x: number) => {
      const o = {};
      wm.set(o, x * x);
      wm.set(o, wm.get(o)! + x);
      say(wm.has({}));
      return wm.get(o)!;
    },
    2,
  ],
  weakLocal: [
    (x: number) => {
      const w = new WeakMap<object, number>();
      const a = {},
        b = {};
      w.set(a, x).set(b, x * x);
      w.delete(b);
      return w.get(a)! * (w.get(b) ?? 3);
    },
    2,
  ],
});
