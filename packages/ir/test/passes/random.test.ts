import { describe, it } from 'vitest';
import { dce, merges, straighten, type Func } from '../../src/index.js';
import { kinds, passHolds } from './observe.js';

const passes: Readonly<Record<string, (func: Func) => Func>> = { ssa: (f) => f, straighten, merges, dce };

describe.each(Object.entries(passes))('%s keeps the meaning of random programs', (_, pass) => {
  it.each(Object.entries(kinds))('%s', (_kind, options) => passHolds(pass, options));
});
