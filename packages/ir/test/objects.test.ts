/** What `new` and private names mean, by the interpreter and by emitted code. */
import { describe, expect, it } from 'vitest';
import { attach, Builder, compile, functionType, interpret, ssa, unknown, verify, type Func } from '../src/index.js';

function build(count: number, write: (b: Builder, args: number[], self: number) => void, captures = 0): Func {
  const b = new Builder();
  const self = b.parameter('self', functionType);
  b.parameter('this', unknown);
  const args = Array.from({ length: count }, (_, k) => b.parameter('argument', unknown, `a${k}`));
  const about = {
    name: 'f',
    captures: Array.from({ length: captures }, () => ({ name: '#x', scope: 'local' as const, constant: false })),
  };
  const func = b.function(about, () => write(b, args, self));
  verify(func, 'variables');
  return func;
}

/** What both ways of running a function give. */
function both(func: Func, self: unknown, make: () => unknown[]): unknown {
  const interpreted = interpret(func, { self: self as () => unknown, args: make() });
  const emitted = compile(ssa(func))(self, undefined, ...make());
  expect(emitted).toEqual(interpreted);
  return emitted;
}

class Point {
  readonly target: unknown;
  readonly coordinates: unknown[];
  constructor(...coordinates: unknown[]) {
    this.target = new.target;
    this.coordinates = coordinates;
  }
}
class Far extends Point {}

describe('new', () => {
  it('takes spread arguments', () => {
    const func = build(3, (b, [c, x, list]) => b.return(b.new(c, [x, list], { spread: [2] })));
    expect(both(func, undefined, () => [Point, 1, [2, 3]])).toMatchObject({ coordinates: [1, 2, 3], target: Point });
  });

  it('hands a target on', () => {
    const func = build(3, (b, [c, target, x]) => b.return(b.new(c, [x, x], { target, spread: [3] })));
    const made = both(func, undefined, () => [Point, Far, [1]]);
    expect(made).toMatchObject({ coordinates: [[1], 1], target: Far });
    expect(made).toBeInstanceOf(Far);
  });
});

describe('constructors', () => {
  it('get new.target, and make the object themselves', () => {
    const b = new Builder();
    b.parameter('self', functionType);
    const target = b.parameter('this', unknown);
    const inner = b.function({ name: 'Made', form: 'constructor' }, () => b.return(b.object(['target'], [target])));
    const func = build(0, (c) => {
      const made = c.closure(inner, []);
      c.return(c.array([made, c.new(made, [])]));
    });
    for (const [fn, object] of [interpret(func), compile(ssa(func))()] as [() => unknown, { target: unknown }][]) {
      expect(object.target).toBe(fn);
      expect(() => fn()).toThrow("cannot be invoked without 'new'");
    }
  });
});

class Counter {
  #x: number;
  constructor(x: number) {
    this.#x = x;
  }
  static add(): void {}
  static {
    attach(
      this.add,
      () => ({ func: build(0, () => {}, 1) }),
      (index, value, receiver) => (index < 0 ? ((receiver as Counter).#x = value as number) : (receiver as Counter).#x),
    );
  }
}

describe('private names', () => {
  it('are read and assigned through the function', () => {
    const func = build(
      2,
      (b, [object, other], self) => {
        const key = b.const('#x');
        const sum = b.prim('add', [b.loadPrivate(object, key, self, 0), b.loadPrivate(other, key, self, 0)]);
        b.storePrivate(object, key, sum, self, 0);
        b.return(b.array([sum, b.loadPrivate(object, key, self, 0), b.loadPrivate(other, key, self, 0)]));
      },
      1,
    );
    expect(both(func, Counter.add, () => [new Counter(1), new Counter(2)])).toEqual([3, 3, 2]);
  });

  it('throw where the object has none', () => {
    const func = build(1, (b, [object], self) => b.return(b.loadPrivate(object, b.const('#x'), self, 0)), 1);
    expect(() => interpret(func, { self: Counter.add, args: [{}] })).toThrow(TypeError);
    expect(() => compile(ssa(func))(Counter.add, undefined, {})).toThrow(TypeError);
  });
});
