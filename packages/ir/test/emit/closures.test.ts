import { describe, expect, it } from 'vitest';
import { attach, compile, integer, interpret, number, recordOf, unknown, type Func } from '../../src/index.js';
import { readCapture } from '../../src/captured.js';
import { code, define } from './functions.js';

const local = (name: string, constant = true) => ({ name, scope: 'local' as const, constant });

/** `(x) => x * c` for a captured `c`. */
function scale(form: Func['form'] = 'arrow'): Func {
  return define(
    { x: number },
    ({ b, self, args: [x] }) => b.return(b.prim('mul', [x, b.capture(self, 0, 'c', number)])),
    {
      name: 'scale',
      captures: [local('c')],
      form,
    },
  );
}

type Scale = (x: number) => number;

describe('closures', () => {
  it('are written in place, and captured values stand for themselves', () => {
    const f = define({ c: number }, ({ b, args: [c] }) =>
      b.return(b.closure(scale(), [b.prim('add', [c, b.const(1)])])),
    );
    expect(code(f, { stamp: false })).toMatchInlineSnapshot(`
      "function f(c) {
        const t = c + 1;
        const scale = (x) => x * t;
        return scale;
      }"
    `);
    expect((compile(f)(undefined, undefined, 2) as Scale)(5)).toBe(15);
  });

  it('have a record with their code and captured values', () => {
    const inner = scale();
    const f = define({ c: number }, ({ b, args: [c] }) => b.return(b.closure(inner, [c])));
    const made = compile(f)(undefined, undefined, 7) as Scale;
    expect(recordOf(made)!.site()).toMatchObject({ func: { name: 'scale' } });
    expect(readCapture(made, 0)).toBe(7);
    const unstamped = compile(f, { stamp: 'located' })(undefined, undefined, 7) as Scale;
    expect(recordOf(unstamped)).toBeUndefined();
  });

  it('capture a constant, never a variable that changes', () => {
    const f = define({ n: integer }, ({ b, args: [n] }) => {
      const s = b.variable('s');
      b.set(s, b.const(0));
      b.for(b.const(0), n, 1, (i) => b.set(s, b.prim('add', [b.get(s, number), i])));
      b.return(b.closure(scale(), [b.get(s, number)]));
    });
    expect(code(f, { stamp: false })).toMatchInlineSnapshot(`
      "function f(n) {
        let s = 0;
        for (let i = 0; i < n; i++) {
          s += i;
        }
        const s1 = s;
        const scale = (x) => x * s1;
        return scale;
      }"
    `);
    expect((compile(f)(undefined, undefined, 4) as Scale)(10)).toBe(60);
  });

  it('capture the index of the iteration they are made in', () => {
    const f = define({ out: unknown }, ({ b, args: [out] }) => {
      b.for(b.const(0), b.const(3), 1, (i) => b.store(out, i, b.closure(scale(), [i])));
    });
    const out: Scale[] = [];
    compile(f)(undefined, undefined, out);
    expect(out.map((g) => g(10))).toEqual([0, 10, 20]);
  });

  it('have a receiver of their own if they are no arrows', () => {
    const inner = define(
      { x: number },
      ({ b, receiver, args: [x] }) => b.return(b.prim('add', [b.load(receiver, b.const('k')), x])),
      {
        form: 'method',
      },
    );
    const f = define({}, ({ b }) => b.return(b.closure(inner, [])));
    const method = compile(f)(undefined, undefined) as (this: { k: number }, x: number) => number;
    expect(method.call({ k: 3 }, 4)).toBe(7);
  });

  it('hand their receiver on to arrows inside', () => {
    const arrow = define({}, ({ b, self }) => b.return(b.load(b.capture(self, 0, 'this'), b.const('k'))), {
      form: 'arrow',
      captures: [local('this')],
    });
    const method = define({}, ({ b, receiver }) => b.return(b.closure(arrow, [receiver])), { form: 'method' });
    const f = define({}, ({ b }) => b.return(b.closure(method, [])));
    const made = compile(f)(undefined, undefined) as (this: { k: number }) => () => number;
    expect(made.call({ k: 5 })()).toBe(5);
  });

  it('may call themselves', () => {
    const factorial = define(
      { n: integer },
      ({ b, self, args: [n] }) => {
        b.if(b.prim('le', [n, b.const(1)]), () => b.return(b.const(1)));
        const rest = b.call(self, b.const(undefined), [b.prim('sub', [n, b.const(1)])]);
        b.return(b.prim('mul', [n, rest]));
      },
      { name: 'factorial', form: 'arrow' },
    );
    const f = define({}, ({ b }) => b.return(b.closure(factorial, [])));
    expect(code(f, { stamp: false })).toMatchInlineSnapshot(`
      "function f() {
        const factorial = function factorial1(n) {
          if (n <= 1) return 1;
          return n * factorial1(n - 1);
        };
        return factorial;
      }"
    `);
    expect((compile(f)(undefined, undefined) as Scale)(5)).toBe(120);
  });

  it('assign what they captured, each for itself, seen through the record', () => {
    const counter = define(
      {},
      ({ b, self }) => {
        const old = b.capture(self, 0, 'count', number);
        b.setcapture(self, 0, 'count', b.prim('add', [old, b.const(1)]));
        b.return(old);
      },
      { captures: [local('count', false)], form: 'arrow' },
    );
    const f = define({ start: number }, ({ b, args: [start] }) => b.return(b.closure(counter, [start])));
    const make = compile(f) as (self: unknown, receiver: unknown, start: number) => () => number;
    const [a, b] = [make(undefined, undefined, 5), make(undefined, undefined, 8)];
    expect([a(), a(), b(), a()]).toEqual([5, 6, 8, 7]);
    expect(readCapture(a, 0)).toBe(8);
    recordOf(a)!.env!(~0, 100);
    expect(a()).toBe(100);
  });

  it('do not confuse their names with those around', () => {
    const inner = define(
      { t: number },
      ({ b, self, args: [t] }) => {
        const s = b.variable('s');
        b.set(s, b.capture(self, 0, 's', number));
        b.for(
          b.const(0),
          b.const(3),
          1,
          (i) => b.set(s, b.prim('add', [b.get(s, number), b.prim('mul', [i, t])])),
          's',
        );
        b.return(b.get(s));
      },
      { captures: [local('s')], form: 'arrow' },
    );
    const f = define({ s: number }, ({ b, args: [s] }) => {
      const made = b.closure(inner, [s]);
      b.for(b.const(0), s, 1, () => b.call(made, b.const(undefined), [s]), 's');
      b.return(made);
    });
    expect((compile(f)(undefined, undefined, 2) as Scale)(10)).toBe(interpretIn(f, 2, 10));
  });

  it('read captured variables of the function itself through its record', () => {
    const func = scale();
    const values = [3];
    const self = attach(
      () => 0,
      () => ({ func }),
      (i, v) => (i < 0 ? (values[~i] = v as number) : values[i]),
    );
    expect(compile(func)(self, undefined, 5)).toBe(15);
  });
});

function interpretIn(f: Func, ...args: number[]): unknown {
  return (interpret(f, { args: [args[0]] }) as Scale)(args[1]);
}
