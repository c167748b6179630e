/** Programs: classes that functions make, with state, recursion and errors. */
import { say, table } from '../../support/programs.js';

table({
  arrowSuper: [
    (x: number) => {
      class A {
        f(y: number) {
          return y * x;
        }
      }
      class B extends A {
        override f(y: number) {
          return [1, 2, y].map((v) => super.f(v)).reduce((a, b) => a + b);
        }
      }
      return new B().f(x);
    },
    3,
  ],
  protoChange: [
    (x: number) => {
      class A {
        f() {
          return x;
        }
      }
      (A.prototype as any).g = function () {
        return this.f() * 2;
      };
      return (new A() as any).g() * x;
    },
    3,
  ],
  ctorReturnsObj: [
    (x: number) => {
      class A {
        v = 1;
        constructor() {
          return { v: x } as any;
        }
      }
      class B extends A {
        w = this.v * 2;
      }
      const b = new B();
      say(b instanceof B);
      return b.w * b.v;
    },
    3,
  ],
  newTarget: [
    (x: number) => {
      class A {
        n: string;
        constructor() {
          this.n = new.target.name;
        }
      }
      class B extends A {}
      return new B().n.length * x + new A().n.length;
    },
    3,
  ],
  constructorProp: [
    (x: number) => {
      class A {
        constructor(public v: number) {}
        clone() {
          return new (this.constructor as any)(this.v * 2);
        }
      }
      class B extends A {
        override clone() {
          const c = super.clone();
          c.v += x;
          return c;
        }
      }
      const c = new B(x).clone();
      say(c instanceof B);
      return c.v * x;
    },
    3,
  ],
  staticInherit: [
    (x: number) => {
      class A {
        static k = x;
        static f() {
          return this.k * 2;
        }
      }
      class B extends A {
        static override k = x * x;
      }
      return A.f() * B.f();
    },
    3,
  ],
  fieldArrow: [
    (x: number) => {
      class A {
        k = x;
        f = (y: number) => y * this.k;
      }
      const { f } = new A();
      return [1, 2, x].map(f).reduce((a, b) => a + b);
    },
    3,
  ],
  argsSpread: [
    (x: number) => {
      class V {
        c: number[];
        constructor(...c: number[]) {
          this.c = c;
        }
        dot(o: V) {
          return this.c.reduce((s, v, i) => s + v * o.c[i]!, 0);
        }
      }
      const xs = [x, 2, x * x];
      return new V(...xs).dot(new V(...xs.map((v) => v + 1)));
    },
    3,
  ],
  eventClass: [
    (x: number) => {
      class Em {
        #h = new Map<string, Set<(v: number) => void>>();
        on(e: string, h: (v: number) => void) {
          (this.#h.get(e) ?? this.#h.set(e, new Set()).get(e)!).add(h);
          return () => this.#h.get(e)!.delete(h);
        }
        emit(e: string, v: number) {
          this.#h.get(e)?.forEach((h) => h(v));
        }
      }
      const em = new Em();
      let t = 0;
      const off = em.on('a', (v) => (t += v * x));
      em.on('a', (v) => (t *= v));
      em.emit('a', x);
      off();
      em.emit('a', x);
      return t;
    },
    3,
  ],
  throwInCtor: [
    (x: number) => {
      class A {
        constructor(v: number) {
          if (v > 5) throw new RangeError('big');
          this.v = v;
        }
        v: number;
      }
      let s = 0;
      for (const k of [1, 2, 3]) {
        try {
          s += new A(k * x).v;
        } catch (e) {
          s += x * x;
          say((e as Error).message);
        }
      }
      return s;
    },
    3,
  ],
  accessPrivateClosure: [
    (x: number) => {
      class A {
        #xs: number[] = [];
        push(v: number) {
          this.#xs.push(v);
          return this;
        }
        sum() {
          return this.#xs.reduce((a, b) => a + b * this.#k, 0);
        }
        #k = x;
      }
      return new A().push(x).push(2).sum();
    },
    3,
  ],
  spreadInst: [
    (x: number) => {
      class A {
        a = x;
        #b = x * 2;
        get b() {
          return this.#b;
        }
      }
      const o: any = { ...new A() };
      say(Object.keys(o).join());
      return o.a * (o.b ?? 3);
    },
    3,
  ],
  fieldOrder: [
    (x: number) => {
      class A {
        a = say('a');
        constructor() {
          say('ctor');
        }
      }
      class B extends A {
        b = say('b');
        constructor() {
          say('pre');
          super();
          say('post');
        }
      }
      new B();
      return x;
    },
    3,
  ],
  letClass: [
    (x: number) => {
      let C = class {
        f() {
          return x;
        }
      };
      const c = new C();
      C = class {
        f() {
          return x * x;
        }
      };
      return c.f() * new C().f();
    },
    3,
  ],
});
