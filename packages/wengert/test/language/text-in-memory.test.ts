/** Numbers that are written as text and read back from places where text does not stand out: refused, wherever they have lain. */
import { describe, expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

const lost = /reads numbers from text/;

describe('typed arrays make numbers of text', () => {
  const one = (): Float64Array => new Float64Array(1);
  const programs: Record<string, (x: number) => number> = {
    from: (x) => Float64Array.from([x].map(String) as unknown as number[])[0] * x,
    'from, with a function': (x) => Float64Array.from([x], (v) => String(v) as unknown as number)[0] * x,
    of: (x) => Float64Array.of(String(x) as unknown as number)[0] * x,
    map: (x) => new Float64Array([x]).map((v) => String(v) as unknown as number)[0] * x,
    set: (x) => {
      const t = one();
      t.set([`${x}`] as unknown as number[]);
      return t[0] * x;
    },
    'an element of an array that is not known': (x) => {
      const holder: { list: ArrayLike<unknown> } = { list: x > 0 ? one() : [] };
      (holder.list as unknown[])[0] = String(x);
      return (holder.list[0] as number) * x;
    },
    DataView: (x) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, String(x) as unknown as number);
      return view.getFloat64(0) * x;
    },
  };
  for (const [name, f] of Object.entries(programs))
    test(name, () => {
      expect(f(3)).toBe(9);
      expect(() => gradient(f, 3)).toThrow(lost);
    });

  test('of text that does not depend on anything', () => {
    check((x: number) => Float64Array.from(['2', '3'] as unknown as number[])[1] * x, [2], [3]);
    check(
      (x: number) => {
        const t = one();
        t.set(['5'] as unknown as number[]);
        return t[0] * x;
      },
      [2],
      [5],
    );
  });
});

describe('text that another function has stored', () => {
  test('in a field, and arithmetic does the rest', () => {
    const f = (x: number): number => {
      const o: { t: unknown } = { t: '' };
      const put = (n: number, v: number): void => {
        if (n > 0) put(n - 1, v);
        else o.t = `${v}`;
      };
      put(3, x);
      return (o.t as number) * 2 * x;
    };
    expect(() => gradient(f, 3)).toThrow(lost);
  });

  test('in an object, read by its method', () => {
    class Box {
      text: unknown = '';
      put(n: number, v: number): void {
        if (n > 0) this.put(n - 1, v);
        else this.text = String(v);
      }
      get(n: number): number {
        return n > 0 ? this.get(n - 1) : -(this.text as number);
      }
    }
    const f = (x: number): number => {
      const box = new Box();
      box.put(2, x);
      return box.get(2) * x;
    };
    expect(() => gradient(f, 3)).toThrow(lost);
  });

  test('text of the function itself may still be computed with', () => {
    check((o: { t: string; v: number }) => (o.t as unknown as number) * o.v, [{ t: '4', v: 2 }], [{ v: 4 }] as never);
  });
});

describe('JSON with a function', () => {
  test('which carries derivatives is refused', () => {
    const scale = (x: number): number =>
      (JSON.parse('[1,2]', (_, v: unknown) => (typeof v === 'number' ? v * x : v)) as number[])[1] * x;
    expect(() => gradient(scale, 3)).toThrow(/JSON\.parse calls the function that it is given/);
    const sum = (x: number): number => {
      let total = 0;
      JSON.stringify([x, x], (_, v: unknown) => {
        if (typeof v === 'number') total += v;
        return v;
      });
      return total * x;
    };
    expect(() => gradient(sum, 3)).toThrow(/JSON\.stringify calls the function that it is given/);
  });

  test('lists of names and indentations are no functions', () => {
    check(
      (x: number) => JSON.stringify({ a: 1, b: 2 }, ['a']).length * x + JSON.stringify([1], null, 2).length * x,
      [3],
      [7 + 7],
    );
  });
});
