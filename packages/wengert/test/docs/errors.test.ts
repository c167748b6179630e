/**
 * Each code of an error has a page in docs/errors, whose example gives that error, with that message. `pnpm run fixtures --update`
 * writes the messages anew.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refusals } from '@wengert/ir';
import { describe, expect, test } from 'vitest';
import { WengertError } from '../../src/index.js';

const folder = fileURLToPath(new URL('../../../../docs/errors/', import.meta.url));
const update = process.env['WENGERT_FIXTURES_UPDATE'] !== undefined;

const message = /^```text\n(.*?)```$/ms;

async function errorOf(code: string): Promise<WengertError> {
  try {
    await import(/* @vite-ignore */ `../examples/errors/${code}.ts`);
  } catch (error) {
    if (error instanceof WengertError) return error;
    throw error;
  }
  return expect.fail(`the example of ${code} throws nothing`);
}

describe('pages', () => {
  test('there is one per code', () => {
    expect(readdirSync(folder).sort()).toEqual(
      Object.keys(refusals)
        .map((code) => `${code}.md`)
        .sort(),
    );
  });

  for (const code of Object.keys(refusals)) {
    test(code, async () => {
      const file = `${folder}${code}.md`;
      const page = readFileSync(file, 'utf8');
      const error = await errorOf(code);
      expect(error.code).toBe(code);
      const text = error.message.replace(/^\S*examples\/errors\/[\w-]+\.ts:/gm, 'example.ts:');
      const shown = `\`\`\`text\n${text}\n\`\`\``;
      if (update)
        writeFileSync(
          file,
          page.replace(message, () => shown),
        );
      const now = readFileSync(file, 'utf8');
      expect(message.exec(now)?.[0]).toBe(shown);
      for (const part of [`# \`${code}\``, '## Example', '## What to do']) expect(now).toContain(part);
    });
  }
});
