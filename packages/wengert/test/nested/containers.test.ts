/** Nested differentiation through functions of the engine that move what containers hold: maps, sets, iterators, sorting, ... */
import { derivative, gradient, jacobian, pullback } from 'wengert';
import { describe, expect, test } from 'vitest';
import { check, checkMade } from '../support/check.js';
import { expectClose, numeric } from '../support/close.js';

/** The Hessian as a function of the variables, summed with weights: its derivative is of third order. */
function weighted(rows: readonly (readonly number[])[]): number {
  return rows.reduce((sum, row, i) => row.reduce((s, d, j) => s + d * (i + 2 * j + 1), sum), 0);
}

describe('methods of arrays that move elements', () => {
  const cases: Record<string, (v: number[]) => number> = {
    shift(v) {
      const xs = [v[0] * v[1], v[1] ** 2, v[2]];
      const first = xs.shift()!;
      return first * first * xs[0] + xs[1] ** 3 * xs.length;
    },
    unshift(v) {
      const xs = [v[0] * v[1], v[2]];
      xs.unshift(v[1] ** 2, v[0] * 3);
      return xs[0] * xs[2] ** 2 + xs[1] * xs[3];
    },
    splice(v) {
      const xs = [v[0] ** 2, v[1] * v[2], v[2] ** 3, v[0]];
      const removed = xs.splice(1, 2, v[1] * v[0], v[2] * 2, v[1]);
      return removed[0] * removed[1] * xs[1] + xs[2] * xs[3] * xs[4] ** 2 + xs[0];
    },
    'splice from the end'(v) {
      const xs = [v[0] ** 2, v[1] * v[2], v[2] ** 3];
      const [last] = xs.splice(-1);
      return last * xs[0] * xs[1] * xs.length;
    },
    reverse(v) {
      const xs = [v[0] ** 2, v[1], v[2] * v[0]];
      xs.reverse();
      return xs[0] * xs[1] ** 2 + xs[2] ** 3;
    },
    fill(v) {
      const xs = [v[0], v[1], v[2]];
      xs.fill(v[0] * v[1], 1);
      return xs[0] * xs[1] * xs[2];
    },
    copyWithin(v) {
      const xs = [v[0] ** 2, v[1] * v[0], v[2], 0];
      xs.copyWithin(1, 0, 2);
      return xs[0] * xs[1] * xs[2] + xs[2] ** 2;
    },
    'sort with a comparator'(v) {
      const xs = [v[0] * v[1], v[1] ** 2, v[2] ** 3];
      xs.sort((a, b) => b - a);
      return xs[0] * xs[1] ** 2 + xs[2] ** 3;
    },
    'sort of objects'(v) {
      const xs = v.map((x, k) => ({ x: x * v[0], k }));
      xs.sort((a, b) => a.x - b.x);
      return xs.reduce((sum, { x, k }, place) => sum + x ** (place + 1) * (k + 1), 0);
    },
    'sort by text'(v) {
      const xs = [v[0] + 3, v[1] * v[2] + 1, v[2] ** 2];
      xs.sort();
      return xs[0] * xs[1] ** 2 + xs[2] ** 3;
    },
    'sort of a typed array'(v) {
      const xs = Float64Array.of(v[0] * v[1], v[1] ** 2, v[2] ** 3);
      xs.sort();
      return xs[0] * xs[1] ** 2 + xs[2] ** 3;
    },
    'sort of a typed array with a comparator'(v) {
      const xs = Float64Array.of(v[0] * v[1], v[1] ** 2, v[2] ** 3);
      xs.sort((a, b) => b - a);
      return xs[0] * xs[1] ** 2 + xs[2] ** 3;
    },
    toSorted(v) {
      const sorted = v.toSorted((a, b) => a - b);
      return sorted[0] ** 2 * sorted[1] * v[0] + sorted[2] ** 3;
    },
    'set of a typed array'(v) {
      const xs = new Float64Array(4);
      xs.set(v, 1);
      xs.set([v[0] * v[1]]);
      return xs[0] ** 2 * xs[1] + xs[2] * xs[3] ** 2;
    },
    'subarray of a typed array'(v) {
      const xs = Float64Array.from(v);
      const tail = xs.subarray(1);
      tail[0] *= xs[0];
      return xs[1] ** 2 * tail[1];
    },
  };

  for (const [name, f] of Object.entries(cases)) {
    test(name, () => {
      const x = [0.5, -1.25, 1.5];
      expectClose(jacobian((v: number[]) => gradient(f, v)[0], x)[0], differences(f, x), numeric);
    });
  }

  /** The Hessian from differences of the gradient. */
  function differences(f: (v: number[]) => number, x: readonly number[]): number[][] {
    const h = 1e-5;
    const at = (k: number, step: number): number[] => gradient(f, x.map((v, i) => (i === k ? v + step : v)))[0]; // prettier-ignore
    const columns = x.map((_, k) => {
      const [plus, minus] = [at(k, h), at(k, -h)];
      return plus.map((v, i) => (v - minus[i]) / (2 * h));
    });
    return x.map((_, i) => columns.map((column) => column[i]));
  }

  test('a comparator that writes what it captured', () => {
    check(
      (a: number, b: number) => {
        const [g] = gradient(
          (v: number[]) => {
            let sum = 0;
            const xs = [v[0] * v[1], v[1], v[0]];
            xs.sort((p, q) => {
              sum += p * q * p;
              return p - q;
            });
            return sum + xs[0] * xs[2];
          },
          [a, b],
        );
        return g[0] * g[1];
      },
      [0.75, -1.25],
    );
  });

  test('a queue on both levels', () => {
    check(
      (a: number, b: number) => {
        const queue = [a, b];
        const slope = derivative((x) => {
          for (let i = 0; i < 3; i++) {
            queue.push(queue.shift()! * x);
            queue.unshift(x * x);
          }
          return queue.reduce((s, v) => s + v * v, 0);
        })(a * b);
        return slope * queue.splice(1, 2)[0] + queue[0];
      },
      [0.75, -1.25],
    );
  });
});

describe('maps', () => {
  test('made inside', () => {
    check(
      (a: number) =>
        derivative((x) => {
          const m = new Map<string, number>();
          m.set('p', x * x * a);
          m.set('q', m.get('p')! * x);
          m.set('p', m.get('p')! * m.get('q')!);
          return m.get('p')! + m.get('q')!;
        })(a),
      [1.25],
      [30 * 1.25 ** 5 + 9 * 1.25 ** 2],
    );
  });

  test('second derivatives by hand', () => {
    // f = x^3 y through a map; its Hessian is [[6xy, 3x^2], [3x^2, 0]].
    const f = (v: number[]): number => {
      const m = new Map([
        ['x', v[0]],
        ['y', v[1]],
      ]);
      m.set('x', m.get('x')! ** 3);
      return m.get('x')! * m.get('y')!;
    };
    expectClose(jacobian((v: number[]) => gradient(f, v)[0], [2, 5])[0], [
      [60, 12],
      [12, 0],
    ]);
  });

  test('that come from outside', () => {
    checkMade(
      (m: Map<string, number>, a: number) => {
        const slope = derivative((x) => {
          m.set('x', m.get('x')! * x * a);
          return m.get('x')! * m.get('y')! * x;
        })(a);
        return slope * m.get('x')!;
      },
      () => [
        new Map([
          ['x', 0.75],
          ['y', -1.25],
        ]),
        1.5,
      ],
    );
  });

  test('as arguments: the gradient is a map', () => {
    checkMade(
      (m: Map<string, number>) => {
        const [g] = gradient((n: Map<string, number>) => n.get('x')! ** 2 * n.get('y')!, m);
        return g.get('x')! * g.get('y')! + m.get('x')!;
      },
      () => [
        new Map([
          ['x', 0.75],
          ['y', -1.25],
        ]),
      ],
      [
        new Map([
          ['x', 6 * 0.75 ** 2 * -1.25 + 1],
          ['y', 2 * 0.75 ** 3],
        ]),
      ],
    );
  });

  test('cotangents that are maps', () => {
    check(
      (a: number, b: number) => {
        const [made, back] = pullback(
          (x: number, y: number) =>
            new Map([
              ['p', x * x * y],
              ['q', y ** 3],
            ]),
          a,
          b,
        );
        const [da, db] = back(
          new Map([
            ['p', a],
            ['q', made.get('p')!],
          ]),
        );
        return da * db;
      },
      [0.75, -1.25],
    );
  });

  test('of arrays and objects', () => {
    check(
      (a: number, b: number) => {
        const m = new Map<object, { w: number[] }>();
        const [k, l] = [{}, {}];
        m.set(k, { w: [a, b] }).set(l, { w: [b] });
        const slope = derivative((x) => {
          m.get(k)!.w[0] *= x;
          m.get(l)!.w.push(m.get(k)!.w[0] * m.get(k)!.w[1]);
          return m.get(l)!.w[1] * x;
        })(a);
        return slope * m.get(l)!.w[1];
      },
      [0.75, -1.25],
    );
  });

  test('iterated: keys, values, entries, forEach, what is added meanwhile', () => {
    check(
      (a: number, b: number) => {
        const slope = derivative((x) => {
          const m = new Map<number, number>([[x * a, x * x]]);
          m.set(2, b * x ** 3);
          let sum = 0;
          for (const [key, value] of m) {
            sum += key * value;
            if (m.size < 3) m.set(5, value * x);
          }
          for (const key of m.keys()) sum += key * key * x;
          for (const value of m.values()) sum += value ** 2;
          m.forEach((value, key) => (sum += value * key * a));
          return sum;
        })(a);
        return slope;
      },
      [0.75, -1.25],
    );
  });

  test('deleted and cleared', () => {
    check(
      (a: number) =>
        derivative((x) => {
          const m = new Map([['p', x * x]]);
          let sum = m.get('p')! * x;
          m.delete('p');
          m.set('p', x * a);
          sum += m.get('p')! ** 2;
          m.clear();
          m.set('p', sum * x);
          return m.get('p')! + (m.get('q') ?? x * a);
        })(a),
      [1.25],
    );
  });

  test('memoised values', () => {
    check(
      (a: number) =>
        derivative((x) => {
          const known = new Map<number, number>();
          const power = (n: number): number => {
            const found = known.get(n);
            if (found !== undefined) return found;
            const value = n === 0 ? 1 : n === 1 ? x : power(n - 1) * power(n - 2);
            known.set(n, value);
            return value;
          };
          return power(5);
        })(a),
      [1.25],
      [20 * 1.25 ** 3],
    );
  });

  test('WeakMap', () => {
    check(
      (a: number) =>
        derivative((x) => {
          const m = new WeakMap<object, number>();
          const key = {};
          m.set(key, x ** 3);
          return m.get(key)! * x;
        })(a),
      [1.25],
      [12 * 1.25 ** 2],
    );
  });
});

describe('sets', () => {
  test('of numbers', () => {
    check(
      (a: number) =>
        derivative((x) => {
          const s = new Set([x, x * x, x * a]);
          s.add(x);
          let sum = 0;
          for (const value of s) sum += value ** 2;
          s.forEach((value) => (sum += value * x));
          for (const [p, q] of s.entries()) sum += p * q;
          return sum;
        })(a),
      [1.25],
    );
  });

  test('of objects', () => {
    check(
      (a: number, b: number) => {
        const s = new Set([{ w: a }, { w: b }]);
        const slope = derivative((x) => {
          let sum = 0;
          for (const o of s) {
            o.w *= x;
            sum += o.w * o.w;
          }
          return sum;
        })(a);
        return slope + [...s][0].w;
      },
      [0.75, -1.25],
    );
  });
});

describe('iterators and copies', () => {
  test('of arrays', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          const xs = [x * x, x * a, b];
          let sum = 0;
          for (const [i, value] of xs.entries()) sum += value ** (i + 1);
          const it = xs.values();
          sum += it.next().value! * it.next().value!;
          for (const rest of it) sum += rest * x;
          return sum + [...xs.keys()].length;
        })(a),
      [0.75, -1.25],
    );
  });

  test('structuredClone', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          const o = { p: x * x, list: [x * a, b], m: new Map([['k', x ** 3]]) };
          const copy = structuredClone(o);
          o.p *= 2;
          copy.list[0] *= copy.p;
          return copy.list[0] * copy.m.get('k')! + o.p * o.list[0];
        })(a),
      [0.75, -1.25],
    );
  });

  test('functions of Object', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          const o = Object.freeze({ p: x * x, q: b * x });
          const made = Object.create(null) as Record<string, number>;
          Object.assign(made, o);
          made['p'] *= made['q'];
          return Object.values(made).reduce((s, v) => s + v * v, 0) * a;
        })(a),
      [0.75, -1.25],
    );
  });
});

test('three levels', () => {
  const f = (v: number[]): number => {
    const m = new Map<number, number>();
    v.forEach((x, k) => m.set(k, x ** 2));
    const sorted = [...m.values()].sort((a, b) => a - b);
    return sorted[0] * sorted[1] ** 2 * v[0];
  };
  check((v: number[]) => weighted(jacobian((u: number[]) => gradient(f, u)[0], v)[0]), [[0.75, -1.25]]);
});

test('the value is that of the engine, and callbacks run once and in order', () => {
  const log: string[] = [];
  const f = (x: number): number => {
    log.length = 0;
    return derivative((y) => {
      const xs = [3 * y, y, 2 * y];
      xs.sort((a, b) => {
        log.push(`${a},${b}`);
        return a - b;
      });
      return xs[0] * xs[2];
    })(x);
  };
  f(2);
  const plain = [...log];
  expect(gradient(f, 2)).toEqual([6]);
  expect(log).toEqual(plain);
});
