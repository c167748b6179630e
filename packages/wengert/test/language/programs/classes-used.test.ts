/** Programs: classes as values, and their members. */
import { made, say, table } from '../../support/programs.js';
import { Vec2 } from '../../support/shapes.js';

class Fn {
  constructor(public w: number) {}
  call(x: number) {
    return this.w * x;
  }
}
class MyErr extends Error {
  constructor(readonly v: number) {
    super('m' + v);
    this.name = 'MyErr';
  }
}
class Lazy {
  private cache?: number;
  constructor(private f: () => number) {}
  get value() {
    return (this.cache ??= this.f());
  }
}
class Obs {
  private ls = new Map<string, ((x: number) => void)[]>();
  on(e: string, f: (x: number) => void) {
    const l = this.ls.get(e) ?? [];
    l.push(f);
    this.ls.set(e, l);
    return () => {
      l.splice(l.indexOf(f), 1);
    };
  }
  emit(e: string, x: number) {
    for (const f of this.ls.get(e) ?? []) f(x);
  }
}
class Poly {
  constructor(readonly c: readonly number[]) {}
  at(x: number) {
    return this.c.reduceRight((s, a) => s * x + a, 0);
  }
  derive() {
    return new Poly(this.c.slice(1).map((a, i) => a * (i + 1)));
  }
  times(o: Poly) {
    const r = new Array<number>(this.c.length + o.c.length - 1).fill(0);
    this.c.forEach((a, i) =>
      o.c.forEach((b, j) => {
        r[i + j]! += a * b;
      }),
    );
    return new Poly(r);
  }
}
class Acc {
  static total = 0;
  static add(x: number) {
    this.total += x;
    return this;
  }
  static reset() {
    this.total = 0;
    return this;
  }
}
class Lin {
  protected w = 1;
  protected b = 0;
  with(w: number, b: number): this {
    this.w = w;
    this.b = b;
    return this;
  }
  clone(): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this);
  }
  eval(x: number) {
    return this.w * x + this.b;
  }
}
class NoCtor extends Vec2 {}
class CompKey {
  ['a' + 'b'](x: number) {
    return x * 2;
  }
  static ['q'] = 3;
  get ['cd']() {
    return 4;
  }
}
class WithNew {
  t: string;
  constructor() {
    this.t = new.target.name;
  }
}
class Expr {
  static num(v: number): Expr {
    return new Num(v);
  }
  eval(): number {
    throw new Error('abstract');
  }
  plus(o: Expr): Expr {
    return new Add(this, o);
  }
}
class Num extends Expr {
  constructor(private v: number) {
    super();
  }
  override eval() {
    return this.v;
  }
}
class Add extends Expr {
  constructor(
    private l: Expr,
    private r: Expr,
  ) {
    super();
  }
  override eval() {
    return this.l.eval() + this.r.eval();
  }
}
class ListLike {
  [i: number]: number;
  length = 0;
  push(x: number) {
    this[this.length++] = x;
  }
}

table({
  functorArg: [(f: Fn, x: number) => f.call(x) * f.w, made(() => new Fn(3)), 2],
  myErr: [
    (x: number) => {
      try {
        throw new MyErr(x * x);
      } catch (e) {
        return e instanceof MyErr ? e.v * x : 0;
      }
    },
    3,
  ],
  lazy: [
    (x: number) => {
      const l = new Lazy(() => {
        say('once');
        return x * x;
      });
      return l.value * l.value;
    },
    3,
  ],
  observer: [
    (x: number) => {
      const o = new Obs();
      let s = 0;
      const off = o.on('a', (v) => {
        s += v * x;
      });
      o.on('a', (v) => {
        s *= v;
      });
      o.emit('a', x);
      off();
      o.emit('a', 2);
      return s;
    },
    3,
  ],
  poly: [(c: number[]) => new Poly(c).times(new Poly(c)).derive().at(2), [1, 2, 3]],
  staticState: [
    (x: number) =>
      Acc.reset()
        .add(x)
        .add(x * x).total,
    3,
  ],
  clone: [
    (x: number) => {
      const l = new Lin().with(x, x * x);
      const c = l.clone();
      c.with(2, 3);
      return l.eval(x) * c.eval(x);
    },
    2,
  ],
  noCtor: [(x: number) => new NoCtor(x, 2).len, 3],
  compKey: [(x: number) => (new CompKey() as any).ab(x) * CompKey.q * (new CompKey() as any).cd, 3],
  newTargetName: [(x: number) => x * new WithNew().t.length, 3],
  exprTree: [
    (x: number) =>
      Expr.num(x)
        .plus(Expr.num(x * x))
        .plus(Expr.num(2))
        .eval(),
    3,
  ],
  listLike: [
    (x: number) => {
      const l = new ListLike();
      l.push(x);
      l.push(x * x);
      return Array.from(l as any as ArrayLike<number>).reduce((a, b) => a * b, 1);
    },
    3,
  ],
});
