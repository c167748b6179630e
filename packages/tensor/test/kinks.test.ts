/** Where derivatives are a convention: kinks, ties, infinite partial derivatives. And the tangent kind. */
import { ruleOf, tangentKindOf, type PullbackRule } from '@wengert/rules';
import { describe, expect, it } from 'vitest';
import * as t from '../src/index.js';
import { tensor, Tensor, TensorError } from '../src/index.js';

type Call = (...args: unknown[]) => unknown;

/** The cotangent of argument `k`, as a list. */
function pull(fn: Call, k: number, d: unknown, ...args: unknown[]): number[] {
  const rule = ruleOf(fn) as PullbackRule;
  const cotangent = (rule.pullbacks[k] as Call)(d, fn(...args), ...args);
  return cotangent instanceof Tensor ? [...cotangent.data] : [cotangent as number];
}
const call = (fn: unknown): Call => fn as Call;
const ones = (...shape: number[]): Tensor => t.ones(shape);

describe('kinks', () => {
  it('abs and relu at 0 have derivative 0', () => {
    expect(pull(call(t.abs), 0, ones(1), tensor([0]))).toEqual([0]);
    expect(pull(call(t.relu), 0, ones(1), tensor([0]))).toEqual([0]);
  });

  it('ties go to one argument', () => {
    for (const fn of [t.maximum, t.minimum]) {
      expect(pull(call(fn), 0, ones(1), tensor([2]), tensor([2]))).toEqual([1]);
      expect(pull(call(fn), 1, ones(1), tensor([2]), tensor([2]))).toEqual([0]);
    }
  });

  it('ties go to one element', () => {
    expect(pull(call(t.max), 0, 1, tensor([1, 3, 3]), undefined)).toEqual([0, 1, 0]);
    expect(pull(call(t.min), 0, ones(2), tensor([[1, 1], [2, 2]]), { axis: 1 })).toEqual([1, 0, 1, 0]); // prettier-ignore
  });

  it('clip is 1 at its bounds', () => {
    expect(pull(call(t.clip), 0, ones(4), tensor([-1, 0, 1, 2]), 0, 1)).toEqual([0, 1, 1, 0]);
  });

  it('norm at the zero vector has derivative 0', () => {
    expect(pull(call(t.norm), 0, 1, tensor([0, 0]), undefined)).toEqual([0, 0]);
  });

  it('prod is right with zeros', () => {
    expect(pull(call(t.prod), 0, 1, tensor([2, 0, 3]), undefined)).toEqual([0, 6, 0]);
    expect(pull(call(t.prod), 0, 1, tensor([0, 0, 3]), undefined)).toEqual([0, 0, 0]);
  });

  it('pow at 0', () => {
    expect(pull(call(t.pow), 0, ones(3), tensor([0, 0, 0]), tensor([2, 1, 0]))).toEqual([0, 1, 0]);
    expect(pull(call(t.pow), 1, ones(2), tensor([0, 0]), tensor([2, 0]))).toEqual([0, 0]);
  });
});

describe('a zero cotangent never becomes NaN', () => {
  const zero = tensor([0]);
  it.each([
    ['sqrt', t.sqrt, [tensor([0])], 0],
    ['log', t.log, [tensor([0])], 0],
    ['log1p', t.log1p, [tensor([-1])], 0],
    ['exp', t.exp, [tensor([1000])], 0],
    ['sin', t.sin, [tensor([Infinity])], 0],
    ['div', t.div, [tensor([1]), tensor([0])], 0],
    ['div', t.div, [tensor([1]), tensor([0])], 1],
    ['pow', t.pow, [tensor([0]), tensor([-1])], 0],
    ['pow', t.pow, [tensor([0]), tensor([-1])], 1],
    ['mul', t.mul, [tensor([1]), tensor([Infinity])], 0],
  ] as const)('%s', (_name, fn, args, k) => {
    expect(pull(call(fn), k, zero, ...args)).toEqual([0]);
  });

  it('where leaves out what was not chosen', () => {
    expect(pull(call(t.where), 2, tensor([Infinity]), tensor([1]), tensor([1]), tensor([2]))).toEqual([0]);
  });
});

describe('the tangent kind', () => {
  const kind = tangentKindOf(tensor([1]))!;
  const x = tensor([[1, 2]], { dtype: 'float32' });

  it('makes and adds cotangents', () => {
    expect(kind.zero(x)).toMatchObject({ shape: [1, 2], dtype: 'float32' });
    expect((kind.add(x, x) as Tensor).toArray()).toEqual([[2, 4]]);
    expect(x.toArray()).toEqual([[1, 2]]);
    expect(kind.one(x)).toBeUndefined();
    expect((kind.one(tensor([[7]])) as Tensor).toArray()).toEqual([[1]]);
  });

  it('says what is no cotangent', () => {
    expect(kind.mismatch(x, x)).toBeUndefined();
    expect(kind.mismatch(x, 1)).toBe('1 is no Tensor');
    expect(kind.mismatch(x, tensor([1]))).toBe('shape [1] does not match [1, 2]');
    expect(kind.mismatch(x, tensor([[1, 2]]))).toBe('element type float64 does not match float32');
    expect(kind.describe(x)).toBe('Tensor float32 [1, 2]');
  });

  it('reads and writes elements', () => {
    expect([...(kind.toNumbers(x) as Float32Array)]).toEqual([1, 2]);
    expect(kind.fromNumbers(x, [3, 4])).toMatchObject({ shape: [1, 2], dtype: 'float32' });
    const target = t.zeros([2]);
    kind.assign(target, [5, 6]);
    expect(target.toArray()).toEqual([5, 6]);
    expect(() => kind.assign(target, [5])).toThrow(TensorError);
  });

  it('stands for transpose where T is read', () => {
    expect(kind.properties['T']).toBe(t.transpose);
    expect(kind.properties['shape']).toBeNull();
  });
});
