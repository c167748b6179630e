/** Syntax that is known and refused: each with its place in this file. */
import { describe, expect, test } from 'vitest';
import { differentiable, gradient, ignore, nonDifferentiable } from '../../src/index.js';
import { expectRefusal, lineHere, refusalOf } from '../support/refused.js';
import { fromText } from '../support/code.js';

const file = 'test/refusals/syntax.test.ts';

export let last = 0;

describe('the frame points at the place', () => {
  test('of import()', () => {
    const line = lineHere(2);
    const f = (x: number): number => {
      void import('vitest');
      return x;
    };
    const error = expectRefusal(() => gradient(f, 1), 'unsupported-syntax', file, line, "import('vitest')");
    expect(error.summary).toBe('`import()` cannot be differentiated yet');
    expect(error.remedy).toContain('at the head of the file');
  });

  test('of await', () => {
    const f = (x: number): number => {
      const g = async (): Promise<number> => await Promise.resolve(x);
      void g;
      return x;
    };
    const error = refusalOf(() => gradient(f, 1));
    expect(['unsupported-syntax', 'async-function']).toContain(error.code);
    expect(error.frame).toContain('async (): Promise<number> => await');
  });

  test('of a class', () => {
    const line = lineHere(4);
    const f = (x: number): number => {
      class Inner {
        // @ts-expect-error: TypeScript wants names that it knows
        [String(line)] = 'Inner';
      }
      return new Inner() ? x : 0;
    };
    expectRefusal(() => gradient(f, 1), 'unsupported-syntax', file, line, "[String(line)] = 'Inner';");
  });

  test('of eval', () => {
    const f = fromText<(x: number) => number>('(x) => eval("x * 2")');
    const error = refusalOf(() => gradient(f, 1));
    expect(error.code).toBe('unsupported-syntax');
    expect(error.message).toContain('`eval`');
  });

  test('in a function that is called', () => {
    const line = lineHere(2);
    const helper = (x: number): number => {
      void import('vitest');
      return x * 2;
    };
    const error = expectRefusal(
      () => gradient((x: number) => helper(x) + 1, 1),
      'unsupported-syntax',
      file,
      line,
      "import('vitest')",
    );
    expect(error.message).toContain('import()');
  });

  test('iterating over a generator that was made outside', () => {
    function* numbers(): Generator<number> {
      yield 1;
    }
    const all = numbers();
    const f = (x: number): number => {
      for (const n of all) x *= n;
      return x;
    };
    const error = refusalOf(() => gradient(f, 1));
    expect(error.code).toBe('refused-function');
    expect(error.message).toContain('A generator that was made outside');
  });
});

describe('functions that are refused as a whole', () => {
  test('async functions, where they are called, too', () => {
    const line = lineHere(1);
    const arrow = async (x: number): Promise<number> => await Promise.resolve(x);
    expectRefusal(
      () => gradient(arrow as never, 1),
      'async-function',
      file,
      line,
      'async (x: number): Promise<number> => await Promise.resolve(x)',
    );
    const calls = (x: number): number => {
      void arrow(x);
      return x;
    };
    expectRefusal(
      () => gradient(calls, 1),
      'async-function',
      file,
      line,
      'async (x: number): Promise<number> => await Promise.resolve(x)',
    );
  });

  test('async functions', () => {
    async function f(x: number): Promise<number> {
      return x;
    }
    const error = refusalOf(() => gradient(f as never, 1));
    expect(error.code).toBe('async-function');
    expect(error.message).toMatch(/`f` is an async function/);
    expect(error.remedy).toContain('Await what you need first');
  });

  test('async functions, whose remedies work', () => {
    const seen: number[] = [];
    const report = async (v: number): Promise<void> => {
      seen.push(v);
      await Promise.resolve();
    };
    const inside = (x: number): number => {
      const now = async (): Promise<void> => report(x);
      void now();
      return x * x;
    };
    const error = refusalOf(() => gradient(inside, 3));
    expect(error.code).toBe('async-function');
    expect(error.remedy).toContain('goes into ignore(() => ...)');
    expect(error.remedy).toContain('or into a function of its own that nonDifferentiable(...) declares');
    const ignored = (x: number): number => {
      ignore(async () => report(x));
      return x * x;
    };
    expect(gradient(ignored, 2)).toEqual([4]);
    nonDifferentiable(report);
    const outside = (x: number): number => {
      void report(x);
      return x * x;
    };
    expect(gradient(outside, 3)).toEqual([6]);
    expect(seen).toEqual([2, 3]);
  });

  test('async functions in ignore, where only the text is read', () => {
    const text = fromText<(x: number) => number>('(x) => { ignore(async () => x); return x; }');
    expect(refusalOf(() => differentiable(text, () => ({ ignore }))).code).toBe('async-function');
  });

  test('a module under the name that a test runner gives it', () => {
    const error = refusalOf(() =>
      gradient(fromText<(x: number) => number>('(x) => x * Object.keys(__vi_import_0__).length'), 3),
    );
    expect([error.code, error.summary.includes('an import that the test runner calls')]).toEqual([
      'invisible-capture',
      true,
    ]);
    expect(error.remedy).toContain('@wengert/plugin/vite');
    expect(error.frame).toContain('__vi_import_0__');
  });

  test('async generators', () => {
    async function* g(x: number): AsyncGenerator<number> {
      yield Promise.resolve(x);
    }
    const error = refusalOf(() => gradient(g as never, 1));
    expect(error.code).toBe('async-function');
    expect(error.message).toMatch(/`g` is an async function/);
  });

  test('classes', () => {
    class K {}
    const error = refusalOf(() => gradient(K as never, 1));
    expect(error.code).toBe('unsupported-syntax');
    expect(error.message).toContain('K');
    expect(error.remedy).toContain('Differentiate a function that makes and uses the object');
  });
});

describe('what is refused when it is reached', () => {
  test('an active value that is assigned to a variable that other files may use', () => {
    const line = lineHere(2);
    const f = (x: number): number => {
      last = x * x;
      return last;
    };
    const error = expectRefusal(() => gradient(f, 2), 'unsupported-syntax', file, line, 'last = x * x');
    expect(error.message).toContain('`last`');
    expect(last).toBe(0);
  });
});
