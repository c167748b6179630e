/** Programs: properties by description, Reflect, and objects that are taken apart and merged. */
import { say, table } from '../../support/programs.js';

const sy = Symbol('q');

table({
  big1: [
    (x: number) => {
      const n = BigInt(Math.round(x)) * 2n;
      return Number(n) * x;
    },
    3.2,
  ],
  spreadSym: [
    (x: number) => {
      const o = { a: x, [sy]: x * x };
      const p = { ...o };
      return (p[sy] ?? 1) * p.a;
    },
    3,
  ],
  assignSym: [
    (x: number) => {
      const p: any = Object.assign({}, { [sy]: x * x });
      return p[sy] * x;
    },
    3,
  ],
  restSym: [
    (x: number) => {
      const { a, ...r } = { a: x, [sy]: x * x };
      return r[sy] * a;
    },
    3,
  ],
  describeAll: [
    (o: any) => {
      const d = Object.getOwnPropertyDescriptors(o);
      const c: any = Object.create(Object.getPrototypeOf(o), d);
      return c.a * c.b * o.a;
    },
    { a: 2, b: 3 },
  ],
  redefine: [
    (x: number) => {
      const o: any = { a: x };
      Object.defineProperty(o, 'a', { value: x * x });
      o.a += 1;
      return o.a;
    },
    3,
  ],
  defGetSet: [
    (x: number) => {
      const o: any = { _v: x };
      Object.defineProperty(o, 'v', {
        get() {
          return this._v * 2;
        },
        set(y) {
          this._v = y * x;
        },
        enumerable: true,
        configurable: true,
      });
      o.v += 1;
      say(Object.keys(o).join());
      return o.v;
    },
    3,
  ],
  defActive: [
    (x: number) => {
      const d = { value: x * x, writable: true };
      const o: any = Object.defineProperty({}, 'v', d);
      d.value = 3;
      return o.v * d.value;
    },
    3,
  ],
  reflectApply: [(x: number) => Reflect.apply((a: number, b: number) => a * b, undefined, [x, x]), 3],
  reflectConstruct: [
    (x: number) => {
      class A {
        constructor(public v: number) {}
      }
      return Reflect.construct(A, [x]).v * x;
    },
    3,
  ],
  setProto2: [
    (x: number) => {
      const proto = {
        f(this: any) {
          return this.v * x;
        },
      };
      const o: any = Object.setPrototypeOf({ v: x }, proto);
      return o.f();
    },
    3,
  ],
  frozenReflect: [
    (x: number) => {
      const o = Object.freeze({ a: x });
      say(Reflect.set(o, 'a', 5));
      return o.a * x;
    },
    3,
  ],
  freezeDefine: [
    (x: number) => {
      const o: any = {};
      Object.defineProperty(o, 'k', { value: x });
      try {
        o.k = 5;
      } catch (e) {
        say(e instanceof TypeError);
      }
      return o.k * x;
    },
    3,
  ],
  deepFreeze: [
    (o: any) => {
      const df = (v: any): any => {
        Object.values(v).forEach((q) => {
          if (typeof q === 'object' && q) df(q);
        });
        return Object.freeze(v);
      };
      const z = df(o);
      return z.a.b * z.c;
    },
    { a: { b: 2 }, c: 3 },
  ],
  mergeDeep: [
    (a: any, b: any) => {
      const m = (p: any, q: any): any => {
        const r = { ...p };
        for (const [k, v] of Object.entries(q))
          r[k] = typeof v === 'object' && v && typeof r[k] === 'object' ? m(r[k], v) : v;
        return r;
      };
      const z = m(a, b);
      return z.x.y * z.x.z * z.w;
    },
    { x: { y: 2, z: 3 }, w: 1 },
    { x: { z: 5 }, w: 4 },
  ],
  pickOmit: [
    (o: any) => {
      const pick = (o: any, ...ks: string[]) => ks.reduce((r: any, k) => (k in o ? { ...r, [k]: o[k] } : r), {});
      const omit = (o: any, k: string) => {
        const { [k]: _, ...r } = o;
        return r;
      };
      return pick(o, 'a', 'zz').a * Object.values(omit(o, 'a') as Record<string, number>).reduce((s, v) => s + v, 0);
    },
    { a: 2, b: 3, c: 4 },
  ],
  aggr: [
    (x: number) => {
      try {
        throw new AggregateError([x * x, { v: x }], 'm');
      } catch (e) {
        say((e as Error).message);
        return (e as AggregateError).errors[0] * (e as AggregateError).errors[1].v;
      }
    },
    3,
  ],
  fe2: [
    (x: number) => {
      try {
        Object.fromEntries([5 as any]);
      } catch (e) {
        say(e instanceof TypeError);
      }
      return Object.fromEntries(new Map([['k', x]]).entries())['k']! * x;
    },
    3,
  ],
});
