/* eslint @typescript-eslint/no-namespace: off -- namespaces are among what is tested */
/** Programs: forms of TypeScript: types, enums, namespaces. */
import { made, say, table } from '../../support/programs.js';

enum Dir {
  Up,
  Down = 4,
  Left,
}
enum Name {
  A = 'a',
  B = 'b',
}
const enum CE {
  X = 2,
  Y = X * 3,
}
enum Mixed {
  No = 0,
  Yes = 'YES' as any,
  Len = 'abc'.length,
}
namespace Geo {
  export const k = 3;
  export function area(r: number) {
    return k * r * r;
  }
  export namespace Deep {
    export const f = (x: number) => x * k;
  }
  export class P {
    constructor(public v: number) {}
    sq() {
      return this.v ** 2;
    }
  }
}
namespace Geo {
  export const k2 = Geo.k * 2;
}
function over(x: number): number;
function over(x: number, y: number): number;
function over(x: number, y = 1) {
  return x * y;
}
type Shape = { kind: 'circle'; r: number } | { kind: 'rect'; w: number; h: number };
const area = (s: Shape): number => {
  switch (s.kind) {
    case 'circle':
      return Math.PI * s.r ** 2;
    case 'rect':
      return s.w * s.h;
    default: {
      const _: never = s;
      return _;
    }
  }
};
function isNum(x: unknown): x is number {
  return typeof x === 'number';
}
function assertDef<T>(x: T | undefined): asserts x is T {
  if (x === undefined) throw new Error('undef');
}
class PP {
  constructor(
    private readonly a: number,
    protected b = a * 2,
    public c?: number,
  ) {}
  get v() {
    return this.a * this.b * (this.c ?? 1);
  }
}
abstract class Abs<T> {
  abstract get(): T;
  declare tag: string;
  twice(this: Abs<number>) {
    return this.get() * 2;
  }
}
class Impl extends Abs<number> {
  constructor(private x: number) {
    super();
  }
  get() {
    return this.x;
  }
}
interface Layer {
  forward(x: number[]): number[];
}
class Dense implements Layer {
  constructor(
    public W: number[][],
    public b: number[],
  ) {}
  forward(x: number[]) {
    return this.W.map((r, i) => r.reduce((s, w, j) => s + w * x[j]!, this.b[i]!));
  }
}
class Act implements Layer {
  constructor(private f: (x: number) => number) {}
  forward(x: number[]) {
    return x.map((v) => this.f(v));
  }
}
class Seq implements Layer {
  layers: Layer[];
  constructor(...l: Layer[]) {
    this.layers = l;
  }
  forward(x: number[]) {
    return this.layers.reduce((a, l) => l.forward(a), x);
  }
}
const cfg = { lr: 0.1, steps: 3, name: 'x' } as const satisfies Record<string, unknown>;
const id = <T>(x: T): T => x;
function generic<T extends { v: number }, K extends keyof T>(o: T, k: K): T[K] {
  return o[k];
}

table({
  as: [(x: any) => (x as number) * ((x as unknown as number) + 1), 2],
  satisfies: [
    (x: number) => {
      const o = { a: x, b: x * x } satisfies Record<string, number>;
      return o.a * o.b;
    },
    2,
  ],
  bang: [(xs: (number | undefined)[]) => xs[0]! * xs!.at(1)! ** 2, [2, 3]],
  generic: [(x: number) => id<number>(x) * generic({ v: x }, 'v'), 2],
  enums: [
    (x: number, d: Dir = Dir.Left) => {
      switch (d) {
        case Dir.Up:
          return x;
        case Dir.Left:
          return x * Dir.Left;
        default:
          return 0;
      }
    },
    2,
  ],
  enumReverse: [(x: number) => x * Dir[4]!.length * Dir[Dir.Up]!.length, 2],
  stringEnum: [
    (x: number) => {
      const n: Name = x > 1 ? Name.B : Name.A;
      return n === 'b' ? x * x : x;
    },
    2,
  ],
  constEnum: [(x: number) => x ** CE.X * CE.Y, 2],
  mixedEnum: [(x: number) => x * Mixed.Len + Mixed.No, 2],
  enumRecord: [
    (x: number) => {
      const w: Record<Name, number> = { [Name.A]: x, [Name.B]: x * x };
      return Object.values(Name).reduce((s, n) => s + w[n] * x, 0);
    },
    2,
  ],
  namespace: [(x: number) => Geo.area(x) + Geo.Deep.f(x) * Geo.k2 + new Geo.P(x).sq(), 2],
  overloads: [(x: number) => over(x) * over(x, 3), 2],
  union: [
    (x: number) =>
      (
        [
          { kind: 'circle', r: x },
          { kind: 'rect', w: x, h: 2 * x },
        ] as Shape[]
      )
        .map(area)
        .reduce((a, b) => a + b),
    2,
  ],
  guard: [(xs: (number | string)[]) => xs.filter(isNum).reduce((a, b) => a * b, 1), [2, 'a', 3]],
  assertion: [
    (x: number, o?: { v: number }) => {
      let r = x;
      try {
        assertDef(o);
        r *= o.v;
      } catch (e) {
        say((e as Error).message);
      }
      return r * r;
    },
    2,
  ],
  assertion2: [
    (x: number, o?: { v: number }) => {
      assertDef(o);
      return x * o.v;
    },
    2,
    { v: 3 },
  ],
  paramProps: [(x: number) => new PP(x).v + new PP(x, 3, x).v, 2],
  paramPropsArg: [(p: PP) => p.v, made(() => new PP(2))],
  abstract: [(x: number) => new Impl(x * x).twice(), 2],
  net: [
    (W: number[][], b: number[], x: number[]) =>
      new Seq(new Dense(W, b), new Act(Math.tanh), new Dense([[1, -1]], [0.5])).forward(x)[0]!,
    [
      [0.1, 0.2],
      [0.3, 0.4],
    ],
    [0.5, 0.6],
    [1, 2],
  ],
  netArg: [
    (net: any, x: number[]) => net.forward(x)[0],
    made(
      () =>
        new Seq(
          new Dense(
            [
              [0.1, 0.2],
              [0.3, 0.4],
            ],
            [0.5, 0.6],
          ),
          new Act(Math.tanh),
          new Dense([[1, -1]], [0.5]),
        ),
    ),
    [1, 2],
  ],
  asConst: [
    (x: number) => {
      for (let i = 0; i < cfg.steps; i++) x -= cfg.lr * 2 * x;
      return x;
    },
    2,
  ],
});
