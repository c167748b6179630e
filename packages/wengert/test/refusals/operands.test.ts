/** Arithmetic on objects, which JavaScript converts to numbers by code that nobody differentiates. */
import { describe, expect, test } from 'vitest';
import { gradient, sum, tensor, withGradient } from '../../src/index.js';
import { expectRefusal, lineHere, refusalOf } from '../support/refused.js';

const file = 'test/refusals/operands.test.ts';

interface Amount {
  valueOf(): number;
}

describe('objects of unknown kind that are used as numbers', () => {
  test('made inside, chosen by a condition', () => {
    const line = lineHere(3);
    const f = (x: number): number => {
      const amount: Amount | number = x > 0 ? { valueOf: () => x } : x;
      return (amount as number) * 2;
    };
    const error = expectRefusal(() => gradient(f, 3), 'unsupported-syntax', file, line, '(amount as number) * 2');
    expect(error.summary).toContain('Arithmetic on an object');
    expect(gradient(f, -3)).toEqual([2]);
  });

  test('out of an array, also where the value of the operation is not needed', () => {
    const line = lineHere(3);
    const f = (x: number): number => {
      const list: unknown[] = [x, { valueOf: () => x }];
      return -(list[list.length - 1] as number);
    };
    expectRefusal(() => gradient(f, 3), 'unsupported-syntax', file, line, '-(list[list.length - 1] as number)');
  });

  test('summands', () => {
    const line = lineHere(3);
    const f = (x: number): number => {
      const list: unknown[] = [{ valueOf: () => x }, x];
      return (list[0] as number) + (list[1] as number);
    };
    const sums = '(list[0] as number) + (list[1] as number)';
    expectRefusal(() => gradient(f, 3), 'unsupported-syntax', file, line, sums);
  });

  test('results of calls', () => {
    const boxed = (x: number): Amount => ({ valueOf: () => x * x });
    const f = (x: number, n: number): number => {
      const count = (k: number): Amount => (k === 0 ? boxed(x) : count(k - 1));
      return Math.sin(count(n) as number);
    };
    expect(refusalOf(() => gradient(f, 3, 2)).code).toBe('unsupported-syntax');
  });

  test('by a function of Math that is handed on', () => {
    const f = (x: number): number => ([{ valueOf: () => x }] as unknown as number[]).map(Math.sin)[0];
    expect(refusalOf(() => gradient(f, 3)).code).toBe('unsupported-syntax');
  });

  test('of arguments', () => {
    const line = lineHere(1);
    const f = (o: { a: { b: { c: { d: number } } } }): number => o.a.b.c.d * 2;
    const wrong = { a: { b: { c: { d: [3] } } } };
    expectRefusal(() => gradient(f, wrong as never), 'unsupported-syntax', file, line, 'o.a.b.c.d * 2');
  });

  test('tensors', () => {
    const line = lineHere(1);
    const f = (list: unknown[]): number => sum(((list[0] as number) * 2) as never);
    const args = [tensor([1, 2]), 'text'];
    expectRefusal(() => gradient(f, args as never), 'unsupported-syntax', file, line, '(list[0] as number) * 2');
  });
});

test('dates and text of unknown kind pass through', () => {
  const f = (x: number, list: unknown[]): number => {
    const label = `${list[2] as string}!` + (list[2] as string) + x;
    return x * ((list[1] as number) - (list[0] as number)) + label.length * 0;
  };
  const list = [new Date(1000), new Date(4000), 'text'];
  expect([...withGradient(f, 2, list)][0]).toBe(6000);
  expect(gradient(f, 2, list)[0]).toBe(3000);
});
