/** The seed of a gradient: the cotangent 1 of a scalar result. */
import { refusal, type Location } from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { describe } from './accumulate.js';

/**
 * The cotangent 1 for a result that has a gradient.
 * @throws WengertError `not-a-scalar` if the result is not a number or a value with one element
 */
export function scalarSeed(value: unknown, name: string, where: string, location?: Location): unknown {
  if (typeof value === 'number') return 1;
  const one = tangentKindOf(value)?.one(value);
  if (one !== undefined) return one;
  throw refusal('not-a-scalar', { name, where, got: describe(value) }, location);
}
