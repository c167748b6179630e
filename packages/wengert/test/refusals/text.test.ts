/** Numbers that are written into text and read back: their derivative would be lost. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { expectRefusal, lineHere, refusalOf } from '../support/refused.js';

const file = 'test/refusals/text.test.ts';

describe('numbers that are read from text that depends on what is differentiated', () => {
  test('a copy through JSON', () => {
    const line = lineHere(2);
    const f = (o: { x: number }): number => {
      const copy = JSON.parse(JSON.stringify(o)) as { x: number };
      return copy.x * 2;
    };
    const called = 'JSON.parse(JSON.stringify(o))';
    const error = expectRefusal(() => gradient(f, { x: 3 }), 'unsupported-syntax', file, line, called);
    expect(error.summary).toContain('JSON.parse');
  });

  test.each([
    ['parseFloat of a template', (x: number): number => parseFloat(`${x}`)],
    ['parseFloat of a number', (x: number): number => parseFloat(x as never)],
    ['Number.parseFloat of a method', (x: number): number => Number.parseFloat(x.toString())],
    ['Number of String', (x: number): number => Number(String(x))],
    ['a sign before a template', (x: number): number => +`${x}`],
    ['a product with a sum that is text', (x: number): number => (('0' + x) as never as number) * 1],
    ['text that was cut', (x: number): number => Number(`x=${x}`.slice(2))],
    ['text that was joined and split', (x: number): number => Number([1, x].join(',').split(',')[1])],
  ])('%s', (_, f) => {
    expect(f(3)).toBe(3);
    expect(refusalOf(() => gradient(f, 3)).code).toBe('unsupported-syntax');
  });
});

test('numbers that are rounded by text are constant between the steps', () => {
  expect(gradient((x: number) => x * parseInt(`${x}`, 10), 3.5)).toEqual([3]);
  expect(gradient((x: number) => x * Number(x.toFixed(1)), 3.54)).toEqual([3.5]);
});

test('text of others, and text that is only shown, pass through', () => {
  const f = (x: number, scale: string, row: string[], options: { unit: { factor: string } }): number => {
    const label = `${x} of ${scale}` + String(x) + [x, x].join() + JSON.stringify({ x });
    const read = parseFloat(scale) * Number(row[1]) * +options.unit.factor * (JSON.parse('[2]') as number[])[0];
    return label.length > 0 ? x * read : x;
  };
  const [value, [dx]] = withGradient(f, 3, '2.5', ['a', '4'], { unit: { factor: '10' } });
  expect(value).toBe(600);
  expect(dx).toBe(200);
});
