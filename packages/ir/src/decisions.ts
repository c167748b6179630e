/** Questions about values that lowered code asks at run time, and that types may answer before. */
import type { ConstantValue } from './model.js';
import type { PrimitiveName } from './primitives.js';
import type { Type } from './type.js';

type Question = (...args: never[]) => boolean;

/** The answer, if the types of the operands give it. */
type Decide = (types: readonly Type[]) => ConstantValue | undefined;

const decisions = new WeakMap<Question, Decide>();

/** Makes the question one that types may answer. */
export function decidedBy(question: Question, decide: Decide): void {
  decisions.set(question, decide);
}

export function decisionOf(question: (...args: never[]) => unknown): Decide | undefined {
  return decisions.get(question as Question);
}

/** What `typeof` says of values of a type. */
const words: Readonly<Partial<Record<Type['kind'], string>>> = {
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'object',
  typed: 'object',
  object: 'object',
  function: 'function',
};

/** Primitives that types may answer, of operands that surely have their types. */
export const primitiveDecisions: Readonly<Partial<Record<PrimitiveName, Decide>>> = {
  typeof: ([{ kind }]) => words[kind],
};
