/** Random programs for the transform: those of the IR's own tests that return a number, with arguments of chosen kinds. */
import fc from 'fast-check';
import { arrayOf, float64Array, number, print, unknown, type Func, type Region, type Type } from '@wengert/ir';
import {
  programArguments,
  programs,
  smoothPrimitives,
  written,
  type ProgramOptions,
} from '../../../ir/test/support/random-ir.js';
import type { Make, Program } from './agree.js';
import { densePlans } from './dense.js';

/** How the two array arguments of a program are given. */
export type ArrayKind = 'mixed' | 'typed' | 'plain' | 'unknown' | 'same typed' | 'same plain' | 'overlapping';

interface Kind {
  readonly types: readonly [Type, Type];
  readonly make: (xs: Float64Array, ys: number[]) => [unknown, unknown];
}

const plain = arrayOf(number);

const kinds: Readonly<Record<ArrayKind, Kind>> = {
  mixed: { types: [float64Array, plain], make: (xs, ys) => [xs, ys] },
  typed: { types: [float64Array, float64Array], make: (xs, ys) => [xs, Float64Array.from(ys)] },
  plain: { types: [plain, plain], make: (xs, ys) => [[...xs], ys] },
  unknown: { types: [unknown, unknown], make: (xs, ys) => [xs, ys] },
  'same typed': { types: [float64Array, float64Array], make: (xs) => [xs, xs] },
  'same plain': { types: [plain, plain], make: (_, ys) => [ys, ys] },
  overlapping: {
    types: [float64Array, float64Array],
    make: (xs, ys) => {
      const memory = Float64Array.from([...xs, ...ys]);
      return [memory.subarray(0, 4), memory.subarray(2, 6)];
    },
  },
};

/** The function with other types for its array arguments. */
function retyped(func: Func, types: readonly Type[]): Func {
  let next = 0;
  const parameters = func.parameters.map((p) =>
    p.name === 'xs' || p.name === 'ys' ? { ...p, type: types[next++] } : p,
  );
  const retyped = { ...func, parameters };
  return Object.defineProperty(retyped, fc.toStringMethod, { value: () => `\n${print(retyped)}` });
}

function regrouped(make: Make, kind: Kind): Make {
  const made = (): unknown[] => {
    const [x, y, k, xs, ys, trace] = make();
    return [x, y, k, ...kind.make(xs as Float64Array, ys as number[]), trace];
  };
  return Object.assign(made, { traced: make.traced, toString: () => String(make) });
}

export interface RandomProgram extends Program {
  readonly kind: ArrayKind;
}

/** The function without writes to arrays. */
function onlyReading(func: Func): Func {
  const region = (r: Region): Region => ({
    ...r,
    ops: r.ops
      .filter((op) => op.op !== 'store' && op.op !== 'addto')
      .map((op) => ({ ...op, regions: op.regions.map(region) })),
  });
  return { ...func, body: region(func.body) };
}

const options = { result: 'number' } as const;

/** Functions that return a number, each with a few lists of arguments. */
function withArguments(
  funcs: fc.Arbitrary<Func>,
  { wild = false, arrays = ['mixed'] }: { wild?: boolean; arrays?: readonly ArrayKind[] } = {},
): fc.Arbitrary<RandomProgram> {
  const makes = fc.array(programArguments(wild), { minLength: 3, maxLength: 3 });
  return fc.tuple(funcs, fc.constantFrom(...arrays), makes).map(([func, kind, made]) => ({
    func: retyped(func, kinds[kind].types),
    makes: made.map((make) => regrouped(make, kinds[kind])),
    kind,
  }));
}

function smooth(more: ProgramOptions = {}): fc.Arbitrary<Func> {
  return programs({ ...options, primitives: smoothPrimitives, ...more });
}

const allKinds = Object.keys(kinds) as ArrayKind[];

export interface Family {
  readonly programs: fc.Arbitrary<RandomProgram>;
  /** How many are tried by default. */
  readonly count: number;
  /** How many of the gradients must at least be comparable with something. */
  readonly share: number;
}

/** Kinds of programs. Smooth ones always have gradients; of wild ones the values are what is interesting. */
export const families = {
  'of numbers': { programs: withArguments(smooth()), count: 60, share: 0.95 },
  'of exits': { programs: withArguments(densePlans().map((plan) => written(plan, options))), count: 80, share: 0.95 },
  'of numbers, with calls and throws': {
    programs: withArguments(smooth({ effects: true, throws: true })),
    count: 20,
    share: 0.95,
  },
  'of arrays': { programs: withArguments(smooth({ arrays: true }), { arrays: allKinds }), count: 60, share: 0.95 },
  'of arrays that are only read': {
    programs: withArguments(smooth({ arrays: true }).map(onlyReading), {
      arrays: ['typed', 'same typed', 'overlapping'],
    }),
    count: 20,
    share: 0.95,
  },
  'of arrays, with calls and throws': {
    programs: withArguments(smooth({ arrays: true, effects: true, throws: true }), { arrays: allKinds }),
    count: 20,
    share: 0.95,
  },
  'of wild numbers': { programs: withArguments(programs(options), { wild: true }), count: 25, share: 0.2 },
  'of wild numbers in arrays': {
    programs: withArguments(programs({ ...options, arrays: true }), { wild: true, arrays: allKinds }),
    count: 20,
    share: 0.1,
  },
} as const satisfies Record<string, Family>;
