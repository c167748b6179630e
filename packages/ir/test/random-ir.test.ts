import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, interpret, parse, print, ssa, verify, type Func } from '../src/index.js';
import { observe } from './support/observe.js';
import { programArguments, programs, smoothPrimitives } from './support/random-ir.js';

const everything = { arrays: true, effects: true, throws: true };

const interpreter =
  (func: Func) =>
  (args: unknown[]): unknown =>
    interpret(func, { args, steps: 1e6 });

describe('random programs', () => {
  it('are well-formed', () => {
    fc.assert(
      fc.property(programs(everything), (func) => verify(func, 'variables')),
      { numRuns: 200 },
    );
  });

  it('end', () => {
    fc.assert(
      fc.property(programs(everything), programArguments(), (func, make) => {
        observe(interpreter(func), make);
      }),
      { numRuns: 200 },
    );
  });

  it('stay finite where they are smooth', () => {
    const smooth = programs({ arrays: true, primitives: smoothPrimitives, result: 'number' });
    let finite = 0;
    fc.assert(
      fc.property(smooth, programArguments(false), (func, make) => {
        if (Number.isFinite(interpreter(func)(make()))) finite++;
      }),
      { numRuns: 200 },
    );
    expect(finite).toBeGreaterThan(180);
  });

  it('survive being written down', () => {
    fc.assert(
      fc.property(programs(everything), (func) => {
        expect(parse(print(func))).toStrictEqual(func);
        expect(decode(encode(func))).toStrictEqual(func);
      }),
      { numRuns: 100 },
    );
  });

  it('mean the same in SSA form', () => {
    fc.assert(
      fc.property(programs(everything), programArguments(), (func, make) => {
        const converted = ssa(func);
        verify(converted, 'ssa');
        expect(observe(interpreter(converted), make)).toStrictEqual(observe(interpreter(func), make));
      }),
      { numRuns: 300 },
    );
  });
});
