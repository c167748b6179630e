/** Files are written whole or not at all, and problems with them are one line. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.js';
import { makeFolder, readWhole, writeWhole } from '../src/files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'train-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writeWhole', () => {
  it('writes and replaces, and leaves nothing else behind', async () => {
    const path = join(folder, 'a.txt');
    await writeWhole(path, 'one');
    await writeWhole(path, 'two');
    expect(await readFile(path, 'utf8')).toBe('two');
    expect(await readdir(folder)).toEqual(['a.txt']);
  });

  it('never shows a part of a file', async () => {
    const path = join(folder, 'a.txt');
    const [a, b] = ['a'.repeat(1 << 20), 'b'.repeat(1 << 20)];
    await writeWhole(path, a);
    let writing = true;
    const writer = (async () => {
      for (let i = 0; i < 10; i++) await writeWhole(path, i % 2 === 0 ? b : a);
      writing = false;
    })();
    while (writing) expect([a, b].includes(await readFile(path, 'utf8'))).toBe(true);
    await writer;
  });

  it('leaves the old file and no draft when it fails', async () => {
    const path = join(folder, 'a.txt');
    await mkdir(path); // a folder cannot be replaced by a file
    await writeFile(join(path, 'inside'), '');
    await expect(writeWhole(path, 'one')).rejects.toThrow(new UserError(`cannot write ${path}: it is a folder`));
    expect(await readdir(folder)).toEqual(['a.txt']);
    const nowhere = join(folder, 'missing', 'a.txt');
    await expect(writeWhole(nowhere, '')).rejects.toThrow(`cannot write ${nowhere}: there is no such file or folder`);
  });
});

describe('readWhole and makeFolder', () => {
  it('say what is wrong', async () => {
    const missing = join(folder, 'none');
    await expect(readWhole(missing)).rejects.toThrow(
      new UserError(`cannot read ${missing}: there is no such file or folder`),
    );
    await expect(readWhole(folder)).rejects.toThrow(new UserError(`cannot read ${folder}: it is a folder`));
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(makeFolder(file)).rejects.toThrow(new UserError(`cannot make the folder ${file}: it is not a folder`));
  });
});
