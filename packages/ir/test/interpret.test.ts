import { describe, expect, it } from 'vitest';
import {
  attach,
  Builder,
  integer,
  interpret,
  interpreted,
  number,
  parse,
  recordOf,
  StepLimitError,
  unknown,
  verify,
  WengertError,
  encode,
  type Capture,
  type Func,
  type NewFunction,
} from '../src/index.js';
import { readCapture, writeCapture } from '../src/captured.js';
import { begin, sum, sumUntilNegative } from './support/samples.js';

/** A function of arguments of unknown type, written with the builder. */
function build(
  names: readonly string[],
  write: (b: Builder, args: number[], self: number, receiver: number) => void,
  about: Partial<NewFunction> = {},
): Func {
  const { b, self, receiver } = begin();
  const args = names.map((name) => b.parameter('argument', unknown, name));
  const func = b.function({ name: 'f', form: 'function', ...about }, () => write(b, args, self, receiver));
  verify(func, 'variables');
  return func;
}

function run(func: Func, ...args: unknown[]): unknown {
  return interpret(func, { args });
}

const local = (name: string): Capture => ({ name, scope: 'local', constant: false });

describe('loops and exits', () => {
  it('runs both forms', () => {
    expect(run(sum(), Float64Array.of(1, 2, 3.5), 3)).toBe(6.5);
    expect(run(sumUntilNegative(), Float64Array.of(1, 2, -1, 5), 4)).toBe(3);
    expect(run(sumUntilNegative(), Float64Array.of(1, 2), 2)).toBe(3);
    expect(run(sumUntilNegative(), Float64Array.of(), 0)).toBe(-0);
  });

  it.each([
    ['up', 0, 3, 1, '0,1,2'],
    ['by steps', 0, 5, 2, '0,2,4'],
    ['down', 3, 0, -1, '3,2,1'],
    ['not at all', 3, 3, 1, ''],
    ['to a bound that is no number', 0, NaN, 1, ''],
    ['to a bound between integers', 0, 1.5, 1, '0,1'],
  ])('counts %s', (_, low, high, step, seen) => {
    const func = build([], (b) => {
      const list = b.array([]);
      b.for(b.const(low), b.const(high), step, (i) => b.call(b.load(list, b.const('push')), list, [i]));
      b.return(list);
    });
    expect((run(func) as number[]).join()).toBe(seen);
  });

  it('leaves and continues outer constructs from inner ones', () => {
    const func = parse(`arrow f(self %0: function, this %1: unknown, n%2: integer) next 40 {
      %3: integer = const 0
      %4: integer = const 1
      %5: integer, %30: integer = loop #6 %3, %3 (i%7: integer, s%8: integer) {
        %9: boolean = ge i%7, n%2
        if %9 {
          break #6 s%8, s%8
        } else {
          yield
        }
        %10: integer = add i%7, %4
        %11: integer = block #12 {
          loop #13 {
            %14: integer = bitand i%7, %4
            if %14 {
              continue #6 %10, s%8
            } else {
              break #12 i%7
            }
            continue #13
          }
          return %3
        }
        %15: integer = add s%8, %11
        continue #6 %10, %15
      }
      return %5
    }`);
    verify(func, 'ssa');
    expect(run(func, 7)).toBe(0 + 2 + 4 + 6);
  });

  it('returns out of everything, and throws what is thrown', () => {
    const func = build(['x'], (b, [x]) => {
      b.block(() => {
        b.for(b.const(0), b.const(9), 1, (i) => {
          b.if(b.prim('eq', [i, x]), () => b.return(i));
          b.if(b.prim('gt', [i, b.const(5)]), () => b.throw(b.const('too far')));
        });
      });
      b.return(b.const('end'));
    });
    expect(run(func, 3)).toBe(3);
    expect(() => run(func, 'x')).toThrow('too far');
  });

  it('falls off the end with undefined', () => {
    expect(run(build([], () => {}))).toBe(undefined);
  });
});

describe('memory', () => {
  it('reads, writes, adds and deletes', () => {
    const func = build(['o'], (b, [o]) => {
      const key = b.const('a');
      b.store(o, key, b.prim('mul', [b.load(o, key), b.const(3)]));
      b.addto(o, key, b.const(1));
      b.return(b.array([b.delete(o, b.const('b')), b.load(o, b.const('b'))]));
    });
    const o = { a: 2, b: 5 };
    expect(run(func, o)).toEqual([true, undefined]);
    expect(o).toEqual({ a: 7 });
    expect(() => run(func, undefined)).toThrow(TypeError);
    expect(() => run(func, Object.freeze({ a: 1 }))).toThrow(TypeError);
  });

  it('makes objects and arrays anew each time', () => {
    const func = build(['x'], (b, [x]) => b.return(b.object(['x', '__proto__'], [x, b.array([x, x])])));
    const [one, two] = [run(func, 1), run(func, 1)];
    expect(one).toEqual(two);
    expect(one).not.toBe(two);
    expect(Object.keys(one as object)).toEqual(['x', '__proto__']);
  });

  it.each([
    ['float64', Float64Array.of(0, 0.5, 1, 0, 0, 0, 0, 0)],
    ['int32', Int32Array.of(0, 0, 1, 0, 0, 0, 0, 0)],
    ['uint8', Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0)],
  ] as const)('grows a tape of %s', (element, expected) => {
    const { b } = begin();
    const seen: unknown[] = [];
    const func = b.function({ name: 'f' }, () => {
      const tape = b.buffer(element, b.const(1));
      b.for(b.const(0), b.const(3), 1, (i) => {
        b.ensure(tape, i);
        b.store(tape, i, b.prim('div', [i, b.const(2)]));
      });
      b.ensure(tape, b.const(5));
      b.intrinsic('keep', (value: never) => seen.push(value), 'reads', [tape]);
    });
    verify(func, 'variables');
    run(func);
    expect(seen).toEqual([expected]);
  });

  it('grows a tape of anything at sparse slots', () => {
    const func = parse(
      `arrow f(self %0: function, this %1: unknown, put%2: function) next 9 {
        %3: integer = const 2
        %4: array<unknown> = buffer any %3
        %5: integer = const 6
        ensure %4, %5
        store %4, %5, %3
        %6: unknown = intrinsic keep reads %4
        return %6
      }`,
      { intrinsics: { keep: (x: unknown) => x } },
    );
    verify(func, 'ssa');
    expect(run(func)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, 2]);
  });
});

describe('values', () => {
  it('knows constants, globals and externs', () => {
    const here = (): void => {};
    const func = build([], (b) => {
      b.return(b.array([b.const(12n), b.const(undefined), b.global('Math'), b.extern('here', here)]));
    });
    expect(run(func)).toEqual([12n, undefined, Math, here]);
    const missing = build([], (b) => b.return(b.global('noSuchThing')));
    expect(() => run(missing)).toThrow(new ReferenceError('noSuchThing is not defined'));
  });

  it('calls with receiver and spread arguments', () => {
    const func = build(['f', 'receiver', 'xs'], (b, [f, receiver, xs]) =>
      b.return(b.call(f, receiver, [xs, b.const(0), xs], { spread: [2, 4], text: 'o.f' })),
    );
    function f(this: unknown, ...args: unknown[]): unknown {
      return [this, ...args];
    }
    expect(run(func, f, 'me', new Set([1, 2]))).toEqual(['me', 1, 2, 0, 1, 2]);
    expect(() => run(func, 5, 'me', [])).toThrow(new TypeError('o.f is not a function'));
  });

  it('constructs', () => {
    const func = build(['C'], (b, [c]) => b.return(b.new(c, [b.const(3)], { text: 'C' })));
    expect(run(func, Float64Array)).toEqual(new Float64Array(3));
    expect(() => run(func, undefined)).toThrow(new TypeError('C is not a constructor'));
  });
});

describe('functions', () => {
  it('binds parameters by their roles', () => {
    const { b, self, receiver } = begin();
    const x = b.parameter('argument', unknown, 'x');
    const rest = b.parameter('rest', unknown, 'rest');
    const func = b.function({ name: 'f' }, () => b.return(b.array([self, receiver, x, rest])));
    const me = (): void => {};
    expect(interpret(func, { self: me, this: 'this', args: [1, 2, 3] })).toEqual([me, 'this', 1, [2, 3]]);
    expect(interpret(func, { self: me })).toEqual([me, undefined, undefined, []]);
  });

  it('makes closures that share what they captured with nobody, and keep what they assign', () => {
    const counter = build(
      [],
      (b, _, self) => {
        b.setcapture(self, 0, 'n', b.prim('add', [b.capture(self, 0, 'n'), b.const(1)]));
        b.return(b.capture(self, 0, 'n'));
      },
      { name: 'counter', form: 'arrow', captures: [local('n')] },
    );
    const func = build(['n'], (b, [n]) => b.return(b.array([b.closure(counter, [n]), b.closure(counter, [n])])));
    const [one, two] = run(func, 5) as (() => number)[];
    expect([one(), one(), two()]).toEqual([6, 7, 6]);
    expect([one.name, one.length]).toEqual(['counter', 0]);
    const record = recordOf(one)!;
    expect(record.site()).toEqual({ func: counter });
    expect(record.site).toBe(recordOf(two)!.site);
    expect(readCapture(one, 0)).toBe(7);
    writeCapture(one, 0, 40);
    expect(one()).toBe(41);
  });

  it('has functions, methods, arrows and constructors behave as such', () => {
    const make = (form: Func['form']): any =>
      interpreted(
        build(
          ['x'],
          (b, [x], _, receiver) => {
            if (form === 'constructor') return b.return(b.object(['x'], [x]));
            if (form !== 'arrow') b.store(receiver, b.const('x'), x);
            b.return(x);
          },
          { form },
        ),
      );
    const holder = { f: make('function'), m: make('method'), x: 0 };
    expect(new holder.f(3)).toMatchObject({ x: 3 });
    expect(holder.m(4)).toBe(4);
    expect(holder.x).toBe(4);
    expect(() => new holder.m(4)).toThrow('not a constructor');
    expect(() => new (make('arrow'))(4)).toThrow('not a constructor');
    expect(new (make('constructor'))(5)).toMatchObject({ x: 5 });
    expect(() => make('constructor')(5)).toThrow("cannot be invoked without 'new'");
    expect(make('arrow').length).toBe(1);
  });

  it('reads variables of module scope through the site and local ones through the function', () => {
    const captures: Capture[] = [local('k'), { name: 'W', scope: 'module', constant: false }];
    const func = build(
      [],
      (b, _, self) => {
        b.setcapture(self, 1, 'W', b.const('set'));
        b.return(b.array([b.capture(self, 0, 'k'), b.capture(self, 1, 'W')]));
      },
      { captures },
    );
    const assigned: unknown[] = [];
    const env = (index: number, value?: unknown): unknown => {
      if (index < 0) assigned.push(index, value);
      return `module ${index}`;
    };
    const site = { func, env };
    const raw = { source: () => ['f.ts', 1, 0] as const, ir: encode(func), env };
    for (const thunk of [() => site, () => raw]) {
      const self = attach(
        () => {},
        thunk,
        (index) => `local ${index}`,
      );
      expect(interpret(func, { self })).toEqual(['local 0', 'module 1']);
    }
    expect(assigned).toEqual([~1, 'set', ~1, 'set']);
    expect(interpret(func, { env: (index) => index })).toEqual([0, 1]);
  });

  it('refuses captured variables that nobody can see', () => {
    const func = build([], (b, _, self) => b.return(b.capture(self, 0, 'k')), { captures: [local('k')] });
    expect(() => run(func)).toThrow(WengertError);
    expect(() => run(func)).toThrow('f uses the variable `k`');
    expect(() => interpret(func, { self: function outer() {} })).toThrow('outer uses the variable `0`');
    const strange = build(['g'], (b, [g]) => b.return(b.capture(g, 0, 'k')));
    expect(() => run(strange, 5)).toThrow('A function uses the variable `0`');
  });
});

describe('limits', () => {
  it('stops after so many steps, closures included', () => {
    const endless = build([], (b) => b.loop(() => {}));
    expect(() => interpret(endless, { steps: 1000 })).toThrow(StepLimitError);
    const outer = build([], (b) => b.call(b.closure(endless, []), b.const(undefined), []));
    expect(() => interpret(outer, { steps: 1000 })).toThrow(StepLimitError);
    expect(interpret(sumUntilNegative(), { args: [Float64Array.of(1), 1], steps: 10 })).toBe(1);
  });

  it('lets user code recurse deep', () => {
    const { b } = begin();
    const self = 0;
    const n = b.parameter('argument', integer, 'n');
    const depth = b.function({ name: 'depth' }, () => {
      b.if(b.prim('le', [n, b.const(0)]), () => b.return(b.const(0)));
      b.return(
        b.prim('add', [
          b.call(self, b.const(undefined), [b.prim('sub', [n, b.const(1)])], { type: number }),
          b.const(1),
        ]),
      );
    });
    expect(run(depth, 1000)).toBe(1000);
    expect(() => run(depth, 1e6)).toThrow(RangeError);
  });
});
