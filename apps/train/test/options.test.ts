/** The command line: what is accepted, and what is said about the rest. */
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/errors.js';
import { parseOptions } from '../src/options.js';

const folders = { own: '/app', user: '/home/me' };
const parse = (...argv: string[]): unknown => parseOptions(argv, folders);

describe('parseOptions', () => {
  it('has defaults', () => {
    const defaults = { epochs: 12, batch: 64, lr: 0.1, seed: 1, hidden: undefined, out: '/app/out', load: undefined };
    expect(parse()).toEqual(defaults);
  });

  it('reads every flag; paths are relative to where the user is', () => {
    const flags = '--epochs 3 --batch 10 --lr 1e-2 --seed 0 --hidden=32 --out pictures --load ../w.safetensors';
    expect(parse(...flags.split(' '))).toEqual({
      epochs: 3,
      batch: 10,
      lr: 0.01,
      seed: 0,
      hidden: 32,
      out: '/home/me/pictures',
      load: '/home/w.safetensors',
    });
  });

  it('explains itself', () => {
    const { help } = parse('--help') as { help: string };
    for (const flag of ['--epochs', '--batch', '--lr', '--seed', '--hidden', '--out', '--load', '--help']) {
      expect(help).toContain(flag);
    }
  });

  it.each([
    ['--epoch 3', "unknown option '--epoch'; see --help"],
    ['--epochs', "option '--epochs <n>' argument missing; see --help"],
    [
      '--epochs many',
      "option '--epochs <n>' argument 'many' is invalid. It must be a whole number from 0 to 10000; see --help",
    ],
    [
      '--epochs=-1',
      "option '--epochs <n>' argument '-1' is invalid. It must be a whole number from 0 to 10000; see --help",
    ],
    [
      '--epochs 1.5',
      "option '--epochs <n>' argument '1.5' is invalid. It must be a whole number from 0 to 10000; see --help",
    ],
    ['--batch 0', "option '--batch <n>' argument '0' is invalid. It must be a whole number from 1 to 8000; see --help"],
    ['--lr 0', "option '--lr <x>' argument '0' is invalid. It must be a number above 0 and at most 10; see --help"],
    ['--lr NaN', "option '--lr <x>' argument 'NaN' is invalid. It must be a number above 0 and at most 10; see --help"],
    [
      '--seed 4294967296',
      "option '--seed <n>' argument '4294967296' is invalid. It must be a whole number from 0 to 4294967295; see --help",
    ],
    [
      '--hidden 0x10',
      "option '--hidden <n>' argument '0x10' is invalid. It must be a whole number from 1 to 4096; see --help",
    ],
    ['--out=', "option '--out <folder>' argument '' is invalid. It must not be empty; see --help"],
    ['more', 'too many arguments. Expected 0 arguments but got 1; see --help'],
  ])('%s', (flags, message) => {
    expect(() => parse(...flags.split(' '))).toThrow(new UserError(message));
  });
});
