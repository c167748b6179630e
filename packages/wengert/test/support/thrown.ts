/** Classes that programs of several files throw, or are thrown by. */
export class ValErr extends Error {
  constructor(
    msg: string,
    readonly v: number,
  ) {
    super(msg);
    this.name = 'ValErr';
  }
}

export class Ctor {
  v: number;
  constructor(x: number) {
    if (x > 5) throw new ValErr('big', x * x);
    this.v = x;
  }
}
