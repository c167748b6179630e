/** Comparison of gradients: same structure, numbers equal within a tolerance. */
import { expect } from 'vitest';

/** How far a number may be off. */
export interface Tolerance {
  /** Relative to the larger of the expected number and 1. */
  readonly relative: number;
}

export const exact: Tolerance = { relative: 1e-12 };
export const numeric: Tolerance = { relative: 2e-7 };

function kind(value: unknown): string {
  if (value === null || typeof value !== 'object') return typeof value;
  if (Array.isArray(value)) return 'array';
  return ArrayBuffer.isView(value) ? value.constructor.name : value instanceof Map ? 'Map' : 'object';
}

function fail(path: string, actual: unknown, expected: unknown): never {
  expect.fail(`at ${path || 'the top'}: expected ${String(expected)}, got ${String(actual)}`);
}

/** Where two values differ by more than they may, the test fails with the path to that place. */
export function expectClose(actual: unknown, expected: unknown, { relative }: Tolerance = exact, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (Object.is(actual, expected) || actual === expected) return;
    // Written so that NaN fails.
    if (!(Math.abs(actual - expected) <= relative * Math.max(1, Math.abs(expected)))) fail(path, actual, expected);
    return;
  }
  if (kind(actual) !== kind(expected))
    fail(path, `${kind(actual)} ${String(actual)}`, `${kind(expected)} ${String(expected)}`);
  if (typeof expected !== 'object' || expected === null) {
    if (actual !== expected) fail(path, actual, expected);
    return;
  }
  if (actual instanceof Map && expected instanceof Map) {
    expect([...actual.keys()], `keys at ${path || 'the top'}`).toEqual([...expected.keys()]);
    for (const [key, value] of expected)
      expectClose(actual.get(key), value, { relative }, `${path}.get(${String(key)})`);
    return;
  }
  const a = actual as Record<string, unknown>;
  const e = expected as Record<string, unknown>;
  const keys = Object.keys(e);
  expect(Object.keys(a).sort(), `keys at ${path || 'the top'}`).toEqual(keys.sort());
  if (Array.isArray(actual)) expect(actual.length).toBe((expected as unknown[]).length);
  for (const key of keys) expectClose(a[key], e[key], { relative }, `${path}[${key}]`);
}
