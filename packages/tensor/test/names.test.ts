/**
 * Functions keep their names in the bundle: messages and rules show them. A bundler renames one of two functions of one name
 * that stand at the top of different files, so no file may declare a name that the package exports from another.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as api from '../src/index.js';

it('no file declares a name that another exports', () => {
  const root = new URL('../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const declared = files.flatMap((file) => {
    const text = readFileSync(new URL(file, root), 'utf8');
    const names = [...text.matchAll(/^(?:export )?(?:const|let|class|function) (\w+)/gm)].map(([, name]) => name);
    return [...new Set(names)].map((name) => ({ name, file }));
  });
  for (const name of Object.keys(api)) {
    const places = declared.filter((entry) => entry.name === name).map((entry) => entry.file);
    expect(places, name).toHaveLength(1);
  }
});
