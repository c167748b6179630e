/** What the parts of an adjoint that a user wrote have to return. */
import { refusal } from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { describe } from './accumulate.js';

/** @throws WengertError `wrong-arity` if what an adjoint's forward function returned is not `[value, back]` */
export function checkMade(name: string, made: unknown): void {
  if (Array.isArray(made) && made.length === 2 && typeof made[1] === 'function') return;
  throw refusal('wrong-arity', {
    where: name,
    problem: `its adjoint must return [value, back], and returned ${describe(made)}`,
    remedy: 'Return the value and a function from its cotangent to those of the arguments.',
  });
}

/** @throws WengertError `wrong-arity` if an adjoint's `back` did not return one cotangent per argument */
export function checkCount(name: string, cotangents: unknown, given: number): asserts cotangents is readonly unknown[] {
  if (Array.isArray(cotangents) && cotangents.length === given) return;
  const count = Array.isArray(cotangents)
    ? `${cotangents.length} cotangent${cotangents.length === 1 ? '' : 's'}`
    : describe(cotangents);
  throw refusal('wrong-arity', {
    where: name,
    problem: `${name} has ${given} argument${given === 1 ? '' : 's'} but its adjoint returned ${count}`,
    remedy: 'Return an array with one cotangent per argument; use undefined for those without derivative.',
  });
}

export function checkKind(name: string, k: number, arg: unknown, cotangent: unknown): unknown {
  if (cotangent === undefined || cotangent === null) return undefined;
  const kind = tangentKindOf(arg);
  const problem =
    typeof arg === 'number' && typeof cotangent !== 'number'
      ? `expected a number, got ${describe(cotangent)}`
      : kind?.mismatch(arg, cotangent);
  if (problem === undefined) return cotangent;
  throw refusal('wrong-cotangent', {
    where: name,
    problem: `cotangent ${k} returned by its adjoint does not fit the argument: ${problem}`,
    remedy: 'Return a cotangent of the same kind and shape as the argument.',
  });
}
