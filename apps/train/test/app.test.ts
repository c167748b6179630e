/** The app as a function: training, weights that can be loaded, and errors of the user. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { full, saveTensors, zeros, type Tensor } from 'wengert';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../src/app.js';
import { wellFormed } from './well-formed.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'train-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function app(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): Writable =>
    new Writable({ write: (chunk: Buffer, _, done) => ((written[name] += chunk.toString()), done()) });
  const status = await run(argv, { out: stream('out'), err: stream('err') });
  return { status, ...written };
}

const short = ['--epochs', '1', '--hidden', '24', '--batch', '80'];
const accuracyIn = (text: string): number => Number(/Test accuracy ([\d.]+)%/.exec(text)![1]);

describe('a short training', { timeout: 60_000 }, () => {
  it('learns, reports, and writes pictures and weights', async () => {
    const out = join(folder, 'first');
    const { status, out: text, err } = await app(...short, '--out', out);
    expect([status, err]).toEqual([0, '']);
    expect(accuracyIn(text)).toBeGreaterThan(80);
    expect(text).toContain('100 steps in ');
    expect((await readdir(out)).sort()).toEqual(['loss.svg', 'misread.svg', 'weights.safetensors']);
    for (const name of ['loss.svg', 'misread.svg']) {
      expect(wellFormed(await readFile(join(out, name), 'utf8'))).toBe(true);
    }
  });

  it('goes on from weights that were saved', async () => {
    const load = ['--load', join(folder, 'first', 'weights.safetensors')];
    const tested = await app('--epochs', '0', ...load, '--out', join(folder, 'tested'));
    const before = await app(...short, '--out', join(folder, 'again'));
    expect(accuracyIn(tested.out)).toBe(accuracyIn(before.out));
    expect(await readdir(join(folder, 'tested'))).toEqual(['misread.svg']);
    const more = await app('--epochs', '1', ...load, '--out', join(folder, 'more'));
    expect(accuracyIn(more.out)).toBeGreaterThan(accuracyIn(before.out));
  });

  it('says so when it goes astray', async () => {
    const huge = (...shape: number[]): Tensor => full(shape, 1e30, { dtype: 'float32' });
    const weights = { 'hidden.W': huge(784, 5), 'hidden.b': huge(5), 'output.W': huge(5, 10), 'output.b': huge(10) };
    const load = join(folder, 'huge');
    await writeFile(load, saveTensors(weights));
    const { status, err } = await app('--load', load, '--lr', '0.5', '--out', join(folder, 'astray'));
    expect(status).toBe(2);
    expect(err).toMatch(/^train: the loss is (NaN|Infinity) at step 1; try a smaller --lr than 0.5\n$/);
    expect(await readdir(join(folder, 'astray'))).toEqual([]);
  });
});

describe('errors of the user: one line, status 2', () => {
  const file = (name: string): string => join(folder, name);
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    await writeFile(file(name), content);
    return file(name);
  };

  it.each<[string, () => Promise<string[]> | string[], RegExp]>([
    ['an unknown flag', () => ['--speed', '3'], /^train: unknown option '--speed'; see --help\n$/],
    ['a wrong value', () => ['--lr', 'fast'], /^train: option '--lr <x>' argument 'fast' is invalid\. .*\n$/],
    [
      'no such weights',
      () => ['--load', file('none')],
      /^train: cannot read .*none: there is no such file or folder\n$/,
    ],
    [
      'weights that are text',
      async () => ['--load', await write('text', 'hello, this is no file of weights')],
      /^train: .*text does not hold weights: [^\n]+\n$/,
    ],
    [
      'weights of something else',
      async () => ['--load', await write('other', saveTensors({ W: zeros([2]) }))],
      /^train: .*other does not hold weights of this network: hidden\.W is missing, not float32 \[784, neurons\]\n$/,
    ],
    [
      'weights that do not match --hidden',
      () => ['--load', join(folder, 'first', 'weights.safetensors'), '--hidden', '7'],
      /^train: --hidden 7 does not match .*weights\.safetensors, which has 24 hidden neurons\n$/,
    ],
    [
      'a file where the folder should be',
      async () => ['--epochs', '1', '--out', await write('file', '')],
      /^train: cannot make the folder .*file: it is not a folder\n$/,
    ],
  ])('%s', async (_, argv, message) => {
    const { status, out, err } = await app(...(await argv()));
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('help is not one', async () => {
    const { status, out } = await app('--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: train/);
  });
});
