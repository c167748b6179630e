/** Classes that programs of several files use: points of the plane, and shapes. */
import { say } from './programs.js';

export class Vec2 {
  constructor(
    public x: number,
    public y: number,
  ) {}
  add(o: Vec2) {
    return new Vec2(this.x + o.x, this.y + o.y);
  }
  mul(k: number) {
    return new Vec2(this.x * k, this.y * k);
  }
  get len() {
    return Math.hypot(this.x, this.y);
  }
  static zero = new Vec2(0, 0);
  static polar(r: number, t: number) {
    return new Vec2(r * Math.cos(t), r * Math.sin(t));
  }
  toString() {
    return `(${this.x}, ${this.y})`;
  }
}

export abstract class Shape {
  abstract area(): number;
  name = 'shape';
  describe() {
    say(this.name);
    return this.area() * 2;
  }
  get half() {
    return this.area() / 2;
  }
}

export class Circle extends Shape {
  override name = 'circle';
  constructor(protected r: number) {
    super();
  }
  area() {
    return Math.PI * this.r ** 2;
  }
}
