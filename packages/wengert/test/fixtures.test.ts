/**
 * Runs the cases under `fixtures/`. Options come from the environment, which `pnpm run fixtures` sets: WENGERT_FIXTURES_FILTER is a part
 * of the names of the cases to run, WENGERT_FIXTURES_DEBUG prints the IR after every pass, WENGERT_FIXTURES_UPDATE writes the printed
 * adjoints anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { print } from '@wengert/ir';
import { afterAll, describe, expect, test } from 'vitest';
import { adjointSource, gradient, watchPasses } from '../src/index.js';
import { checkByHand, checkMade } from './support/check.js';
import type { Fixture } from './support/fixture.js';
import { markedBy, refusalOf } from './support/refused.js';

const { env } = process;
const filter = env['WENGERT_FIXTURES_FILTER'] ?? '';
const update = env['WENGERT_FIXTURES_UPDATE'] !== undefined;

if (env['WENGERT_FIXTURES_DEBUG'] !== undefined) {
  watchPasses((pass, func) => console.log(`--- ${func.name}, after ${pass}\n${print(func)}`));
  afterAll(() => watchPasses(() => {}));
}

const folder = fileURLToPath(new URL('./fixtures', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

type Numeric = (...args: readonly unknown[]) => number;

function differentiated(fixture: Fixture, make: () => readonly unknown[]): void {
  const { f, value, gradient: expected, kink } = fixture;
  expect((f as Numeric)(...make()), 'value').toBe(value);
  expect(expected, 'a gradient by hand').toBeDefined();
  if (kink) checkByHand(f as Numeric, make, expected);
  else checkMade(f as Numeric, make, expected);
}

function refused({ f, refused: expected }: Fixture, make: () => readonly unknown[]): void {
  const { code, says, marked } = expected!;
  const error = refusalOf(() => gradient(f as Numeric, ...make()));
  expect(error.code, error.message).toBe(code);
  expect(error.summary).toContain(says);
  expect(error.reason).toMatch(/\w.*\.$/s);
  expect(error.remedy).toMatch(/\w.*[.)]$/s);
  expect(error.frame, error.message).toBeDefined();
  if (marked !== undefined) expect(markedBy(error)).toBe(marked);
}

function printed(path: string, { f }: Fixture, make: () => readonly unknown[]): void {
  const file = `${folder}/${path.replace(/\.tsx?$/, '.adjoint.txt')}`;
  const source = `${adjointSource(f, ...make())}\n`;
  if (update) writeFileSync(file, source);
  expect(existsSync(file), `${file} is missing; pnpm run fixtures --update writes it`).toBe(true);
  expect(source).toBe(readFileSync(file, 'utf8'));
}

describe('fixtures', () => {
  const chosen = files.filter((path) => path.includes(filter));
  test.skipIf(filter !== '')('there are as many as there were', () => {
    expect(chosen.length).toBeGreaterThanOrEqual(100);
  });
  for (const path of chosen) {
    test(path, async () => {
      const fixture = (await import(/* @vite-ignore */ `./fixtures/${path}`)) as Fixture;
      const { args } = fixture;
      const make = typeof args === 'function' ? args : () => structuredClone(args);
      expect(path.includes('/refused/'), 'what is refused stands in folders of that name').toBe(
        fixture.refused !== undefined,
      );
      if (fixture.refused) refused(fixture, make);
      else differentiated(fixture, make);
      if (fixture.adjoint) printed(path, fixture, make);
    });
  }
});
