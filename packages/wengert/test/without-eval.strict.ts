/** Where code from strings is forbidden. These tests run in the project `without-eval` only. */
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

test('derivatives are interpreted, and that is said once', async () => {
  expect(() => new Function('return 1')).toThrow(EvalError);
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  // As at first: other tests of this process have compiled something before.
  vi.resetModules();
  const { gradient, pullback } = await import('../src/index.js');
  expect(gradient((x: number) => Math.sin(x) * x, 0.5)).toEqual([Math.cos(0.5) * 0.5 + Math.sin(0.5)]);
  expect(pullback((x: number) => x * x * x, 2).back(1)).toEqual([12]);
  expect(warned.mock.calls.length).toBe(1);
  expect(String(warned.mock.calls[0][0])).toContain("'unsafe-eval'");
});
