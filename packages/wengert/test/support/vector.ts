/** A class that tests of the language make objects of. */
export class Vector {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
  plus(o: Vector): Vector {
    return new Vector(this.x + o.x, this.y + o.y);
  }
  scale(k: number): Vector {
    return new Vector(k * this.x, k * this.y);
  }
  dot(o: Vector): number {
    return this.x * o.x + this.y * o.y;
  }
  static of(...xs: number[]): Vector {
    return new Vector(xs[0], xs[1]);
  }
}
