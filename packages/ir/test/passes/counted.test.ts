import { describe, expect, it } from 'vitest';
import {
  arrayOf,
  compile,
  counted,
  dce,
  eachOp,
  float64Array,
  fold,
  functionType,
  infer,
  integer,
  interpret,
  number,
  type Func,
  type PrimitiveName,
  type Type,
} from '../../src/index.js';
import { define, type Parts } from '../emit/functions.js';
import { after } from './support.js';

interface Loop {
  readonly low?: number;
  readonly step?: number;
  readonly compare?: PrimitiveName;
  readonly type?: Type;
  /** What is compared with the index, each time. */
  readonly bound?: (parts: Parts) => number;
  readonly body?: (parts: Parts, i: () => number) => void;
  readonly after?: boolean;
}

/** A `for` loop of the source that adds its indices, as the frontend writes it. */
function loop({
  low = 0,
  step = 1,
  compare = 'lt',
  type = number,
  bound = ({ args }) => args[0],
  body,
  after,
}: Loop = {}): Func {
  return define({ n: type, a: arrayOf(number), t: float64Array, g: functionType }, (parts) => {
    const { b } = parts;
    const [i, s] = [b.variable('i'), b.variable('s')];
    b.set(s, b.const(0));
    b.set(i, b.const(low));
    b.loop((label) => {
      b.if(
        b.prim(compare, [b.get(i), bound(parts)]),
        () => {},
        () => b.break(label),
      );
      body?.(parts, () => b.get(i));
      b.set(s, b.prim('add', [b.get(s), b.get(i)]));
      b.set(i, b.prim('add', [b.get(i), b.const(step)]));
    });
    b.return(after ? b.array([b.get(s), b.get(i)]) : b.get(s));
  });
}

const pass = (f: Func): Func => dce(counted(infer(fold(f))));

function isCounted(f: Func): boolean {
  let found = false;
  eachOp(pass(f).body, (op) => {
    if (op.op === 'for') found = true;
  });
  return found;
}

describe('counted', () => {
  it('finds a counting loop', () => {
    expect(after(loop(), infer, counted, dce)).toMatchInlineSnapshot(`
      "function f(n, a, t, g) {
        let s = 0;
        for (let i = 0; i < n; i++) {
          s += i;
        }
        return s;
      }"
    `);
  });

  it.each<[string, Loop]>([
    ['<', {}],
    ['<=', { compare: 'le' }],
    ['>', { low: 5, step: -1, compare: 'gt' }],
    ['>=', { low: 5, step: -2, compare: 'ge' }],
    ['by three', { step: 3 }],
    ['<=, integers', { compare: 'le', type: integer }],
    ['with its index afterwards', { after: true }],
    ['by three with its index afterwards', { after: true, step: 3, compare: 'le' }],
  ])('keeps sum and index for any bound: %s', (_, shape) => {
    const f = loop(shape);
    expect(isCounted(f)).toBe(true);
    const g = compile(pass(f));
    const others = shape.type === integer ? [] : [-0, 3.5, -2.5, NaN, shape.step! < 0 ? Infinity : -Infinity];
    for (const n of [0, 1, 3, -1, 7, ...others]) {
      expect(g(undefined, undefined, n, [], new Float64Array(0), () => 0)).toEqual(interpret(f, { args: [n, []] }));
    }
  });

  const length =
    (k: number) =>
    ({ b, args }: Parts): number =>
      b.load(args[k], b.const('length'), integer);
  const minus = (b: Parts['b'], i: number, k: number): number => b.prim('sub', [i, b.const(k)]);

  it.each<[string, Loop]>([
    [
      'the length of a typed array, whatever is stored',
      { bound: length(2), body: ({ b, args }) => b.store(args[1], b.const(7), b.const(1)) },
    ],
    [
      'the length of an array, stores at the index',
      { bound: length(1), body: ({ b, args }, i) => b.store(args[1], i(), b.const(1)) },
    ],
    [
      'the length of an array, stores below the index',
      { bound: length(1), body: ({ b, args }, i) => b.store(args[1], minus(b, i(), 1), b.const(1)) },
    ],
    [
      'the length of an array, stores into typed arrays',
      { bound: length(1), body: ({ b, args }) => b.store(args[2], b.const(9), b.const(1)) },
    ],
    ['arithmetic of what is fixed', { bound: ({ b, args }) => b.prim('mul', [args[0], b.const(2)]) }],
  ])('takes as a bound %s', (_, shape) => expect(isCounted(loop(shape))).toBe(true));

  it.each<[string, Loop]>([
    [
      'the length of an array that may grow',
      { bound: length(1), body: ({ b, args }, i) => b.store(args[1], b.prim('add', [i(), b.const(1)]), b.const(1)) },
    ],
    [
      'the length of an array that a call may change',
      { bound: length(1), body: ({ b, args }) => void b.call(args[3], b.const(undefined), []) },
    ],
    [
      'an element that is stored to',
      {
        bound: ({ b, args }) => b.load(args[1], b.const(0), number),
        body: ({ b, args }, i) => b.store(args[1], i(), b.const(1)),
      },
    ],
    ['what a call gives', { bound: ({ b, args }) => b.call(args[3], b.const(undefined), []) }],
    ['a comparison against the direction', { compare: 'gt' }],
    ['a start that is no integer', { low: 0.5 }],
    ['a step that is no integer', { step: 0.1 }],
  ])('refuses %s', (_, shape) => expect(isCounted(loop(shape))).toBe(false));
});
