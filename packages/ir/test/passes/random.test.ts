import { describe, it } from 'vitest';
import { counted, cse, dce, fold, fuse, infer, licm, merges, scalars, straighten, type Func } from '../../src/index.js';
import { kinds, passHolds } from './observe.js';

const all = [infer, fold, scalars, cse, counted, licm, fuse, cse, fold, dce];
const passes: Readonly<Record<string, (func: Func) => Func>> = {
  ssa: (f) => f,
  straighten,
  merges,
  dce,
  fold,
  cse,
  infer,
  counted: (f) => counted(infer(f)),
  licm,
  scalars: (f) => scalars(fold(f)),
  fuse: (f) => fuse(cse(f)),
  'all of them': (f) => all.reduce((g, pass) => pass(g), f),
};

describe.each(Object.entries(passes))('%s keeps the meaning of random programs', (_, pass) => {
  it.each(Object.entries(kinds))('%s', (_kind, options) => passHolds(pass, options));
});
