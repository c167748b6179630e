/** Programs: objects as data: trees, lists, cycles, tables. */
import { say, table } from '../../support/programs.js';

table({
  cyclic: [
    (x: number) => {
      const a: any = { v: x };
      const b: any = { v: x * x, a };
      a.b = b;
      return a.b.a.b.v * b.a.v;
    },
    2,
  ],
  linkedList: [
    (xs: number[]) => {
      type N = { v: number; next: N | null };
      let head: N | null = null;
      for (const x of xs) head = { v: x * x, next: head };
      let s = 0,
        k = 1;
      for (let n: N | null = head; n; n = n.next) s += n.v * k++;
      return s;
    },
    [1, 2, 3],
  ],
  tree: [
    (x: number) => {
      type T = { v: number; l?: T; r?: T };
      const build = (d: number, v: number): T =>
        d === 0 ? { v } : { v, l: build(d - 1, v * x), r: build(d - 1, v + x) };
      const sum = (t?: T): number => (t ? t.v + sum(t.l) * 0.5 + sum(t.r) : 0);
      return sum(build(3, x));
    },
    1.3,
  ],
  objArrayObj: [
    (m: any) =>
      m.layers
        .map((l: any) => l.w.reduce((s: number, w: number, i: number) => s + w * l.b[i], 0))
        .reduce((a: number, b: number) => a * b, 1),
    {
      layers: [
        { w: [1, 2], b: [3, 4] },
        { w: [2, 1], b: [1, 2] },
      ],
    },
  ],
  methodShorthand: [
    (x: number) => {
      const o = {
        n: 2,
        f(y: number) {
          return y ** this.n * x;
        },
        g: (y: number) => y * x,
      };
      return o.f(o.g(x));
    },
    1.5,
  ],
  superLiteral: [
    (x: number) => {
      const base = {
        f() {
          return x * 2;
        },
      };
      const o = {
        __proto__: base,
        f() {
          return super.f() * x;
        },
      };
      return (o as any).f();
    },
    3,
  ],
  protoLiteral: [
    (x: number) => {
      const base = {
        f(this: any) {
          return this.v * 2;
        },
      };
      const o: any = { __proto__: base, v: x };
      return o.f() * x;
    },
    3,
  ],
  setProto: [
    (x: number) => {
      const o: any = { v: x };
      Object.setPrototypeOf(o, {
        sq(this: any) {
          return this.v ** 2;
        },
      });
      return o.sq();
    },
    3,
  ],
  dynamicKeys: [
    (xs: number[]) => {
      const memo: Record<number, number> = {};
      for (let i = 0; i < xs.length; i++) memo[i * 10] = xs[i]! ** 2;
      let s = 0;
      for (const k of Object.keys(memo)) s += memo[+k]! * Number(k);
      return s;
    },
    [1, 2, 3],
  ],
  memoTable: [
    (x: number) => {
      const memo: Record<string, number> = {};
      const f = (n: number): number => memo[n] ?? (memo[n] = n < 2 ? x : f(n - 1) * 0.5 + f(n - 2) * x);
      return f(12);
    },
    0.7,
  ],
  swap: [
    (o: any) => {
      [o.a, o.b] = [o.b, o.a * o.b];
      return o.a - 2 * o.b;
    },
    { a: 2, b: 3 },
  ],
  compoundPath: [
    (o: any) => {
      o.p.q.r **= 2;
      o.p.q['r'] -= o.s;
      o.p.t ??= o.s * 2;
      o.p.t ||= 7;
      o.s &&= o.s * o.p.t;
      return o.p.q.r * o.s;
    },
    { p: { q: { r: 2 } }, s: 3 },
  ],
  update: [
    (o: any) => {
      const a = o.a++;
      const b = --o.a;
      return a * b * o.a;
    },
    { a: 2 },
  ],
  destructDefault: [({ a, b: { c = 4, d } = { c: 2, d: 3 }, e = a * 2 }: any) => a * c * d * e, { a: 2, b: { d: 3 } }],
  destructDefault2: [({ a, b: { c = 4, d } = { c: 2, d: 3 }, e = a * 2 }: any) => a * c * d * e, { a: 2 }],
  destructAssign: [
    (o: any) => {
      let x = 0,
        y = 0;
      const t: any = {};
      ({
        a: x,
        b: [y, t.z],
      } = o);
      return x * y * t.z;
    },
    { a: 2, b: [3, 4] },
  ],
  structuredClone: [
    (o: any) => {
      const p = structuredClone(o);
      p.a[0] *= 2;
      return p.a[0] * o.a[0];
    },
    { a: [3] },
  ],
  jsonConst: [
    (x: number) => {
      const cfg = JSON.parse('{"k": 3}');
      return x ** cfg.k;
    },
    2,
  ],
  objCompare: [
    (x: number) => {
      const o = { valueOf: () => x };
      return (o as any) > 1 ? x * x : x;
    },
    2,
  ],
  structGrad: [
    (p: any) => p.w[0][1] * p.b + p.meta.scale,
    {
      w: [
        [1, 2],
        [3, 4],
      ],
      b: 3,
      name: 'net',
      flag: true,
      meta: { scale: 2, nothing: null },
    },
  ],
  tupleArg: [([a, [b, c]]: [number, [number, number]]) => a * b ** c, [2, [3, 2]]],
  objMapField: [
    (o: any) => o.m.get('a') * o.m.get('b'),
    {
      m: new Map([
        ['a', 2],
        ['b', 3],
      ]),
    },
  ],
  arrayOfObjSort: [
    (xs: any[]) => {
      const s = [...xs].sort((p, q) => p.v - q.v);
      return s[0].v * 2 + s[1].w * s[2].v;
    },
    [
      { v: 3, w: 1 },
      { v: 1, w: 2 },
      { v: 2, w: 5 },
    ],
  ],
  objKeyOrder: [
    (x: number) => {
      const o: any = { b: x, 2: x * x, a: x ** 3, 1: 1 };
      let s = 0,
        k = 1;
      for (const q in o) {
        say(q);
        s += o[q] * k++;
      }
      return s;
    },
    2,
  ],
});
