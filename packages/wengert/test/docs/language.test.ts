/**
 * The table of the language in docs/language.md is held to the cases under `fixtures/`, which another test runs: each row has a folder
 * of cases, and one of refusals where it names some, and each piece of code in a row stands in one of them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refusals } from '@wengert/ir';
import { describe, expect, test } from 'vitest';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const page = readFileSync(path('../../../../docs/language.md'), 'utf8');
const fixtures = path('../fixtures');

/** The cells of the rows of the table whose head begins with `head`, without their padding. */
function rows(head: string): string[][] {
  const lines = page.split('\n');
  const first = lines.findIndex((line) => line.startsWith(`| ${head} `)) + 2;
  const end = lines.findIndex((line, k) => k > first && !line.startsWith('|'));
  return lines.slice(first, end).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/** The texts of the cases in a folder. */
function textsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
}

const codeIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1]);

describe('the table of the language', () => {
  const table = rows('subject');
  const nameOf = (subject: string): string => subject.replaceAll('`', '');

  for (const [subject, differentiated, refused] of table) {
    const name = nameOf(subject);
    for (const [what, cell, folder] of [
      ['differentiated', differentiated, `${fixtures}/${name}`],
      ['refused', refused, `${fixtures}/${name}/refused`],
    ] as const) {
      test(`${name}: ${what}`, () => {
        const texts = textsIn(folder);
        expect(texts.length > 0, `${folder} has cases if the table says something, and only then`).toBe(cell !== '');
        expect(codeIn(cell).filter((code) => !texts.some((text) => text.includes(code)))).toEqual([]);
      });
    }
  }

  test('has a row for each folder of cases', () => {
    // Cases of what other pages say: kinks, and the code that comes out.
    const elsewhere = ['kinks', 'numeric'];
    const folders = readdirSync(fixtures).filter((name) => !elsewhere.includes(name));
    expect(table.map(([subject]) => nameOf(subject)).sort()).toEqual(folders.sort());
  });
});

test('the table of codes is complete', () => {
  const listed = rows('code').flatMap(([codes]) => codeIn(codes));
  expect(listed.sort()).toEqual(Object.keys(refusals).sort());
});
