/** Programs: classes that functions make. */
import { say, table } from '../../support/programs.js';

class OutBase {
  constructor(public a: number) {}
  f(y: number) {
    return y * this.a;
  }
  get g() {
    return this.a ** 2;
  }
  static s(y: number) {
    return y * 3;
  }
}

table({
  ctorCallsMethod: [
    (x: number) => {
      class A {
        v: number;
        constructor() {
          this.v = this.f();
        }
        f() {
          return x * x;
        }
      }
      return new A().v;
    },
    3,
  ],
  ctorCallsArrow: [
    (x: number) => {
      const sq = (y: number) => y * x;
      class A {
        v = sq(2);
        w = this.v * x;
      }
      return new A().w;
    },
    3,
  ],
  privAll: [
    (x: number) => {
      class A {
        #v = x;
        static #n = 0;
        get #w() {
          return this.#v * 2;
        }
        set #w(y: number) {
          this.#v = y / 2;
        }
        #m(k: number) {
          return this.#w * k;
        }
        static #sm(y: number) {
          A.#n++;
          return y * x;
        }
        go() {
          this.#w = this.#m(x);
          this.#v += 1;
          this.#v++;
          return A.#sm(this.#v) * A.#n;
        }
        has(o: any) {
          return #v in o;
        }
      }
      const a = new A();
      say(a.has(a));
      say(a.has({}));
      say(Object.keys(a).join());
      return a.go();
    },
    3,
  ],
  privStaticBlock: [
    (x: number) => {
      let get: any;
      class A {
        #v;
        constructor(v: number) {
          this.#v = v;
        }
        static {
          get = (a: A) => a.#v;
        }
      }
      return get(new A(x)) * x;
    },
    3,
  ],
  staticBlockThis: [
    (x: number) => {
      class A {
        static k = x;
        static t: number;
        static {
          const q = this.k * 2;
          this.t = q * q;
        }
        static u = A.t + this.k;
      }
      return A.t + A.u;
    },
    3,
  ],
  extendsOuter: [
    (x: number) => {
      class B extends OutBase {
        constructor() {
          super(x);
          this.a *= 2;
        }
        override f(y: number) {
          return super.f(y) + super.g;
        }
        static override s(y: number) {
          return super.s(y) * x;
        }
      }
      const b = new B();
      say(b instanceof OutBase);
      say(B.name);
      return b.f(2) + B.s(x) + b.g;
    },
    3,
  ],
  extendsExpr: [
    (x: number) => {
      const pick = (k: number) => (k > 1 ? OutBase : Object) as typeof OutBase;
      class B extends pick(x) {
        k = this.a * x;
      }
      return new B(x).k;
    },
    3,
  ],
  extendsErr: [
    (x: number) => {
      class E extends Error {
        constructor(public v: number) {
          super('e' + 1);
          this.name = 'E';
        }
      }
      try {
        throw new E(x * x);
      } catch (e) {
        say(String(e));
        say(e instanceof E && e instanceof Error);
        return (e as E).v * x;
      }
    },
    3,
  ],
  extendsBad: [
    (x: number) => {
      try {
        class B extends (5 as any) {}
        return new B() ? 0 : 1;
      } catch (e) {
        say(e instanceof TypeError);
        return x * x;
      }
    },
    3,
  ],
  callClass: [
    (x: number) => {
      class A {}
      try {
        (A as any)();
      } catch (e) {
        say((e as Error).message);
      }
      return x * x;
    },
    3,
  ],
});
