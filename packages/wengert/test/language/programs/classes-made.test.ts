/** Programs: what is made of classes. */
import { made, say, table } from '../../support/programs.js';
import { Circle, Vec2 } from '../../support/shapes.js';

class NoCtor extends Vec2 {}
class Id {
  static next = 0;
  id = Id.next++;
  constructor(public x: number) {}
}

table({
  ids: [
    (x: number) => {
      Id.next = 0;
      const a = new Id(x),
        b = new Id(x);
      say([a.id, b.id]);
      return a.x * b.x * b.id;
    },
    3,
  ],
  localClass: [
    (x: number) => {
      class P {
        constructor(public v: number) {}
        sq() {
          return this.v ** 2;
        }
      }
      return new P(x).sq();
    },
    3,
  ],
  localClassExpr: [
    (x: number) => {
      const P = class {
        v = x;
        get sq() {
          return this.v ** 2;
        }
      };
      return new P().sq * x;
    },
    3,
  ],
  localPrivate: [
    (x: number) => {
      class P {
        #v;
        constructor(v: number) {
          this.#v = v;
        }
        sq() {
          return this.#v ** 2;
        }
      }
      return new P(x).sq();
    },
    3,
  ],
  localStatic: [
    (x: number) => {
      class P {
        static k = x;
        static f(y: number) {
          return y * P.k;
        }
      }
      return P.f(x);
    },
    3,
  ],
  localDerived: [
    (x: number) => {
      class Q extends Vec2 {
        override get len() {
          return super.len * x;
        }
      }
      return new Q(x, 1).len;
    },
    3,
  ],
  localInner: [
    (x: number) => {
      class A {
        f(y: number) {
          return y * x;
        }
      }
      class B extends A {
        override f(y: number) {
          return super.f(y) + this.g();
        }
        g() {
          return x * x;
        }
      }
      return new B().f(2) * (new B() instanceof A ? 1 : 0);
    },
    3,
  ],
  factory: [
    (x: number) => {
      const mk = (k: number) =>
        class {
          f(y: number) {
            return y * k;
          }
        };
      const A = mk(x),
        B = mk(2);
      return new A().f(3) + new B().f(x);
    },
    3,
  ],
  mixinInside: [
    (x: number) => {
      const M = <T extends new (...a: any[]) => { v: number }>(B: T) =>
        class extends B {
          sc() {
            return this.v * x;
          }
        };
      class P {
        constructor(public v: number) {}
      }
      return new (M(P))(x).sc();
    },
    3,
  ],
  instanceMany: [(xs: number[]) => xs.map((x) => new Vec2(x, x * x)).reduce((a, b) => a.add(b), Vec2.zero).len, [1, 2]],
  toStr: [
    (x: number) => {
      const v = new Vec2(1, 2);
      say(`${v}`);
      say(String(v));
      return v.x * x;
    },
    3,
  ],
  protoMethodCall: [(x: number) => Vec2.prototype.mul.call(new Vec2(x, 1), x).x, 3],
  bindMethod: [
    (x: number) => {
      const f = new Vec2(x, 1).mul.bind(new Vec2(x, x));
      return [1, x]
        .map(f)
        .map((v) => v.x)
        .reduce((a, b) => a + b);
    },
    3,
  ],
  extractMethod: [
    (x: number) => {
      const { mul } = Vec2.prototype;
      return mul.call({ x, y: 1 } as any, x).x;
    },
    3,
  ],
  ctorReturn: [
    (x: number) => {
      const C: any = function (this: any, v: number) {
        this.v = v;
        return { v: v * 2 };
      };
      return new C(x).v * x;
    },
    3,
  ],
  ctorArr: [
    (x: number) => {
      const cs = [Vec2, NoCtor];
      return cs.reduce((s, C) => s + new C(x, 1).len, 0);
    },
    3,
  ],
  reflectConstruct: [(x: number) => Reflect.construct(Vec2, [x, 1]).len, 3],
  classInMap: [
    (x: number) => {
      const reg: Record<string, typeof Circle> = { c: Circle };
      return new reg['c']!(x).area();
    },
    3,
  ],
  instGradStruct: [(v: Vec2) => v.add(v).len * v.x, made(() => new Vec2(1, 2))],
  getterOnArg: [(v: Vec2) => v.len ** 2, made(() => new Vec2(1, 2))],
});
