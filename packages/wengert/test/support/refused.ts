/** What a refusal has to tell: a stable code, a frame that points at the place in this repository's test file, reason and remedy. */
import { expect } from 'vitest';
import { WengertError, type RefusalCode } from '../../src/index.js';

/** The error that `run` throws. */
export function refusalOf(run: () => unknown): WengertError {
  try {
    run();
  } catch (error) {
    if (error instanceof WengertError) return error;
    throw error;
  }
  return expect.fail('nothing was thrown');
}

/** What a call gives, or `expected` if it is refused: what is not supported yet must not be wrong. */
export function rightOr<T>(expected: T, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof WengertError) return expected;
    throw error;
  }
}

/** The code that the marker of a frame stands under, and its column in the file, from 1. */
function mark(rows: readonly string[]): { code: string; column: number } {
  const at = rows.findIndex((row) => row.startsWith('>'));
  const [shown, marker] = [rows[at], rows[at + 1]];
  const start = marker.indexOf('^');
  return { code: shown.slice(start, marker.lastIndexOf('^') + 1), column: start - shown.indexOf('|') - 1 };
}

/** The code that the marker of an error's frame stands under. */
export function markedBy(error: WengertError): string {
  expect(error.frame, error.message).toBeDefined();
  return mark(error.frame!.split('\n').slice(1)).code;
}

/**
 * Expects a refusal whose frame points at `marked`.
 * @param file the end of the name of the file that the frame is of
 * @param marked the code that the frame's marker stands under, as it is in the file; its first line if it has several
 */
export function expectRefusal(
  run: () => unknown,
  code: RefusalCode,
  file: string,
  line: number,
  marked: string,
): WengertError {
  const error = refusalOf(run);
  expect(error.code, error.message).toBe(code);
  expect(error.reason).toMatch(/\w.*\.$/s);
  expect(error.remedy).toMatch(/\w.*[.)]$/s);
  expect(error.message).toContain(error.reason);
  expect(error.message).toContain(error.remedy);
  expect(error.frame, error.message).toBeDefined();
  const [head, ...rows] = error.frame!.split('\n');
  const [, name, atLine, atColumn] = /^(.*):(\d+):(\d+)$/.exec(head)!;
  expect(name.endsWith(file), `${name} ends with ${file}`).toBe(true);
  expect(Number(atLine), error.frame).toBe(line);
  const { code: shown, column } = mark(rows);
  expect(shown, error.frame).toBe(marked);
  expect(Number(atColumn), 'the column').toBe(column);
  return error;
}

/** The line in the test file from which this is called, moved by `offset`. */
export function lineHere(offset = 0): number {
  const frame = new Error().stack!.split('\n').find((row, k) => k > 1 && row.includes('.test.ts'))!;
  return Number(/:(\d+):\d+\)?$/.exec(frame)![1]) + offset;
}
