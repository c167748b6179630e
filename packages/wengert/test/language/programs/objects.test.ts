/** Programs: properties of objects, optional, computed, nested, spread. */
import { say, table } from '../../support/programs.js';

const key = 'k';
const sym = Symbol('s');
const scale = {
  k: 3,
  get double() {
    return this.k * 2;
  },
};

table({
  nested: [(o: any) => o.a.b.c * o.a.d, { a: { b: { c: 2 }, d: 3 } }],
  optionalField: [(o: { a?: number; b: number }) => (o.a ?? 2) * o.b, { b: 3 }],
  optionalField2: [(o: { a?: number; b: number }) => (o.a ?? 2) * o.b, { a: 5, b: 3 }],
  optionalChain: [(o: any) => (o.x?.y?.z ?? 1) * o.k + (o.q?.[0] ?? 4) * o.k, { k: 2, x: { y: { z: 3 } } }],
  computed: [
    (x: number) => {
      const o = { [key + 1]: x * x, [`${key}2`]: x };
      return (o as any).k1 * (o as any)['k2'];
    },
    3,
  ],
  symbolKey: [
    (x: number) => {
      const o = { [sym]: x * x };
      return o[sym] * x;
    },
    3,
  ],
  spread: [
    (o: any, x: number) => {
      const p = { ...o, b: x, ...{ c: x * x } };
      return p.a * p.b * p.c;
    },
    { a: 2, b: 9 },
    3,
  ],
  spreadNull: [
    (x: number) => {
      const p: any = { ...(null as any), ...(undefined as any), x };
      return p.x * 2;
    },
    3,
  ],
  rest: [
    (o: any) => {
      const { a, ...r } = o;
      return a * r.b + r.c * r.c;
    },
    { a: 2, b: 3, c: 4 },
  ],
  restComputed: [
    (o: any) => {
      const k = 'b';
      const { [k]: q, ...r } = o;
      return q * q * r.a + Object.keys(r).length;
    },
    { a: 2, b: 3, c: 4 },
  ],
  deleteIt: [
    (o: any) => {
      const a = o.a;
      delete o.a;
      say('a' in o);
      return a * (o.a ?? 5) * o.b;
    },
    { a: 2, b: 3 },
  ],
  deleteReassign: [
    (x: number) => {
      const o: any = { a: x, b: x * x };
      delete o.a;
      o.a = x * 3;
      say(Object.keys(o).join());
      return o.a * o.b;
    },
    2,
  ],
  inOp: [(o: any) => ('a' in o ? o.a : 1) * ('z' in o ? 1 : o.b), { a: 2, b: 3 }],
  getterLiteral: [
    (x: number) => {
      const o = {
        v: x,
        get sq() {
          return this.v * this.v;
        },
        set sq(y) {
          this.v = y / 2;
        },
      };
      o.sq = x * 6;
      return o.sq;
    },
    2,
  ],
  getterEach: [
    (x: number) => {
      const o = {
        get a(): any {
          say('a');
          return x;
        },
        b: 2 * x,
      };
      let s = 0;
      for (const k in o) s += (o as any)[k] * x;
      return s;
    },
    2,
  ],
  getterSpread: [
    (x: number) => {
      const o = {
        get a(): any {
          return x * x;
        },
      };
      const p = { ...o };
      return p.a * 2;
    },
    2,
  ],
  getterSpreadLit: [
    (x: number) => {
      const base = { q: x };
      const o = {
        ...base,
        get a(): any {
          return this.q * x;
        },
      };
      return o.a * 2;
    },
    2,
  ],
  getterOutside: [(x: number) => scale.double * x * scale.k, 2],
  defineProp: [
    (x: number) => {
      const o: any = {};
      Object.defineProperty(o, 'v', { value: x * x, writable: true, enumerable: false, configurable: true });
      say(Object.keys(o).length);
      o.v += x;
      return o.v;
    },
    2,
  ],
  definePropGet: [
    (x: number) => {
      const o: any = { r: x };
      Object.defineProperty(o, 'area', {
        get() {
          return Math.PI * this.r ** 2;
        },
      });
      return o.area;
    },
    2,
  ],
  defineProps: [
    (x: number) => {
      const o: any = Object.defineProperties({}, { a: { value: x, enumerable: true }, b: { get: () => x * x } });
      return o.a * o.b;
    },
    2,
  ],
  createNull: [
    (x: number) => {
      const o = Object.create(null);
      o.a = x;
      o.b = o.a * x;
      return o.b;
    },
    2,
  ],
  createProto: [
    (x: number) => {
      const proto = {
        sq(this: any) {
          return this.v * this.v;
        },
      };
      const o = Object.create(proto);
      o.v = x;
      return o.sq();
    },
    2,
  ],
  createProps: [
    (x: number) => {
      const o = Object.create({}, { v: { value: x * x } });
      return o.v * 2;
    },
    2,
  ],
  assign: [
    (o: any, p: any) => {
      const q = Object.assign({}, o, p);
      return q.a * q.b * q.c;
    },
    { a: 2, b: 3 },
    { b: 4, c: 5 },
  ],
  assignSelf: [
    (o: any, x: number) => {
      Object.assign(o, { a: x * o.a });
      return o.a * o.b;
    },
    { a: 2, b: 3 },
    5,
  ],
  entries: [(o: any) => Object.entries(o).reduce((s, [k, v]: any) => s + k.length * v * v, 0), { a: 2, bb: 3 }],
  entriesMap: [
    (o: any) => {
      const p = Object.fromEntries(Object.entries(o).map(([k, v]: any) => [k + k, v * v]));
      return (p as any).aa * (p as any).bb;
    },
    { a: 2, b: 3 },
  ],
  values: [(o: any) => Math.hypot(...(Object.values(o) as number[])), { a: 2, b: 3 }],
  freeze: [
    (x: number) => {
      const o = Object.freeze({ a: x * x });
      try {
        (o as any).a = 3;
      } catch (e) {
        say((e as Error).constructor.name);
      }
      return o.a;
    },
    2,
  ],
  seal: [
    (x: number) => {
      const o: any = Object.seal({ a: x * x });
      o.a *= x;
      say(Object.isSealed(o));
      return o.a;
    },
    2,
  ],
  preventExt: [
    (x: number) => {
      const o: any = Object.preventExtensions({ a: x });
      try {
        o.b = x;
      } catch {
        say('no');
      }
      return o.a * (o.b ?? 2);
    },
    2,
  ],
  groupBy: [
    (xs: number[]) => {
      const g: Record<string, number[]> = {};
      for (const x of xs) (g[x > 0 ? 'pos' : 'neg'] ??= []).push(x);
      let p = 1;
      for (const x of g['pos']!) p *= x;
      return p - g['neg']!.reduce((a, b) => a + b * b, 0);
    },
    [1, -2, 3, -4],
  ],
  groupByReduce: [
    (xs: { t: string; v: number }[]) => {
      const g = xs.reduce((acc, { t, v }) => ({ ...acc, [t]: (acc[t] ?? 0) + v * v }), {} as Record<string, number>);
      return g['a']! * g['b']!;
    },
    [
      { t: 'a', v: 1 },
      { t: 'b', v: 2 },
      { t: 'a', v: 3 },
    ],
  ],
});
