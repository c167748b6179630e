/** `if`, `?:`, `&&`, `||`, `??`, `switch`. */
import { describe, expect, test } from 'vitest';
import { gradient, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';

describe('if', () => {
  test('with and without else', () => {
    const f = (x: number): number => {
      let y = x;
      if (x > 1) y = x * x;
      if (x > 2) {
        y *= 3;
      } else {
        y += 5 * x;
      }
      return y;
    };
    check(f, [0.5], [6]);
    check(f, [1.5], [8]);
    check(f, [2.5], [15]);
  });

  test('chains', () => {
    const f = (x: number): number => {
      if (x < -1) return -x;
      else if (x < 0) return x * x;
      else if (x < 1) return x ** 3;
      else return 4 * x;
    };
    check(f, [-2], [-1]);
    check(f, [-0.5], [-1]);
    check(f, [0.5], [0.75]);
    check(f, [2], [4]);
  });

  test('nested, with variables assigned at several depths', () => {
    const f = (x: number, y: number): number => {
      let a = x * y;
      let b = 1;
      if (x > 0) {
        b = a + x;
        if (y > 0) {
          a = Math.sin(a);
        } else {
          b = b * y;
          if (a < -5) a = a * a;
        }
        b *= x;
      }
      return a * b;
    };
    check(f, [1.2, 0.8]);
    check(f, [1.2, -0.8]);
    check(f, [3, -4]);
    check(f, [-1.2, 0.8]);
  });

  test('the condition may assign', () => {
    check(
      (x: number) => {
        let y = 0;
        if ((y = x * x) > 1) y *= 3;
        return y;
      },
      [2],
      [12],
    );
  });

  test('conditions of every type', () => {
    check(
      (x: number, s: string, b: boolean, n: null, o: object) => {
        let y = x;
        if (x) y *= 2;
        if (s) y *= 3;
        if (b) y *= 5;
        if (n) y *= 7;
        if (o) y *= 11;
        if (!s) y *= 13;
        if (NaN) y *= 17;
        return y;
      },
      [1.5, 'text', false, null, {}],
      [66, undefined, undefined, undefined, {}],
    );
  });

  test('negation and combinations of conditions', () => {
    const f = (x: number, y: number): number => {
      if (!(x > 0) || (y > 0 && x > 5)) return x * 2;
      return x * y;
    };
    check(f, [1, 2], [2, 1]);
    check(f, [6, 2], [2, 0]);
    check(f, [-1, 2], [2, 0]);
    check(f, [6, -2], [-2, 6]);
  });
});

describe('expressions', () => {
  test('conditional', () => {
    const f = (x: number): number => (x > 0 ? (x > 1 ? x * x : x) : -3 * x);
    check(f, [2], [4]);
    check(f, [0.5], [1]);
    check(f, [-1], [-3]);
  });

  test('a conditional as an operand', () => {
    check((x: number, y: number) => 2 * (x > y ? x * y : x + y) ** 2, [3, 2]);
    check((x: number, y: number) => 2 * (x > y ? x * y : x + y) ** 2, [2, 3]);
  });

  test('&& and || give operands', () => {
    const and = (x: number, y: number): number => x && x * y;
    check(and, [2, 3], [3, 2]);
    expect([...withGradient(and, 0, 3)]).toEqual([0, [1, 0]]);
    const or = (x: number, y: number): number => x || y * 4;
    check(or, [2, 3], [1, 0]);
    expect([...withGradient(or, 0, 3)]).toEqual([12, [0, 4]]);
  });

  test('?? gives operands', () => {
    const f = (x: number | null, y: number): number => x ?? y * y;
    check(f, [2, 3], [1, 0]);
    check(f, [null, 3], [undefined, 6]);
    check((o: { a?: number; b: number }) => (o.a ?? o.b * 3) * 2, [{ b: 4 }], [{ b: 6 }]);
    check((o: { a?: number; b: number }) => (o.a ?? o.b * 3) * 2, [{ a: 1, b: 4 }], [{ a: 2, b: 0 }]);
  });

  test('short circuits leave out side effects', () => {
    const seen: string[] = [];
    const say = (what: string, x: number): number => {
      seen.push(what);
      return x;
    };
    const f = (x: number): number => (x > 0 && say('and', x)) || (x < -5 ? 0 : say('or', x * 2));
    expect(gradient(f, 3)).toEqual([1]);
    expect(seen).toEqual(['and']);
    seen.length = 0;
    expect(gradient(f, -3)).toEqual([2]);
    expect(seen).toEqual(['or']);
  });

  test('optional chaining', () => {
    type Node = { value: number; next?: Node };
    const f = (n: Node): number => n.value * (n.next?.value ?? 1) * (n.next?.next?.value ?? 10);
    check(f, [{ value: 2 }], [{ value: 10 }]);
    check(f, [{ value: 2, next: { value: 3 } }], [{ value: 30, next: { value: 20 } }]);
    check(
      f,
      [{ value: 2, next: { value: 3, next: { value: 5 } } }],
      [{ value: 15, next: { value: 10, next: { value: 6 } } }],
    );
  });
});

describe('switch', () => {
  test('cases, default, break', () => {
    const f = (x: number, kind: string): number => {
      let y = 0;
      switch (kind) {
        case 'square':
          y = x * x;
          break;
        case 'cube':
          y = x ** 3;
          break;
        default:
          y = -x;
      }
      return y + x;
    };
    check(f, [3, 'square'], [7, undefined]);
    check(f, [3, 'cube'], [28, undefined]);
    check(f, [3, 'other'], [0, undefined]);
  });

  test('falling through', () => {
    const f = (x: number, n: number): number => {
      let y = x;
      switch (n) {
        // @ts-expect-error falls through
        case 0:
          y *= x;
        // @ts-expect-error falls through
        case 1:
          y += 2 * x;
        case 2:
        case 3:
          y *= x;
          break;
        // @ts-expect-error falls through
        default:
          y = 7;
        case 4:
          y -= x;
      }
      return y;
    };
    const expected = (g: number): [number, number] => [g, 0];
    for (const [n, g] of [
      [0, 3 * 9 + 4 * 3],
      [1, 18],
      [2, 6],
      [3, 6],
      [4, 0],
      [5, -1],
    ]) {
      expect(gradient(f, 3, n), `case ${n}`).toEqual(expected(g));
    }
  });

  test('default in the middle', () => {
    const f = (x: number, n: number): number => {
      switch (n) {
        case 1:
          return x;
        // @ts-expect-error falls through
        default:
          x *= 2;
        case 2:
          return x * x;
      }
    };
    expect(gradient(f, 3, 1)).toEqual([1, 0]);
    expect(gradient(f, 3, 2)).toEqual([6, 0]);
    expect(gradient(f, 3, 9)).toEqual([24, 0]);
  });

  test('over a computed number, with variables of its own', () => {
    const f = (x: number): number => {
      switch (Math.floor(x)) {
        case 0: {
          const y = x * x;
          return y;
        }
        case 1: {
          const y = x * 5;
          return y;
        }
      }
      return x ** 3;
    };
    check(f, [0.5], [1]);
    check(f, [1.5], [5]);
    check(f, [2.5], [18.75]);
  });

  test('in a loop, where break leaves the switch and continue the step', () => {
    check(
      (xs: number[]) => {
        let sum = 0;
        for (let i = 0; i < xs.length; i++) {
          switch (i % 3) {
            case 0:
              sum += xs[i] * xs[i];
              break;
            case 1:
              continue;
            default:
              sum += 3 * xs[i];
          }
          sum *= 2;
        }
        return sum;
      },
      [[1, 2, 3, 4, 5]],
      [[16, 0, 12, 16, 0]],
    );
  });
});
