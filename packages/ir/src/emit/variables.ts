/**
 * Which JavaScript variable each value lives in. Every value begins with a variable of its own; a loop's parameter and
 * result share one; and what flows into a merge moves into the merge's variable wherever none of the two is live where
 * the other is defined, so that almost no copies remain.
 */
import type { Func, Value, ValueId } from '../model.js';
import { interfere, livesOf, type Life } from './liveness.js';
import type { Block } from './tree.js';

/** A set of values that share a variable. */
export interface Variable {
  readonly lives: Life[];
}

export type Variables = (id: ValueId) => Variable;

/** Sets of values larger than this are not compared one by one. */
const maximalPairs = 4000;

export function assignVariables(func: Func, body: Block): Variables {
  const { of, flows, pairs, fixed } = livesOf(func, body);
  const variables = new Map<ValueId, Variable>();
  for (const [id, life] of of) variables.set(id, { lives: [life] });

  const join = (a: Variable, b: Variable): void => {
    const [into, other] = a.lives.length < b.lives.length ? [b, a] : [a, b];
    into.lives.push(...other.lives);
    for (const { value } of other.lives) variables.set(value.id, into);
  };
  const disjoint = (a: Variable, b: Variable): boolean =>
    a.lives.length * b.lives.length <= maximalPairs && !a.lives.some((x) => b.lives.some((y) => interfere(x, y)));

  for (const [parameter, result] of pairs) join(variables.get(parameter.id)!, variables.get(result.id)!);
  // Inner loops first: that is where a copy costs most.
  for (const { moves } of [...flows].sort((a, b) => b.depth - a.depth)) {
    for (const { to, from } of moves) {
      if (from.kind !== 'value' || fixed.has(from.id)) continue;
      const [into, other] = [variables.get(to.id)!, variables.get(from.id)];
      if (other && into !== other && disjoint(into, other)) join(into, other);
    }
  }
  return (id) => variables.get(id)!;
}

/** The user's name for a variable, or else a letter by its type. */
export function wantedName({ lives }: Variable): string {
  let named: Value | undefined;
  for (const { value } of lives) if (value.name !== undefined && (!named || value.id < named.id)) named = value;
  if (named) return named.name!;
  switch (lives[0].value.type.kind) {
    case 'boolean':
      return 'c';
    case 'integer':
      return 'n';
    case 'array':
    case 'typed':
      return 'a';
    case 'object':
      return 'o';
    case 'function':
      return 'f';
    default:
      return 't';
  }
}
