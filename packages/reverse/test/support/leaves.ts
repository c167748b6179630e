/** The numbers in arguments, by where they are found; and their derivatives by dual numbers, one run per number. */
import { type Func, type Parameter } from '@wengert/ir';
import { isInert } from '../../src/transform/activity.js';
import { dual, plain } from './dual.js';
import { constant, TangentMemory, type Tangent } from './tangents.js';

/** An argument's position, and the keys that lead from there. */
export type Path = readonly (string | number)[];

/** The parameters that are arguments. */
export function argumentsOf(func: Func): readonly Parameter[] {
  return func.parameters.filter((p) => p.role === 'argument');
}

/** Which arguments a derivative is wanted for, where nothing else is said: all that can have one. */
export function differentiable(func: Func): readonly boolean[] {
  return argumentsOf(func).map(({ type }) => !isInert(type) && type.kind !== 'function');
}

/** What is found along a path. */
export function at(root: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}

/** All numbers in the arguments that `wanted` names. An object that is found twice gives its numbers twice. */
export function leaves(args: readonly unknown[], wanted: readonly boolean[]): readonly Path[] {
  const found: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'number') found.push(path);
    else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) visit((value as Record<string, unknown>)[key], [...path, key]);
    }
  };
  args.forEach((arg, k) => {
    if (wanted[k]) visit(arg, [k]);
  });
  return found;
}

export interface Expected {
  readonly tangents: readonly Tangent[];
  /** True if zeros times infinity may have come up where no contract speaks of them. */
  readonly infinite: boolean;
}

/** The derivative of what `func` returns with respect to each leaf. */
export function derivatives(func: Func, make: () => unknown[], wanted: readonly boolean[]): Expected {
  let infinite = false;
  const tangents = leaves(make(), wanted).map((direction) => {
    const args = make();
    const memory = new TangentMemory();
    const duals = args.map(plain);
    // Everything wanted is alive; what is meant is seeded last, so that a slot with two paths to it is seeded too.
    for (const path of [...leaves(args, wanted), direction]) {
      const tangent: Tangent = path === direction ? { d: 1, scale: 1, live: true } : { ...constant, live: true };
      if (path.length === 1) duals[path[0] as number] = { value: args[path[0] as number], tangent };
      else memory.set(at(args, path.slice(0, -1)) as object, path[path.length - 1], tangent);
    }
    const run = dual(func, duals, memory);
    infinite ||= run.infinite;
    return run.result.tangent;
  });
  return { tangents, infinite };
}
