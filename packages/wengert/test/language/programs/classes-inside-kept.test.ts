/** Programs: classes that functions make, kept and handed on. */
import { say, table } from '../../support/programs.js';

table({
  hoistedUse: [
    (x: number) => {
      const mk = () => new A(x);
      class A {
        constructor(public v: number) {}
      }
      return mk().v * x;
    },
    3,
  ],
  inLoop: [
    (x: number) => {
      const cs: any[] = [];
      for (let i = 1; i < 4; i++) {
        class C {
          v = i * x;
        }
        cs.push(C);
      }
      say(cs[0] === cs[1]);
      return cs.reduce((s, C) => s + new C().v * x, 0);
    },
    3,
  ],
  loopNew: [
    (x: number) => {
      class Acc {
        s = 0;
        add(v: number) {
          this.s += v * x;
          return this;
        }
      }
      let t = 0;
      for (let i = 0; i < 5; i++) {
        const a = new Acc();
        a.add(i).add(x);
        t += a.s;
      }
      return t;
    },
    3,
  ],
  selfRef: [
    (x: number) => {
      class N {
        next: N | null = null;
        constructor(public v: number) {}
        append(v: number): N {
          return (this.next = new N(v * x));
        }
        static from(xs: number[]) {
          const h = new N(xs[0]!);
          let n = h;
          for (const y of xs.slice(1)) n = n.append(y);
          return h;
        }
        sum(): number {
          return this.v + (this.next?.sum() ?? 0);
        }
      }
      return N.from([x, x * x, 2]).sum();
    },
    3,
  ],
  namedExpr: [
    (x: number) => {
      const K = class Inner {
        static mk() {
          return new Inner();
        }
        v = x;
      };
      say(K.name);
      return K.mk().v * x;
    },
    3,
  ],
  generatorMethod: [
    (x: number) => {
      class R {
        constructor(private n: number) {}
        *[Symbol.iterator]() {
          for (let i = 0; i < this.n; i++) yield i * x;
        }
      }
      let s = 0;
      for (const v of new R(4)) s += v * x;
      return s;
    },
    3,
  ],
  getterSetterPair: [
    (x: number) => {
      class T {
        private c = 0;
        get f() {
          return this.c * 1.8 + 32;
        }
        set f(v) {
          this.c = (v - 32) / 1.8;
        }
      }
      const t = new T();
      t.f = x * 100;
      t.f *= x;
      return t.f;
    },
    3,
  ],
  instanceofMany: [
    (x: number) => {
      abstract class S {
        abstract a(): number;
      }
      class Sq extends S {
        constructor(public s: number) {
          super();
        }
        a() {
          return this.s ** 2;
        }
      }
      class Ci extends S {
        constructor(public r: number) {
          super();
        }
        a() {
          return Math.PI * this.r ** 2;
        }
      }
      let t = 0;
      for (const s of [new Sq(x), new Ci(x), new Sq(2)] as S[]) t += s instanceof Sq ? s.a() * 2 : s.a();
      return t;
    },
    3,
  ],
  returnClass: [
    (x: number) => {
      const mk = () => {
        class P {
          constructor(readonly v: number) {}
          times(o: P) {
            return new P(this.v * o.v);
          }
        }
        return P;
      };
      const P = mk();
      return new P(x).times(new P(2)).times(new P(x)).v;
    },
    3,
  ],
  dual: [
    (x: number) => {
      class D {
        constructor(
          readonly v: number,
          readonly d = 0,
        ) {}
        static lift(a: D | number) {
          return typeof a === 'number' ? new D(a) : a;
        }
        add(b: D | number) {
          const c = D.lift(b);
          return new D(this.v + c.v, this.d + c.d);
        }
        mul(b: D | number) {
          const c = D.lift(b);
          return new D(this.v * c.v, this.v * c.d + this.d * c.v);
        }
        sin() {
          return new D(Math.sin(this.v), Math.cos(this.v) * this.d);
        }
      }
      const f = (a: D) => a.mul(a).sin().add(a.mul(3));
      return f(new D(x, 1)).d;
    },
    1.3,
  ],
  matrixLocal: [
    (x: number) => {
      class M {
        #d: number[];
        constructor(
          readonly n: number,
          d: number[],
        ) {
          this.#d = d;
        }
        at(i: number, j: number) {
          return this.#d[i * this.n + j]!;
        }
        mul(o: M) {
          const r: number[] = [];
          for (let i = 0; i < this.n; i++)
            for (let j = 0; j < this.n; j++) {
              let s = 0;
              for (let k = 0; k < this.n; k++) s += this.at(i, k) * o.at(k, j);
              r.push(s);
            }
          return new M(this.n, r);
        }
        static id(n: number) {
          return new M(
            n,
            Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)),
          );
        }
        pow(k: number): M {
          return k === 0 ? M.id(this.n) : this.mul(this.pow(k - 1));
        }
      }
      const m = new M(2, [x, 1, 2, x]).pow(4);
      return m.at(0, 0) + m.at(0, 1) * m.at(1, 0);
    },
    1.3,
  ],
  superProps: [
    (x: number) => {
      class A {
        get v() {
          return x;
        }
        set v(y: number) {
          this._v = y * 2;
        }
        _v = 0;
        m() {
          return this.v + x;
        }
      }
      class B extends A {
        override get v() {
          return super.v * 3;
        }
        override set v(y) {
          super.v = y + x;
        }
        override m() {
          return super.m() * 2;
        }
      }
      const b = new B();
      b.v = 5;
      return b.m() + b._v;
    },
    3,
  ],
});
