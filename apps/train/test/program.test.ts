/** The app as a user starts it: a process of its own, with the functions shown by the loader. It needs built packages. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wellFormed } from './well-formed.js';

const own = fileURLToPath(new URL('..', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'train-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Starts the app; paths in the flags are relative to the temporary folder. */
function start(flags: string): Promise<Ended> {
  const argv = ['--import', '@wengert/plugin/register', 'src/main.ts', ...flags.split(' ')];
  const env = { ...process.env, INIT_CWD: folder, NODE_OPTIONS: '' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, argv, { cwd: own, env }, (_, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    );
  });
}

const short = '--epochs 1 --hidden 12 --batch 80';
const weights = (name: string): Promise<Buffer> => readFile(join(folder, name, 'weights.safetensors'));

describe('the program', { timeout: 120_000 }, () => {
  let first: Ended;
  beforeAll(async () => {
    first = await start(`${short} --out first`);
  }, 120_000);

  it('learns, and says so in plain lines where there is no terminal', () => {
    expect([first.status, first.err]).toEqual([0, '']);
    // eslint-disable-next-line no-control-regex
    expect(first.out).not.toMatch(/[\r\x1b]/);
    const lines = first.out.split('\n');
    expect(lines[0]).toBe('8000 digits to learn from, 2000 to test with; 12 hidden neurons, seed 1');
    expect(lines[1]).toMatch(/^epoch 1\/1 {2}loss \d\.\d{4} {2}test \d\d\.\d% {2}0 s left$/);
    expect(Number(/Test accuracy ([\d.]+)%/.exec(first.out)![1])).toBeGreaterThan(70);
    expect(first.out).toContain('100 steps in ');
  });

  it('writes pictures and weights and nothing else', async () => {
    expect((await readdir(join(folder, 'first'))).sort()).toEqual(['loss.svg', 'misread.svg', 'weights.safetensors']);
    for (const name of ['loss.svg', 'misread.svg']) {
      expect(wellFormed(await readFile(join(folder, 'first', name), 'utf8'))).toBe(true);
      expect(first.out).toContain(join(folder, 'first', name));
    }
  });

  it('learns the same, byte for byte, from the same seed', async () => {
    await Promise.all([start(`${short} --out second`), start(`${short} --seed 2 --out third`)]);
    const [a, b, c] = await Promise.all(['first', 'second', 'third'].map(weights));
    expect(a.equals(b)).toBe(true);
    expect(a.equals(c)).toBe(false);
  });

  describe('ends with one line and status 2, and writes nothing, for', () => {
    beforeAll(async () => {
      const whole = await weights('first');
      await writeFile(join(folder, 'cut'), whole.subarray(0, whole.length / 2));
    });

    it.concurrent.each<[string, string, RegExp]>([
      ['an unknown flag', '--epoch 3', /^train: unknown option '--epoch'; see --help\n$/],
      ['a bad value', '--hidden many', /^train: option '--hidden <n>' argument 'many' is invalid\. .+; see --help\n$/],
      ['weights that are not there', '--load none', /^train: cannot read .+none: there is no such file or folder\n$/],
      ['weights that are cut off', '--load cut', /^train: .+cut does not hold weights: .+\n$/],
      ['a folder that cannot be made', '--out cut/out', /^train: cannot make the folder .+out: .+\n$/],
    ])('%s', async (_, flags, message) => {
      const { status, out, err } = await start(flags.includes('--out') ? flags : `${flags} --out bad`);
      expect([status, out]).toEqual([2, '']);
      expect(err).toMatch(message);
      expect(await readdir(folder)).not.toContain('bad');
    });

    it('a file that cannot be written', async () => {
      await mkdir(join(folder, 'taken', 'misread.svg', 'inside'), { recursive: true });
      const { status, err } = await start('--epochs 0 --load first/weights.safetensors --out taken');
      expect(status).toBe(2);
      expect(err).toMatch(/^train: cannot write .+misread\.svg: it is a folder\n$/);
      expect(await readdir(join(folder, 'taken'), { recursive: true })).toEqual([
        'misread.svg',
        join('misread.svg', 'inside'),
      ]);
    });
  });
});
