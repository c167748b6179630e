/** Programs: forms of TypeScript that concern objects and functions. */
import { say, table } from '../../support/programs.js';

type Pt = [x: number, y: number, label?: string];
export type Fn<T> = (x: T) => T;

table({
  labeledTuple: [
    (p: Pt) => {
      const [x, y, label = 'none'] = p;
      say(label);
      return x * y;
    },
    [2, 3],
  ],
  optionalAssign: [
    (o: any) => {
      o.a ??= 5;
      o.b ??= o.a * 2;
      o.c?.d;
      return o.a * o.b;
    },
    { a: 2 },
  ],
  optDelete: [
    (o: any) => {
      delete o?.a;
      delete o.x?.y;
      return (o.a ?? 2) * o.b;
    },
    { a: 1, b: 3 },
  ],
  optElement: [(o: any, k: string) => (o?.[k] ?? 1) * (o?.['zz']?.[k].q ?? o.a), { a: 2 }, 'a'],
  nonNullAssign: [
    (o: { v?: number }) => {
      o.v! *= 2;
      o.v!++;
      return o.v! ** 2;
    },
    { v: 3 },
  ],
  thisParam: [
    (x: number) => {
      function f(this: { k: number }, y: number) {
        return this.k * y;
      }
      return f.call({ k: x }, x);
    },
    3,
  ],
  localTypes: [
    (x: number) => {
      type T = { v: number };
      interface I extends T {
        w: number;
      }
      const o: I = { v: x, w: 2 * x };
      return o.v * o.w;
    },
    3,
  ],
  localEnum: [
    (x: number) => {
      enum E {
        A = 1,
        B = A << 2,
        C,
      }
      const enum F {
        Q = 3,
      }
      return x * E.B + E.C * F.Q * x;
    },
    3,
  ],
  typedArrow: [
    (x: number) => {
      const f: Fn<number> = (y) => y * x;
      return f(x) as number;
    },
    3,
  ],
  genericClass: [
    (x: number) => {
      const b = new Map<string, Array<number>>([['a', [x, x]]]) as ReadonlyMap<string, readonly number[]>;
      return (b.get('a') as number[]).reduce((p, q) => p * q);
    },
    3,
  ],
  keyofLoop: [
    (o: { a: number; b: number }) => {
      let s = 0;
      for (const k of Object.keys(o) as (keyof typeof o)[]) s += o[k] ** 2;
      return s;
    },
    { a: 2, b: 3 },
  ],
  readonlyArr: [(xs: readonly number[]) => [...xs].reverse().reduce((s, x, i) => s + x * i, 0), [1, 2, 3]],
  conditionalType: [
    <T extends number>(x: T): number => {
      type R = T extends number ? 'n' : 's';
      const k = 'n' as R;
      return k === 'n' ? x * x : 0;
    },
    3,
  ],
  definite: [
    (x: number) => {
      let y!: number;
      const set = () => {
        y = x * x;
      };
      set();
      return y;
    },
    3,
  ],
  tplType: [(o: Record<`k${number}`, number>) => o.k1! * o[`k${2}`]!, { k1: 2, k2: 3 }],
  unknownCatch: [
    (x: number) => {
      try {
        throw { v: x } as const;
      } catch (e: unknown) {
        return (e as { v: number }).v ** 2;
      }
    },
    3,
  ],
  numericSep: [(x: number) => x * 1_000 + 0x1f * x + 0b11 * x ** 2 + 0o7, 3],
  restTuple: [
    (x: number) => {
      const f = (...[a, b = 2, ...c]: [number, number?, ...number[]]) => a * b + c.reduce((p, q) => p + q, 0);
      return f(x) + f(x, x, x, x);
    },
    3,
  ],
  staticGenerics: [
    (x: number) => {
      const B = class<T> {
        constructor(readonly v: T) {}
        map<U>(f: (v: T) => U) {
          return f(this.v);
        }
      };
      return new B(x).map((v) => v * v);
    },
    3,
  ],
});
