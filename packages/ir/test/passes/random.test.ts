import { describe, it } from 'vitest';
import { counted, cse, dce, fold, infer, licm, merges, straighten, type Func } from '../../src/index.js';
import { kinds, passHolds } from './observe.js';

const all = [infer, fold, cse, counted, licm, cse, fold, dce];
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
  'all of them': (f) => all.reduce((g, pass) => pass(g), f),
};

describe.each(Object.entries(passes))('%s keeps the meaning of random programs', (_, pass) => {
  it.each(Object.entries(kinds))('%s', (_kind, options) => passHolds(pass, options), 60_000);
});
