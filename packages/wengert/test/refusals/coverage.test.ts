/** Every refusal has a case under `fixtures/`: the words of the language fence, and those that stand at single forms of syntax. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import type { Fixture } from '../support/fixture.js';
import { refusalOf } from '../support/refused.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** The sentences of all refusals that the cases give. */
async function sentences(): Promise<string[]> {
  const files = filesIn(here('../fixtures')).filter((file) => /refused[\\/].*\.tsx?$/.test(file));
  return Promise.all(
    files.map(async (file) => {
      const { f, args } = (await import(/* @vite-ignore */ `../fixtures/${file}`)) as Fixture;
      const made = typeof args === 'function' ? args() : args;
      return refusalOf(() => gradient(f as (...all: readonly unknown[]) => number, ...made)).summary;
    }),
  );
}

/** A pattern for a text whose holes `${...}` stand for anything. */
function pattern(text: string): RegExp {
  const parts = text
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replace(/\\`/g, '`').replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}

/** What the frontend says that it refuses: the first of the words (what, why, what instead), wherever they stand. */
function refusedInSources(): string[] {
  const root = here('../../../frontend/src');
  const text = `(?:'((?:[^'\\\\]|\\\\.)*)'|\`((?:[^\`\\\\]|\\\\.)*)\`)`;
  const words = new RegExp(`(?:refuse\\(\\s*\\w+,|\\[|what:)\\s*${text},\\s*(?:why:\\s*)?'[A-Z][^']*\\.',`, 'g');
  return filesIn(root)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(`${root}/${file}`, 'utf8').matchAll(words)].map((m) => m[1] ?? m[2]));
}

/** What no function comes to, because something else is refused first. */
const unreachable = [
  // The parser reports it as a syntax error.
  'This target of an assignment',
  // For syntax that the parser learns before the frontend does.
  'The syntax ${node.type}',
  // The parser knows it only in methods, which have a home.
  '`super` outside of classes',
  // Async functions are refused as wholes.
  '`await`',
  // A pattern or literal with one is a syntax error.
  'The private name \\`#${node.name}\\`',
  // Tools compile it away, or the engine does not know it; packages/frontend/test tries them.
  'A decorated class',
  'Making a new object of a class with `accessor` fields',
];

test('every refusal of syntax has a case', async () => {
  const said = await sentences();
  const all = refusedInSources();
  expect(all.length).toBeGreaterThan(20);
  const missing = all.filter((what) => !said.some((sentence) => pattern(what).test(sentence)));
  expect(missing.filter((what) => !unreachable.includes(what))).toEqual([]);
});
