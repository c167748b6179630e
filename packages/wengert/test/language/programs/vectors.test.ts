/** Programs: vectors, matrices, complex and dual numbers as classes. */
import { table } from '../../support/programs.js';
import { Circle, Vec2 } from '../../support/shapes.js';

class Complex {
  readonly re: number;
  readonly im: number;
  constructor(re: number, im = 0) {
    this.re = re;
    this.im = im;
  }
  times(o: Complex) {
    return new Complex(this.re * o.re - this.im * o.im, this.re * o.im + this.im * o.re);
  }
  plus(o: Complex) {
    return new Complex(this.re + o.re, this.im + o.im);
  }
  abs2() {
    return this.re ** 2 + this.im ** 2;
  }
  static I = new Complex(0, 1);
}
class Matrix {
  readonly data: Float64Array;
  constructor(
    readonly rows: number,
    readonly cols: number,
    init?: ArrayLike<number>,
  ) {
    this.data = new Float64Array(rows * cols);
    if (init) this.data.set(init);
  }
  get(i: number, j: number) {
    return this.data[i * this.cols + j]!;
  }
  set(i: number, j: number, v: number) {
    this.data[i * this.cols + j] = v;
    return this;
  }
  mul(o: Matrix) {
    const r = new Matrix(this.rows, o.cols);
    for (let i = 0; i < this.rows; i++)
      for (let j = 0; j < o.cols; j++) {
        let s = 0;
        for (let k = 0; k < this.cols; k++) s += this.get(i, k) * o.get(k, j);
        r.set(i, j, s);
      }
    return r;
  }
  trace() {
    let s = 0;
    for (let i = 0; i < this.rows; i++) s += this.get(i, i);
    return s;
  }
}
class Dual {
  constructor(
    readonly v: number,
    readonly d: number,
  ) {}
  mul(o: Dual) {
    return new Dual(this.v * o.v, this.v * o.d + this.d * o.v);
  }
  sin() {
    return new Dual(Math.sin(this.v), Math.cos(this.v) * this.d);
  }
  static var(x: number) {
    return new Dual(x, 1);
  }
}
class Ring extends Circle {
  constructor(
    r: number,
    private inner: number,
  ) {
    super(r);
    this.name += '-ring';
  }
  override area() {
    return super.area() - Math.PI * this.inner ** 2;
  }
  override get half() {
    return super.half * this.r;
  }
}
class Counter {
  #n = 0;
  #log: string[] = [];
  bump(x: number) {
    this.#n += x;
    this.#note('b');
    return this;
  }
  #note(s: string) {
    this.#log.push(s);
  }
  get value() {
    return this.#n;
  }
  static #made = 0;
  static make() {
    Counter.#made++;
    return new Counter();
  }
  static get made() {
    return Counter.#made;
  }
}
class Temp {
  #c = 0;
  get #k() {
    return this.#c + 273;
  }
  set #k(v) {
    this.#c = v - 273;
  }
  constructor(c: number) {
    this.#c = c;
  }
  heat(x: number) {
    this.#k = this.#k * x;
    return this.#c;
  }
}
const Scalable = <T extends new (...a: any[]) => object>(B: T) =>
  class extends B {
    factor = 2;
    scaled(x: number) {
      return x * this.factor;
    }
  };
class Plain {
  v = 1;
}
const ScaledPlain = Scalable(Plain);

table({
  vec: [(x: number) => new Vec2(x, 1).add(new Vec2(2, x)).mul(x).len, 2],
  vecStatic: [(r: number, t: number) => Vec2.polar(r, t).add(Vec2.zero).x * r, 2, 0.5],
  complexPow: [
    (a: number, b: number) => {
      let z = new Complex(a, b);
      for (let i = 0; i < 5; i++) z = z.times(z).plus(Complex.I);
      return z.abs2();
    },
    0.3,
    0.2,
  ],
  matrix: [
    (x: number) => {
      const m = new Matrix(2, 2, [x, 1, 2, x * x]);
      return m.mul(m).mul(m).trace();
    },
    1.5,
  ],
  dual: [(x: number) => Dual.var(x).mul(Dual.var(x)).sin().d, 1.2],
  shapes: [(r: number) => [new Circle(r), new Ring(r, 1)].reduce((s, c) => s + c.describe() * c.half, 0), 2],
  counterPriv: [(x: number) => new Counter().bump(x).bump(x * x).value, 2],
  counterStatic: [
    (x: number) => {
      const c = Counter.make();
      return c.bump(x).value * x;
    },
    2,
  ],
  privAccessors: [(x: number) => new Temp(x).heat(x), 2],
  mixin: [
    (x: number) => {
      const s = new ScaledPlain();
      return s.scaled(x) * s.v;
    },
    3,
  ],
});
