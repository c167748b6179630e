/** Methods of text: with regular expressions, with functions that make replacements, at places that are differentiable numbers. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('methods of text', () => {
  test('with regular expressions', () => {
    check(
      (x: number) => {
        const words = 'the quick  brown fox'.split(/\s+/);
        const digits = 'a12b3'.match(/\d+/)!;
        return x * words.length * Number(digits[0]) + 'abc'.search(/c/) * x + Number('7up'.replace(/[a-z]+/, '')) * x;
      },
      [2],
      [48 + 2 + 7],
    );
  });

  test('at places that are numbers like others', () => {
    check((x: number) => 'abcdef'.slice(0, x).length * x + 'ab'.repeat(x).charCodeAt(x - 1), [2.5], [2]);
  });

  test('matchAll', () => {
    check(
      (x: number) => {
        let sum = 0;
        for (const match of '1a22b3c'.matchAll(/(\d+)([a-z])/g)) sum += Number(match[1]) * x * (match.index + 1);
        const [[first], ...others] = 'xyzy'.matchAll(/y|z/g);
        return sum * first.length + others.length * x;
      },
      [1.5],
      [1 + 66 + 18 + 2],
    );
    expect(() => gradient((x: number) => x * [...'aa'.matchAll(/a/)].length, 1)).toThrow(TypeError);
  });

  test('matches of nothing', () => {
    for (const pattern of [/b*/g, /b*/, /(?:)/gu])
      check((x: number) => x ** 'a😀b'.replace(pattern, () => '.').length * x, [1.5]);
  });
});

describe('replacements that are made by functions', () => {
  test('of patterns', () => {
    check(
      (x: number) => {
        let sum = 0;
        const text = '1a22b'.replace(
          /(?<n>\d+)([a-z])/g,
          (all, n: string, letter: string, at: number, whole: string) => {
            sum += Number(n) * x * (at + whole.length);
            return letter + all;
          },
        );
        return sum * text.length;
      },
      [1.5],
      [7 * (5 + 22 * 7)],
    );
  });

  test('of text, once and everywhere', () => {
    check(
      (x: number) => {
        let sum = 0;
        const once = 'abcabc'.replace('b', (_, at: number) => ((sum += x * at), '$&'));
        const all = once.replaceAll('c', () => ((sum *= x), 'cc')).replaceAll('', '-');
        return sum * all.length + Number('1x1'.replaceAll('x', '')) * x;
      },
      [1.5],
      [3 * 1.5 ** 2 * 19 + 11],
    );
  });

  test('are text that depends on what is differentiated', () => {
    expect(() => gradient((x: number) => Number('v'.replace('v', () => String(x))), 4)).toThrow(
      /reads numbers from text/,
    );
    expect(() => gradient((x: number) => Number('9'.padStart(4, String(x))), 4)).toThrow(/reads numbers from text/);
  });
});
