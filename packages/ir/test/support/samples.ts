/**
 * Hand-written functions for tests of the printer, the encoder and the verifier: between them they have every operation,
 * every field and every kind of type.
 */
import { Builder, functionType, integer, number, objectOf, unknown, type Func, type Source } from '../../src/index.js';

/** A builder with the two parameters that every function begins with. */
export function begin(): { b: Builder; self: number; receiver: number } {
  const b = new Builder();
  const self = b.parameter('self', functionType);
  const receiver = b.parameter('this', unknown);
  return { b, self, receiver };
}

export const source: Source = {
  file: 'sample.js',
  text: 'function sample() {\n  return 1 + 2;\n}\n',
  line: 3,
  column: 2,
};

/** `(xs, n) => { let s = 0; for (let i = 0; i < n; i++) s += xs[i]; return s; }` in variable form. */
export function sum(): Func {
  const { b } = begin();
  const xs = b.parameter('argument', { kind: 'typed', element: 'float64' }, 'xs');
  const n = b.parameter('argument', integer, 'n');
  return b.function({ name: 'sum', form: 'arrow' }, () => {
    const s = b.variable('s');
    b.set(s, b.const(0));
    b.for(b.const(0), n, 1, (i) => {
      b.set(s, b.prim('add', [b.get(s), b.load(xs, i, number)]));
    });
    b.return(b.get(s, number));
  });
}

/** The same in SSA form, leaving early where an element is negative. */
export function sumUntilNegative(): Func {
  const { b } = begin();
  const xs = b.parameter('argument', { kind: 'typed', element: 'float64' }, 'xs');
  const n = b.parameter('argument', integer, 'n');
  return b.function({ name: 'sumUntilNegative', form: 'function' }, () => {
    const zero = b.const(0);
    const start = b.const(-0);
    const label = b.id();
    const i = b.value(integer, 'i');
    const before = b.value(number, 's');
    const result = b.value(number, 's');
    const body = b.region(() => {
      const x = b.load(xs, i.id, number, 'x');
      b.if(b.prim('lt', [x, zero]), () => b.break(label, [before.id]));
      b.continue(label, [b.prim('add', [before.id, x])]);
    }, [i, before]);
    b.append({ op: 'for', label, step: 1, args: [zero, n, start], results: [result], regions: [body] });
    b.return(result.id);
  });
}

/** Every operation of the variable form once, in no sensible order; made to be written down and not to be run. */
export function everything(): Func {
  const inner = begin();
  const increment = inner.b.function(
    {
      name: 'increment',
      form: 'arrow',
      length: 0,
      captures: [
        { name: 'k', scope: 'local', constant: false, cell: true },
        { name: 'odd name', scope: 'module', constant: true, imported: true, location: { source, start: 3, end: 7 } },
      ],
    },
    () => {
      const k = inner.b.capture(inner.self, 0, 'k');
      inner.b.setcapture(inner.self, 0, 'k', inner.b.prim('add', [k, inner.b.const(1)]));
      inner.b.return(inner.b.capture(inner.self, 1, 'odd name'));
    },
  );
  const { b, self, receiver } = begin();
  const x = b.parameter('argument', objectOf({ w: number, 'a-b': { kind: 'array', element: unknown } }), 'x');
  const rest = b.parameter('rest', { kind: 'array', element: number }, '$1');
  const captures = [{ name: 'outer', scope: 'module' as const, constant: false, rebound: true, exported: true }];
  return b.function({ name: 'every thing', form: 'method', captures, location: { source, start: 0, end: 35 } }, () => {
    b.location = { source, start: 22, end: 34 };
    const values = [0, -0, 1.5e-7, -1e21, NaN, Infinity, -Infinity, 'a"\n\u2028', true, false, null, undefined, 12n];
    const [zero, , half] = values.map((value) => b.const(value));
    b.location = undefined;
    const math = b.global('Math');
    const rule = b.extern('sin pullback', Math.sin, functionType);
    b.adjoint = true;
    const twice = b.prim('add', [half, half], 'twice');
    b.adjoint = false;
    b.prim('max', []);
    b.intrinsic('requireIndexable', Math.abs, 'reads', [x]);
    b.addto(x, zero, b.load(x, zero, number, 'x 0'));
    b.store(x, zero, b.delete(x, zero));
    const list = b.array([twice, half], 'list');
    b.object(['w', 'a-b'], [twice, list]);
    const outer = b.capture(self, 0, 'outer', { kind: 'immutable' });
    const closure = b.closure(increment, [outer, list]);
    b.closure(increment, [outer, list]);
    b.setcapture(self, 0, 'outer', closure);
    const tape = b.buffer('int32', zero, 'tape');
    b.ensure(tape, zero);
    b.store(tape, zero, zero);
    b.call(rule, receiver, [x, rest], { spread: [3], text: 'this.f' });
    b.call(b.load(math, b.const('sin')), math, [half]);
    b.new(closure, [x, rest], { text: 'Layer', spread: [2] });
    b.new(closure, [x], { target: closure, text: 'super' });
    b.storePrivate(x, b.const('#k'), b.loadPrivate(x, b.const('#k'), self, 0), self, 0);
    const v = b.variable('v');
    const odd = b.variable('an odd one');
    b.set(v, zero);
    b.set(odd, b.get(v, { kind: 'function', func: increment }));
    const yes = b.value(number, 'yes');
    b.if(
      b.prim('gt', [half, zero]),
      () => b.yield([half]),
      () => b.yield([twice]),
      [yes],
    );
    b.block((out) => {
      b.loop((again) => {
        b.if(b.const(true), () => b.break(out));
        b.if(b.const(true), () => b.continue(again));
        b.for(zero, half, -2, () => b.throw(yes.id));
        b.break(again);
      });
    });
  });
}

/** Every sample that is well-formed in the form that it is named for. */
export const samples: readonly (readonly [name: string, func: Func, form: 'variables' | 'ssa'])[] = [
  ['sum', sum(), 'variables'],
  ['sumUntilNegative', sumUntilNegative(), 'ssa'],
  ['everything', everything(), 'variables'],
];

export const linking = {
  source,
  externs: { 'sin pullback': Math.sin },
  intrinsics: { requireIndexable: Math.abs },
};
