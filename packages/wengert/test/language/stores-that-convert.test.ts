/** What assignments to arrays of numbers and to lengths, and keys that are objects, run and throw. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check, checkByHand } from '../support/check.js';
import { fromText } from '../support/code.js';
import { expectRefusal, lineHere } from '../support/refused.js';
import { twice } from '../support/twice.js';

const here = 'stores-that-convert.test.ts';

class Amount {
  constructor(readonly v: number) {}
  valueOf(): number {
    return this.v * this.v;
  }
}

describe('what an assignment throws is caught in a `try`', () => {
  const thrower = '({ valueOf() { throw new TypeError("no"); } })';
  test.each([
    ['new Float64Array(2)', '1n'],
    ['new Float64Array(2)', 'Symbol()'],
    ['new Float32Array(2)', thrower],
    ['new Int32Array(2)', '1n'],
    ['new Int32Array(2)', thrower],
    ['new BigInt64Array(2)', '1'],
    ['new BigInt64Array(2)', 'undefined'],
  ])('an element of %s: %s', (array, value) => {
    const f = fromText<(x: number) => number>(`(x) => {
      const a = ${array}, v = ${value};
      let r = x;
      try { a[0] = v; r = x * x; } catch (e) { r = e instanceof TypeError ? 5 * x : 0; }
      try { a[x] = v; r = x * x; } catch (e) { r *= e instanceof TypeError ? x : 0; }
      return r;
    }`);
    checkByHand(f, () => [3] as const, [30]);
  });

  test('no element, but a name: nothing is converted', () => {
    const f = fromText<(x: number) => number>(`(x) => {
      const a = new Float64Array(2);
      try { a.name = 1n; a['1.0'] = Symbol(); a[Symbol.iterator] = 1n; } catch { return 0; }
      return a.name === 1n ? x * x : 0;
    }`);
    checkByHand(f, () => [3] as const, [6]);
  });

  test.each([
    ['a.length = -1', 'RangeError'],
    ['a.length = 1.5', 'RangeError'],
    ['a.length = Symbol()', 'TypeError'],
    ['new Float64Array([1n])', 'TypeError'],
    ['Float64Array.of(1n)', 'TypeError'],
    ['Float64Array.from([Symbol()])', 'TypeError'],
    ['new Float64Array(2).fill(1n)', 'TypeError'],
    ['new Float64Array(2).with(0, 1n)', 'TypeError'],
    ['new Float64Array(2).set([1n])', 'TypeError'],
    ['a.slice(key)', 'SyntaxError'],
    ['a[key]', 'SyntaxError'],
    ['a[key] = x', 'SyntaxError'],
    ['key in a', 'SyntaxError'],
    ['delete a[key]', 'SyntaxError'],
    ['x.toFixed(key)', 'SyntaxError'],
  ])('%s', (text, error) => {
    const f = fromText<(x: number) => number>(`(x) => {
      const key = { toString() { throw new SyntaxError('no'); }, valueOf() { throw new SyntaxError('no'); } };
      const a = [x, 2 * x];
      const run = () => { ${text}; };
      let r = x;
      try { ${text}; r = 0; } catch (e) { r *= e instanceof ${error} ? 2 : 0; }
      try { run(); r = 0; } catch (e) { r *= e instanceof ${error} ? x : 0; }
      return r + a.length;
    }`);
    checkByHand(f, () => [3] as const, [12]);
  });
});

test('code of the program makes texts and numbers once, and what it does is differentiated', () => {
  const f = (x: number): number => {
    const o: Record<string, number> = { a1: x, a2: x * x };
    let n = 0;
    const key = { toString: () => `a${++n}` } as unknown as string;
    const amount = {
      valueOf() {
        n++;
        return x * x * x;
      },
    } as unknown as number;
    const floats = new Float64Array(2);
    try {
      const read = o[key];
      o[key] = 2 * x * x;
      floats[1] = amount;
      return read + 10 * o['a2'] + 100 * floats[1] + n;
    } catch {
      return 0;
    }
  };
  // x + 20x² + 100x³ + 3
  checkByHand(f, () => [2] as const, [1 + 80 + 1200]);
});

describe('objects that become elements of arrays of numbers', () => {
  test('are converted where they are known', () => {
    const f = (x: number): number => {
      const a = new Float64Array(2);
      a[0] = new Amount(x) as unknown as number;
      a[1] = { valueOf: () => 3 * x } as unknown as number;
      return a[0] * a[1] + new Float64Array(2).fill(new Amount(x) as unknown as number)[1];
    };
    // 3x³ + x²
    check(f, [2], [36 + 4]);
  });

  twice(
    'also to second order',
    (x: number) => {
      const a = new Float64Array(1);
      a[0] = new Amount(x) as unknown as number;
      return a[0] * x;
    },
    [1.5],
  );

  test('are refused where they are not', () => {
    const f = (x: number, a: Float64Array): number => {
      const list = [new Amount(x), 3];
      a[0] = list[0] as number;
      return a[0] * x;
    };
    const store = 'a[0] = list[0] as number';
    const error = expectRefusal(
      () => gradient(f, 3, new Float64Array(1)),
      'unsupported-syntax',
      here,
      lineHere(-8),
      store,
    );
    expect(error.summary).toContain('Storing an object of class Amount as a number');
  });

  test.each([
    ['Float64Array.of(o)[0]'],
    ['Float64Array.from([o])[0]'],
    ['new Float64Array([o])[0]'],
    ['(a.set([o]), a[0])'],
    ['(new DataView(a.buffer).setFloat64(0, o), a[0])'],
  ])('or where functions put them there: %s', (text) => {
    const f = fromText<(x: number) => number>(`(x) => {
      const o = { valueOf: () => x * x };
      const a = new Float64Array(1);
      return ${text} * x;
    }`);
    expect(() => withGradient(f, 3)).toThrow(/Storing .* as a number/);
  });
});
