/** Ordinary programs on two levels: accessors, classes, exceptions, generators, marks; and algorithms that take derivatives inside. */
import { allRules } from '@wengert/rules';
import { checkpoint, derivative, gradient, hook, ignore, jacobian, showGrad } from 'wengert';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/read.js';
import { check } from '../support/check.js';
import { refusalOf } from '../support/refused.js';

class Vector {
  constructor(
    public x: number,
    public y: number,
  ) {}
  get norm(): number {
    return Math.sqrt(this.x ** 2 + this.y ** 2);
  }
  set scale(s: number) {
    this.x *= s;
    this.y *= s;
  }
  dot(other: Vector): number {
    return this.x * other.x + this.y * other.y;
  }
  static of(x: number, y: number): Vector {
    return new Vector(x, y);
  }
}

class Guarded {
  y: number;
  constructor(y: number) {
    if (y > 1) throw { z: y * y };
    this.y = y;
  }
}

const doubling = {
  n: 0,
  f(x: number): number {
    this.n = x * 2;
    if (x > 1) throw { w: x * x * this.n };
    return x * this.n;
  },
};

/** A number that depends on all elements of the gradient. */
function squares(f: (v: number[]) => number, v: number[]): number {
  return gradient(f, v)[0].reduce((sum, d, k) => sum + (k + 1.5) * d * d, 0);
}

describe('getters and setters', () => {
  test('a setter that multiplies a field, by hand', () => {
    // f = (3x)^2, f' = 18x
    const f = (x: number): number => {
      const o = {
        x,
        set scale(s: number) {
          this.x *= s;
        },
      };
      o.scale = 3;
      return o.x * o.x;
    };
    expect(gradient((x: number) => gradient(f, x)[0], 0.5)).toEqual([18]);
  });

  test('of classes', () => {
    check(
      (v: number[]) =>
        squares((u) => {
          const p = new Vector(u[0], u[1]);
          p.scale = u[2];
          return p.norm * p.dot(Vector.of(u[1], u[0]));
        }, v),
      [[0.5, 1.5, 2]],
    );
  });

  test('three levels', () => {
    check(
      (a: number, b: number) =>
        derivative((x) =>
          derivative((y) => {
            const p = new Vector(x, y);
            p.scale = a;
            return p.norm * p.x;
          })(x),
        )(b),
      [0.5, 1.5],
    );
  });
});

describe('exceptions', () => {
  test('thrown by methods that are known at run time only', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          let s = 0;
          const o: { n: number; f: (x: number) => number } = { f: doubling.f, n: a };
          for (const y of [x * 0.5, x]) {
            try {
              s += o.f(y) * a;
            } catch (e) {
              s += (e as { w: number }).w * o.n;
            }
          }
          return s + o.n;
        })(b),
      [0.5, 1.5],
    );
  });

  test('thrown by what call and apply call, and by what is no function', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          let s = 0;
          const o: { n: number; none?: () => void } = { n: a };
          const fs = [doubling.f];
          for (const y of [x * 0.5, x]) {
            try {
              s += fs[0].call(o as typeof doubling, y) * a;
              s += fs[0].apply(o as typeof doubling, [y * 1.5]);
              o.none!();
            } catch (e) {
              s *= e instanceof TypeError ? x : (e as { w: number }).w * o.n;
            }
          }
          return s + o.n;
        })(b),
      [0.5, 1.5],
    );
  });

  test('thrown by a constructor', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          let s = 0;
          try {
            s += new Guarded(x * 0.5).y * a;
            s += new Guarded(x).y;
          } catch (e) {
            s += (e as { z: number }).z ** 2;
          }
          return s;
        })(b),
      [0.5, 1.5],
    );
  });

  test('thrown by the callback of a map', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          let s = 0;
          const m = new Map([
            [1, x],
            [2, x * x],
          ]);
          try {
            m.forEach((y, k) => {
              s += y ** k * a;
              if (k === 2) throw { w: y * b };
            });
          } catch (e) {
            s *= (e as { w: number }).w;
          }
          return s;
        })(b),
      [0.5, 1.5],
    );
  });

  test('that leave iterators to be closed out of sight are refused', () => {
    const f = (x: number): number =>
      derivative((y) => {
        let s = 0;
        const held = {
          run(): void {
            for (const [k, v] of new Map([[1, y]])) {
              s += v * k;
              throw { k: y * y };
            }
          },
        };
        const all: { run(): void }[] = [held];
        try {
          all[0].run();
        } catch (e) {
          s *= (e as { k: number }).k;
        }
        return s;
      })(x);
    expect(f(2)).toBe(12);
    expect(refusalOf(() => gradient(f, 2)).message).toContain('leaves a loop over an iterator');
  });
});

test('generators that are sent values', () => {
  check(
    (v: number[]) =>
      squares((u) => {
        function* g(): Generator<number, number, number> {
          let p = 1;
          for (let i = 0; i < 2; i++) p *= yield p * u[i];
          return p;
        }
        const it = g();
        let step = it.next();
        let s = 0;
        while (!step.done) {
          s += step.value;
          step = it.next(step.value * u[0]);
        }
        return s * step.value;
      }, v),
    [[0.5, 1.5]],
  );
});

describe('marks', () => {
  test('hook', () => {
    check(
      (a: number, b: number) => derivative((x) => hook(x, (d) => d * a) ** 2 * b)(a),
      [0.5, 1.5],
      [4 * 0.5 * 1.5, 2 * 0.5 ** 2],
    );
  });

  test('showGrad', () => {
    expect(gradient((x: number) => derivative((y) => y * showGrad(y ** 2) * x)(x), 2)).toEqual([3 * 3 * 4]);
  });

  test('ignore: what it writes is a constant', () => {
    check(
      (a: number, b: number) =>
        derivative((x) => {
          const o = { p: x * x, q: x };
          const n = ignore(() => {
            o.q = 5;
            return 3;
          });
          return o.p * o.q * n * a;
        })(b),
      [0.5, 1.5],
      [30 * 1.5, 30 * 0.5],
    );
  });

  test('checkpoint, of a function that changes its argument', () => {
    const block = checkpoint((u: number[]) => {
      u[0] *= u[1];
      return u[0] ** 2;
    });
    check(
      (v: number[]) =>
        squares((u) => {
          const w = [...u];
          return block(w) * w[0] + checkpoint((x: number) => Math.sin(x * u[1]))(u[0]);
        }, v),
      [[0.5, 1.5]],
    );
  });
});

describe('algorithms', () => {
  test('descent, with a step that is differentiated', () => {
    check(
      (v: number[]) => {
        const inner = (u: number[]): number => (u[0] * v[0] - 1) ** 2 + (u[1] - v[1] * u[0]) ** 2;
        let w = [v[0], v[1]];
        for (let i = 0; i < 3; i++) {
          const [g] = gradient(inner, w);
          w = w.map((x, k) => x - 0.1 * g[k]);
        }
        return inner(w);
      },
      [[0.5, 1.5]],
    );
  });

  test("Newton's method, with second derivatives inside", () => {
    // The minimum of a x^4 - b x is at (b / 4a)^(1/3).
    check(
      (a: number, b: number) => {
        let x = 1;
        for (let i = 0; i < 6; i++) {
          const f = (y: number): number => y ** 4 * a - b * y;
          x -= derivative(f)(x) / derivative(derivative(f))(x);
        }
        return x;
      },
      [0.5, 1.5],
    );
  });

  test('the determinant of a Hessian', () => {
    check(
      (v: number[]) => {
        const f = (u: number[]): number => u[0] ** 3 * u[1] + v[0] * u[1] ** 4;
        const [h] = jacobian((u: number[]) => gradient(f, u)[0], v);
        return h[0][0] * h[1][1] - h[0][1] * h[1][0];
      },
      [[0.5, 1.5]],
    );
  });
});

test('functions of the rules of containers can be read, by their text and by what they say that they captured', () => {
  const unread = allRules().filter((rule) => {
    if (rule.form !== 'container') return false;
    try {
      return read(rule.forward) === undefined;
    } catch {
      return true;
    }
  });
  // Bytes have no second derivatives: see the fixture.
  const bytes = unread.filter(({ fn }) =>
    Object.values(Object.getOwnPropertyDescriptors(DataView.prototype)).some((d) => d.value === fn),
  );
  expect(unread).toEqual(bytes);
});
