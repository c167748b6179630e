/** Gradient checks: what passes, what is caught, how it is judged where there is no derivative, what the report says. */
import { describe, expect, it } from 'vitest';
import { createGradcheck, gradcheck, type GradientFunction } from '../src/index.js';

const add = (a: number, b: number): number => a + b;
const cube = (x: number): number => x ** 3;
const gradientIs = (...cotangents: unknown[]): { gradient: GradientFunction } => ({ gradient: () => cotangents });

describe('gradcheck', () => {
  it('accepts a right gradient and names every entry', () => {
    const f = (m: { W: number[][] }, x: number): number => m.W[1][0] * x ** 2;
    const report = gradcheck(
      f,
      [
        {
          W: [
            [1, 2],
            [3, 4],
          ],
        },
        5,
      ],
      gradientIs(
        {
          W: [
            [0, 0],
            [25, 0],
          ],
        },
        30,
      ),
    );
    expect(report.ok).toBe(true);
    expect(report.entries.map(({ path }) => path)).toEqual([
      'args[1]',
      'args[0].W[0][0]',
      'args[0].W[0][1]',
      'args[0].W[1][0]',
      'args[0].W[1][1]',
    ]);
    expect(report.entries[3]).toMatchObject({ analytic: 25, reference: expect.closeTo(25, 9), ok: true, status: 'ok' });
  });

  it.each([
    [[12.0001], 'args[0]'],
    [[NaN], 'args[0]'],
    [[Infinity], 'args[0]'],
    [[0], 'args[0]'],
  ])('catches a wrong entry: %s', (cotangents, path) => {
    const report = gradcheck(cube, [2], gradientIs(...cotangents));
    expect(report.ok).toBe(false);
    expect(report.entries[0]).toMatchObject({ path, ok: false, status: 'wrong' });
  });

  it('is as strict for tiny gradients as for large ones', () => {
    for (const scale of [1e-30, 1, 1e30]) {
      const f = (x: number): number => scale * x ** 3;
      expect(gradcheck(f, [2], gradientIs(12 * scale)).ok).toBe(true);
      expect(gradcheck(f, [2], gradientIs(12.001 * scale)).ok).toBe(false);
    }
  });

  it('takes rounding into account where it hides small entries', () => {
    const f = (x: number, y: number): number => 1e10 * x + 1e-3 * y;
    expect(gradcheck(f, [1, 1], gradientIs(1e10, 1e-3)).ok).toBe(true);
  });

  it('says what is wrong with the structure of a gradient', () => {
    const f = (v: Float64Array, m: Map<string, number>, o: { a: number[] }): number => v[0] + m.get('k')! + o.a[0];
    const args: Parameters<typeof f> = [Float64Array.of(1), new Map([['k', 1]]), { a: [1] }];
    const problems = (...cotangents: unknown[]): readonly string[] =>
      gradcheck(f, args, gradientIs(...cotangents)).comparisons[0].problems;
    const [v, m, o] = [Float64Array.of(1), new Map([['k', 1]]), { a: [1] }];
    expect(problems(v, m, o)).toEqual([]);
    expect(problems(v, m)).toEqual(['f has 3 arguments, but gradient returned 2 cotangents']);
    expect(problems([1], m, o)).toEqual([
      'the gradient of args[0] is array of length 1, but the value is Float64Array of length 1',
    ]);
    expect(problems(v, new Map(), o)).toEqual([
      'the gradient of args[1].get("k") is undefined, but the value is a number',
    ]);
    expect(problems(v, m, { a: [1, 2] })).toEqual([
      'the gradient of args[2].a is array of length 2, but the value is array of length 1',
    ]);
    expect(problems(v, m, undefined)).toEqual(['the gradient of args[2] is undefined, but the value is object']);
    expect(
      gradcheck((x: number, s: string) => x * s.length, [1, 'ab'], gradientIs(2, 0)).comparisons[0].problems,
    ).toEqual(['the gradient of args[1] is a number, but string has no derivative']);
  });

  it('reports what the gradient throws', () => {
    const gradient = (): never => {
      throw new Error('add has 2 arguments, but its adjoint returned 1 cotangent');
    };
    const report = gradcheck(add, [2, 3], { gradient });
    expect(report.ok).toBe(false);
    expect(String(report)).toContain('add has 2 arguments, but its adjoint returned 1 cotangent');
  });

  it('reports what the function does wrong', () => {
    const thrower = (): number => {
      throw new RangeError('no such point');
    };
    let calls = 0;
    const counter = (x: number): number => x * calls++;
    const nan = (x: number): number => Math.log(-x);
    expect(gradcheck(thrower, [], gradientIs()).problems).toEqual(['thrower cannot be checked: no such point']);
    expect(gradcheck(counter, [1], gradientIs(1)).problems[0]).toMatch(/^counter is not a function of its arguments/);
    expect(gradcheck(nan, [1], gradientIs(1)).problems).toEqual(['nan is NaN at these arguments']);
    expect(gradcheck(() => 'x', [], gradientIs()).problems[0]).toMatch(/it returned string, which holds no number$/);
    expect(gradcheck(() => Promise.resolve(1), [], gradientIs()).problems[0]).toContain('Promise');
  });

  it('checks both names of one container', () => {
    const v = [2, 3];
    const dot = (a: number[], b: number[]): number => a[0] * b[0] + a[1] * b[1];
    expect(gradcheck(dot, [v, v], gradientIs([4, 6], [4, 6])).ok).toBe(true);
    const report = gradcheck(dot, [v, v], gradientIs([4, 6], [2, 3]));
    expect(report.entries.filter(({ ok }) => !ok).map(({ path }) => path)).toEqual(['args[1][0]', 'args[1][1]']);
  });

  it('is as tolerant as single precision needs', () => {
    const f = (v: Float32Array): number => Math.fround(v[0] * v[1]);
    expect(gradcheck(f, [Float32Array.of(0.1, 3)], gradientIs(Float32Array.of(3.0001, 0.1))).ok).toBe(true);
    expect(gradcheck(f, [Float32Array.of(0.1, 3)], gradientIs(Float32Array.of(3.1, 0.1))).ok).toBe(false);
  });

  it('checks chosen arguments only, if asked to', () => {
    const power = (x: number, times: number): number => {
      let y = 1;
      for (let i = 0; i < times; i++) y *= x;
      return y;
    };
    expect(gradcheck(power, [2, 3], gradientIs(12, 0)).entries[1].status).toBe('jump');
    expect(gradcheck(power, [2, 3], { ...gradientIs(12, 0), wrt: [0] }).ok).toBe(true);
  });
});

describe('where there is no derivative', () => {
  it('accepts every slope between the two of a kink, and says so', () => {
    for (const slope of [-1, 0, 0.5, 1]) {
      const report = gradcheck((x: number) => Math.abs(x), [0], gradientIs(slope));
      expect(report.ok).toBe(true);
      expect(report.entries[0]).toMatchObject({ status: 'kink', note: 'slope -1 to the left and 1 to the right' });
    }
    expect(gradcheck((x: number) => Math.abs(x), [0], gradientIs(1.1)).ok).toBe(false);
    expect(gradcheck((x: number) => Math.abs(x), [0], { ...gradientIs(1), checkKinks: false }).ok).toBe(false);
  });

  it('accepts either choice at a tie', () => {
    const larger = (a: number, b: number): number => 3 * Math.max(a, b);
    expect(gradcheck(larger, [2, 2], gradientIs(3, 0)).ok).toBe(true);
    expect(gradcheck(larger, [2, 2], gradientIs(0, 3)).ok).toBe(true);
    expect(gradcheck(larger, [2, 2], gradientIs(4, 0)).ok).toBe(false);
  });

  it.each<[string, (x: number) => number, number]>([
    ['a jump', (x) => Math.floor(x), 2],
    ['a cusp', (x) => Math.sqrt(Math.abs(x)), 0],
  ])('%s is never ok', (_, f, x) => {
    const report = gradcheck(f, [x], gradientIs(0));
    expect(report.ok).toBe(false);
    expect(report.entries[0].status).toBe('jump');
  });

  it('an infinite slope is never ok', () => {
    for (const slope of [0, 1, 1e300, Infinity])
      expect(gradcheck((x: number) => Math.cbrt(x), [0], gradientIs(slope)).ok).toBe(false);
  });

  it.each<[string, (x: number) => number, number, number]>([
    ['a steep curve', (x) => Math.exp(20 * x), 1, 20 * Math.exp(20)],
    ['a kink nearby', (x) => Math.abs(x - 1e-3), 0, -1],
    ['a sharp bend', (x) => Math.sqrt(x * x + 1e-4), 0.001, 0.001 / Math.sqrt(1e-6 + 1e-4)],
  ])('%s is not taken for one', (_, f, x, slope) => {
    const report = gradcheck(f, [x], gradientIs(slope));
    expect(report.entries[0]).toMatchObject({ status: 'ok', ok: true });
  });

  it('does not pretend to know where noise hides the slope', () => {
    const noisy = (x: number): number => x + 10 * Math.sin((x * 1e13) % 1e5);
    const report = gradcheck(noisy, [1], gradientIs(1));
    expect(report.ok).toBe(false);
  });

  it('leaves out what is not finite, and does not call that ok', () => {
    const report = gradcheck((x: number, y: number) => (x > 1e300 ? y : x), [Infinity, 2], gradientIs(0, 1));
    expect(report.entries[0]).toMatchObject({ status: 'unchecked', ok: false });
    expect(report.entries[1]).toMatchObject({ status: 'ok', ok: true });
  });
});

describe('large arguments', () => {
  const sum = (o: { W: Float64Array; b: Float64Array }): number => o.W.reduce((a, x) => a + x * x, 0) + o.b[0];
  const model = { W: new Float64Array(5000).fill(0.5), b: Float64Array.of(1) };
  const gradient = { W: new Float64Array(5000).fill(1), b: Float64Array.of(2) };

  it('are checked in part: the same part for the same seed, all parts of the arguments included', () => {
    const report = gradcheck(sum, [model], { ...gradientIs(gradient), maxEntries: 10 });
    const paths = report.entries.map(({ path }) => path);
    expect(report).toMatchObject({ checked: 10, total: 5001, ok: false });
    expect(paths).toContain('args[0].b[0]');
    expect(report.notes).toEqual(['10 of 5001 entries were chosen at random (seed 1; see maxEntries)']);
    expect(gradcheck(sum, [model], { ...gradientIs(gradient), maxEntries: 10 }).entries.map((e) => e.path)).toEqual(
      paths,
    );
    const other = gradcheck(sum, [model], { ...gradientIs(gradient), maxEntries: 10, seed: 2 });
    expect(other.entries.map((e) => e.path)).not.toEqual(paths);
  });
});

describe('functions of many results', () => {
  const both = (v: number[], k: number): { s: number[]; p: number } => ({ s: [v[0] + v[1], k * v[0]], p: v[0] * v[1] });
  const back =
    (v: number[], k: number, slip = 1) =>
    (d: { s: number[]; p: number }): unknown[] => [
      [d.s[0] + d.s[1] * k + d.p * v[1], d.s[0] * slip + d.p * v[0]],
      d.s[1] * v[0],
    ];

  it('are checked through the pullback, along a random direction', () => {
    const pullback = (f: unknown, v: number[], k: number) => [both(v, k), back(v, k)] as const;
    const report = gradcheck(both, [[2, 3], 4], { pullback: pullback as never });
    expect(report.ok).toBe(true);
    expect(report.notes[0]).toBe(
      'both returns object; a random combination of its numbers was differentiated (seed 1)',
    );
    const wrong = (f: unknown, v: number[], k: number) => [both(v, k), back(v, k, 2)] as const;
    expect(gradcheck(both, [[2, 3], 4], { pullback: wrong as never }).ok).toBe(false);
  });

  it('must have the same value under differentiation', () => {
    const pullback = (f: unknown, v: number[], k: number) => [{ ...both(v, k), p: 7 }, back(v, k)] as const;
    const report = gradcheck(both, [[2, 3], 4], { pullback: pullback as never });
    expect(report.comparisons[0].problems).toEqual(['gradient changes the value of both: 7 instead of 6']);
  });

  it('need a pullback', () => {
    const report = gradcheck(both, [[2, 3], 4], gradientIs([0, 0], 0));
    expect(report.comparisons[0].problems).toEqual([
      'both returns object, so gradient needs a pullback, not a gradient',
    ]);
  });
});

describe('createGradcheck', () => {
  const check = createGradcheck(() => [
    { name: 'adjoint rule', gradient: () => [1, 1] },
    { name: 'automatic gradient', gradient: () => [1, 1], optional: true },
  ]);

  it('reports three comparisons: differences, automatic, by hand', () => {
    const report = check(add, [2, 3], { byHand: () => [1, 1] });
    expect(report.ok).toBe(true);
    expect(report.comparisons.map(({ name, ok }) => [name, ok])).toEqual([
      ['adjoint rule against finite differences', true],
      ['adjoint rule against automatic gradient', true],
      ['adjoint rule against by hand', true],
    ]);
  });

  it('fails if any of them disagrees', () => {
    expect(check(add, [2, 3], { byHand: () => [1, 2] }).comparisons.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(check(add, [2, 3], { comparisons: { other: () => [1] } }).ok).toBe(false);
  });

  it('notes an optional one that is not available', () => {
    const refuse = (): never => {
      throw new Error('native code');
    };
    const report = createGradcheck(() => [
      { name: 'rule', gradient: () => [12] },
      { name: 'automatic', gradient: refuse, optional: true },
    ])(cube, [2]);
    expect(report.ok).toBe(true);
    expect(report.notes).toEqual(['not compared with automatic: native code']);
  });
});

describe('the report', () => {
  it('is a table with the worst entries first', () => {
    const f = (a: number, v: number[]): number => a * v[0] + v[1] ** 2;
    expect(String(gradcheck(f, [2, [3, 5]], gradientIs(3, [2, 11])))).toMatchInlineSnapshot(`
      "gradcheck of f: FAILED (3 entries, 1 comparison)
        gradient against finite differences: 1 of 3 entries wrong
          entry       gradient  reference  ± error  difference  relative
          args[1][1]  11        10         7e-15    1.0e+0      9.1e-2    wrong
          args[0]     3         3          1e-14    0.0e+0      0.0e+0    ok
          args[1][0]  2         2          1e-14    0.0e+0      0.0e+0    ok"
    `);
  });

  it('shows the worst ten of many', () => {
    const v = Array.from({ length: 30 }, (_, i) => i);
    const text = String(gradcheck((x: number[]) => x[7] ** 2, [v], gradientIs(v.map((_, i) => (i === 7 ? 13 : 0)))));
    expect(text.split('\n')[3]).toContain('args[0][7]');
    expect(text).toContain('... and 20 more, none worse');
  });
});

describe('wrong arguments', () => {
  const right = gradientIs(12);
  it.each<[string, () => unknown, string]>([
    ['no function', () => gradcheck(undefined as never, [], right), 'gradcheck needs a function first, got undefined'],
    [
      'arguments not in an array',
      () => gradcheck(cube, 2 as never, right),
      'gradcheck needs the arguments as one array, as in gradcheck(f, [2, 3]), got number',
    ],
    [
      'no gradient',
      () => gradcheck(cube, [2]),
      'gradcheck needs the gradient to check, as in gradcheck(f, args, { gradient })',
    ],
    [
      'an unknown option',
      () => gradcheck(cube, [2], { ...right, tol: 1 } as never),
      'gradcheck has no option tol; it has gradient, pullback, byHand, comparisons, rtol, atol, maxEntries, seed, checkKinks, wrt',
    ],
    [
      'a negative tolerance',
      () => gradcheck(cube, [2], { ...right, rtol: -1 }),
      'gradcheck: rtol must be a number of at least 0, got -1',
    ],
    [
      'a tolerance that is NaN',
      () => gradcheck(cube, [2], { ...right, atol: NaN }),
      'gradcheck: atol must be a number of at least 0, got NaN',
    ],
    [
      'no entries',
      () => gradcheck(cube, [2], { ...right, maxEntries: 0 }),
      'gradcheck: maxEntries must be an integer of at least 1, got 0',
    ],
    [
      'a wrong index',
      () => gradcheck(cube, [2], { ...right, wrt: [1] }),
      'gradcheck: wrt names argument 1, but there are 1',
    ],
  ])('%s: one line', (_, call, message) => expect(call).toThrow(message));
});
