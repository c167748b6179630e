/** Programs: keys and copies of objects. */
import { made, say, table } from '../../support/programs.js';

table({
  chainAssign: [
    (x: number) => {
      const o: any = {};
      o.a = o.b = o.c = x * x;
      return o.a * o.b + o.c;
    },
    2,
  ],
  aliasing: [
    (o: any) => {
      const p = o;
      p.a = o.a * 2;
      const q = { o, p };
      q.o.a += 1;
      return q.p.a * o.b;
    },
    { a: 2, b: 3 },
  ],
  sameArg: [
    (o: any) => o.p.v * o.q.v,
    made(() => {
      const s = { v: 3 };
      return { p: s, q: { v: 2 } };
    }),
  ],
  nullProtoArg: [(o: any) => o.a ** 2, made(() => Object.assign(Object.create(null), { a: 2 }))],
  getOwnPropNames: [(o: any) => Object.getOwnPropertyNames(o).reduce((s, k) => s + o[k] ** 2, 0), { a: 2, b: 3 }],
  reflectGet: [
    (o: any) => {
      Reflect.set(o, 'a', o.a * 3);
      return Reflect.get(o, 'a') * (Reflect.has(o, 'b') ? o.b : 1) * Reflect.ownKeys(o).length;
    },
    { a: 2, b: 3 },
  ],
  reflectDelete: [
    (o: any) => {
      const a = o.a;
      Reflect.deleteProperty(o, 'a');
      return a * (o.a ?? 3);
    },
    { a: 2 },
  ],
  fromEntriesMap: [
    (x: number) => {
      const o = Object.fromEntries(
        new Map([
          ['a', x],
          ['b', x * x],
        ]),
      );
      return o['a']! * o['b']!;
    },
    2,
  ],
  protoKey: [
    (x: number) => {
      const o: any = Object.fromEntries([
        ['__proto__', x * x],
        ['a', x],
      ]);
      say(Object.keys(o).join());
      return o['__proto__'] * o.a;
    },
    2,
  ],
  numericKeys: [(o: any) => o[0] * o['1'] + o[1], { 0: 2, 1: 3 }],
  booleanKey: [
    (x: number) => {
      const o: any = { true: x, false: x * x };
      return o[(x > 1) as any] * o[(x < 1) as any];
    },
    2,
  ],
  nullKey: [
    (x: number) => {
      const o: any = {};
      o[null as any] = x;
      o[undefined as any] = x * x;
      return o.null * o['undefined'];
    },
    2,
  ],
  sideEffectKeys: [
    (o: any) => {
      let n = 0;
      const k = () => {
        say(n);
        return 'abc'[n++]!;
      };
      o[k()] *= o[k()];
      return o.a * o[k()];
    },
    { a: 2, b: 3, c: 4 },
  ],
  evalOrder: [
    (x: number) => {
      const o: any = {
        get a() {
          say('ga');
          return {
            set v(q: number) {
              say('sv');
            },
            get v() {
              say('gv');
              return x;
            },
          };
        },
      };
      o.a.v += (say('rhs'), x * 2);
      return o.a.v * x;
    },
    2,
  ],
  longPath: [
    (o: any) => {
      for (let i = 0; i < 3; i++) o.s.p[i].x += o.s.v * o.dt;
      return o.s.p.reduce((a: number, p: any) => a + p.x ** 2, 0);
    },
    { s: { p: [{ x: 1 }, { x: 2 }, { x: 3 }], v: 2 }, dt: 0.1 },
  ],
  immutableUpdate: [
    (s: any) => {
      let st = s;
      for (let i = 0; i < 4; i++) st = { ...st, x: st.x + st.v * 0.1, v: st.v - st.x * 0.1, hist: [...st.hist, st.x] };
      return st.x + st.hist.reduce((a: number, b: number) => a + b * b, 0);
    },
    { x: 1, v: 0.5, hist: [] },
  ],
});
