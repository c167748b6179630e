/** Programs: inheritance, statics, private names. */
import { made, say, table } from '../../support/programs.js';
import { Vec2 } from '../../support/shapes.js';

class Stat {
  static k = 2;
  static {
    Stat.k = 3;
  }
  static #p = 4;
  static f(x: number) {
    return x * this.k * Stat.#p;
  }
}
class Chain {
  private ops: ((x: number) => number)[] = [];
  add(k: number) {
    this.ops.push((x) => x + k);
    return this;
  }
  mul(k: number) {
    this.ops.push((x) => x * k);
    return this;
  }
  run(x: number) {
    return this.ops.reduce((a, f) => f(a), x);
  }
}
class Node2 {
  children: Node2[] = [];
  constructor(
    public v: number,
    public parent: Node2 | null = null,
  ) {
    parent?.children.push(this);
  }
  sum(): number {
    return this.v + this.children.reduce((s, c) => s + 0.5 * c.sum(), 0);
  }
}
class Particle {
  pos: Vec2;
  vel: Vec2;
  constructor(x: number, y: number, vx: number, vy: number) {
    this.pos = new Vec2(x, y);
    this.vel = new Vec2(vx, vy);
  }
  step(dt: number) {
    this.vel = this.vel.add(this.pos.mul(-dt));
    this.pos = this.pos.add(this.vel.mul(dt));
  }
}
class Stack<T> {
  private items: T[] = [];
  push(t: T) {
    this.items.push(t);
    return this;
  }
  pop(): T {
    const t = this.items.pop();
    if (t === undefined) throw new RangeError('empty');
    return t;
  }
  get size() {
    return this.items.length;
  }
  *[Symbol.iterator]() {
    yield* this.items;
  }
}
class Base {
  constructor(x: number) {
    this.init(x);
  }
  v = 0;
  init(x: number) {
    say('base');
    this.v = x;
  }
}
class Derived extends Base {
  w = 5;
  override init(x: number) {
    say('derived');
    super.init(x * 2);
  }
}
class SuperSet {
  _v = 0;
  set v(x: number) {
    this._v = x * 2;
  }
  get v() {
    return this._v;
  }
}
class SubSet extends SuperSet {
  override set v(x: number) {
    super.v = x * x;
  }
  override get v() {
    return super.v + 1;
  }
}
class StaticInh {
  static make(x: number) {
    return new this(x);
  }
  constructor(public x: number) {}
  val() {
    return this.x;
  }
}
class StaticInh2 extends StaticInh {
  override val() {
    return super.val() ** 2;
  }
  static override make(x: number) {
    return super.make(x + 1) as StaticInh2;
  }
}
class ArrowField {
  k = 3;
  f = (x: number) => x * this.k;
}

table({
  statics: [(x: number) => Stat.f(x) * Stat.k, 3],
  chain: [
    (x: number) =>
      new Chain()
        .add(x)
        .mul(x)
        .add(2)
        .run(x * x),
    3,
  ],
  tree: [
    (x: number) => {
      const r = new Node2(x);
      const c = new Node2(x * x, r);
      new Node2(3 * x, c);
      return r.sum();
    },
    2,
  ],
  particles: [
    (v: number) => {
      const ps = [new Particle(1, 0, 0, v), new Particle(0, v, 1, 0)];
      for (let t = 0; t < 10; t++) for (const p of ps) p.step(0.1);
      return ps[0]!.pos.x * ps[1]!.pos.y;
    },
    0.7,
  ],
  particleArg: [
    (p: any) => {
      p.step(0.1);
      p.step(0.1);
      return p.pos.x ** 2 + p.vel.y;
    },
    made(() => new Particle(1, 2, 3, 4)),
  ],
  stack: [
    (x: number) => {
      const s = new Stack<number>().push(x).push(x * x);
      const a = s.pop();
      let t = 0;
      for (const v of s) t += v;
      try {
        s.pop();
        s.pop();
      } catch (e) {
        say((e as Error).message);
      }
      return a * t * (s.size + 1);
    },
    3,
  ],
  virtualCtor: [
    (x: number) => {
      const d = new Derived(x);
      return d.v * d.w + x;
    },
    3,
  ],
  superSet: [
    (x: number) => {
      const s = new SubSet();
      s.v = x;
      s.v += 1;
      return s.v;
    },
    3,
  ],
  staticInh: [(x: number) => StaticInh2.make(x).val() * StaticInh.make(x).val(), 3],
  arrowField: [
    (x: number) => {
      const a = new ArrowField();
      const { f } = a;
      a.k = x;
      return f(x);
    },
    3,
  ],
});
