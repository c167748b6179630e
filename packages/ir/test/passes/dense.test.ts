import { describe, expect, it } from 'vitest';
import {
  arrayOf,
  counted,
  dense,
  eachOp,
  float64Array,
  fold,
  functionType,
  infer,
  number,
  unknown,
  type Builder,
} from '../../src/index.js';
import { define } from '../emit/functions.js';
import { after } from './support.js';

interface Places {
  readonly b: Builder;
  readonly xs: number;
  readonly mixed: number;
  readonly typed: number;
  readonly k: number;
  readonly f: number;
}

type Write = (places: Places) => void;

/** The code of `write`, and then of a loop over `array` that asks of each element whether it is there. */
function asked(write: (places: Places) => number | void, low = 0): string {
  const parameters = { xs: arrayOf(number), mixed: arrayOf(unknown), typed: float64Array, k: number, f: functionType };
  const func = define(parameters, ({ b, args: [xs, mixed, typed, k, f] }) => {
    const array = write({ b, xs, mixed, typed, k, f }) ?? xs;
    const count = b.variable('count');
    b.set(count, b.const(0));
    each(b, array, low, (i) =>
      b.if(b.prim('in', [i, array]), () => b.set(count, b.prim('add', [b.get(count), b.const(1)]))),
    );
    b.return(b.get(count));
  });
  return after(func, infer, fold, counted, infer, dense, fold);
}

function each(b: Builder, array: number, low: number, body: (i: number) => void): void {
  const i = b.variable('i');
  const length = b.load(array, b.const('length'));
  b.set(i, b.const(low));
  b.loop((label) => {
    b.if(
      b.prim('lt', [b.get(i), length]),
      () => {},
      () => b.break(label),
    );
    body(b.get(i));
    b.set(i, b.prim('add', [b.get(i), b.const(1)]));
  });
}

describe('an index of an array without holes is in it', () => {
  it.each<[string, (places: Places) => number | void]>([
    ['an argument', () => {}],
    ['a literal', ({ b, k }) => b.array([k, k])],
    ['an argument to which is appended', ({ b, xs, k }) => void b.store(xs, b.load(xs, b.const('length')), k)],
    ['an argument whose elements are replaced', ({ b, xs, k }) => each(b, xs, 0, (i) => b.store(xs, i, k))],
    ['an argument beside a typed array', ({ b, typed, k }) => void b.store(typed, k, k)],
    [
      'a literal that a loop fills in order',
      ({ b, xs }) => {
        const made = b.array([]);
        each(b, xs, 0, (i) => b.store(made, i, b.load(xs, i)));
        return made;
      },
    ],
  ])('%s', (_, write) => expect(asked(write)).not.toMatch(/ in /));
});

describe('where there may be holes it is asked', () => {
  it.each<[string, Write | ((places: Places) => number)]>([
    ['an argument of anything', ({ mixed }) => mixed],
    ['a store at an index of any size', ({ b, xs, k }) => void b.store(xs, k, k)],
    ['delete', ({ b, xs, k }) => void b.delete(xs, k)],
    ['a store of the length', ({ b, xs, k }) => void b.store(xs, b.const('length'), k)],
    ['a call that may do anything', ({ b, f }) => void b.call(f, b.const(undefined), [])],
    [
      'a literal that is filled here and there',
      ({ b, xs, k }) => {
        const made = b.array([]);
        each(b, xs, 0, (i) => b.if(b.prim('lt', [k, i]), () => void b.store(made, i, k)));
        return made;
      },
    ],
    [
      'a literal that is filled from the second element on',
      ({ b, xs, k }) => {
        const made = b.array([]);
        each(b, xs, 1, (i) => b.store(made, i, k));
        return made;
      },
    ],
    [
      'another name for the array',
      ({ b, xs, k }) => {
        const name = b.variable('name');
        b.set(name, xs);
        b.if(b.prim('lt', [k, b.const(0)]), () => b.set(name, b.array([k])));
        b.store(b.get(name), k, k);
      },
    ],
  ])('%s', (_, write) => expect(asked(write)).toMatch(/ in /));

  it('an index below the first', () => expect(asked(() => {}, -1)).toMatch(/ in /));

  it('code that runs only if a test is false does not count', () =>
    expect(
      asked(({ b, xs, k }) =>
        each(b, xs, 0, (i) =>
          b.if(
            b.prim('in', [i, xs]),
            () => {},
            () => void b.store(xs, b.const('length'), k),
          ),
        ),
      ),
    ).not.toMatch(/ in /));
});

it('functions that do not ask stay as they are', () => {
  const func = define({ x: number }, ({ b, args: [x] }) => b.return(x));
  expect(dense(func)).toBe(func);
  let ops = 0;
  eachOp(func.body, () => ops++);
  expect(ops).toBe(1);
});
