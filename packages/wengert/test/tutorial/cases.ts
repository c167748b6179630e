/** The numbers of the tutorial, from the list of its cases beside this file. */
import { expect } from 'vitest';
import { expectClose } from '../support/close.js';
import list from './cases.json' with { type: 'json' };

interface Call {
  readonly expr: string;
  readonly expected: unknown;
  readonly printed?: unknown;
  readonly rtol?: number;
}

interface Case {
  readonly id: string;
  readonly calls: readonly Call[];
  readonly data?: Readonly<Record<string, unknown>>;
}

const cases = new Map((list.cases as unknown as Case[]).map((c) => [c.id, c]));

/** How many cases the tutorial has. */
export const caseCount = cases.size;

/** One call of a case, by its position. */
export function call(id: string, index = 0): Call {
  const found = cases.get(id)?.calls[index];
  if (found === undefined) throw new Error(`no call ${index} in case ${id}`);
  return found;
}

/** Data of a case: weights and the like. */
export function data<T>(id: string, name: string): T {
  return cases.get(id)!.data![name] as T;
}

/** Compares with the number that the tutorial has: to 12 digits. */
export function expectCase(actual: unknown, id: string, index = 0): void {
  expectClose(actual, call(id, index).expected, { relative: 1e-12 });
}

/** Compares with a matrix that the tutorial prints rounded and with elided columns (`null`). */
export function expectPrinted(actual: readonly (readonly number[])[], printed: unknown, relative: number): void {
  const rows = printed as (number | null)[][];
  expect(actual.length).toBe(rows.length);
  rows.forEach((row, i) => {
    expect(actual[i].length).toBe(row.length);
    row.forEach((number, j) => {
      if (number === null) return;
      expect(Math.abs(actual[i][j] - number), `[${i}][${j}]`).toBeLessThanOrEqual(
        relative * Math.max(Math.abs(number), 0.01),
      );
    });
  });
}
