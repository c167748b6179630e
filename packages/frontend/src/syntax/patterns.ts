/** What can stand on the left of an assignment or declaration. Types only. */
import type { Expression } from './expressions.js';
import type { Typed } from './node.js';

export interface ArrayPattern extends Typed<'ArrayPattern'> {
  readonly elements: readonly (Pattern | null)[];
}

export interface PatternProperty extends Typed<'Property'> {
  readonly key: Expression;
  readonly value: Pattern;
  readonly computed: boolean;
}

export interface ObjectPattern extends Typed<'ObjectPattern'> {
  readonly properties: readonly (PatternProperty | RestElement)[];
}

export interface AssignmentPattern extends Typed<'AssignmentPattern'> {
  readonly left: Pattern;
  readonly right: Expression;
}

export interface RestElement extends Typed<'RestElement'> {
  readonly argument: Pattern;
}

/** What can stand on the left of an assignment or declaration. */
export type Pattern = Expression | ArrayPattern | ObjectPattern | AssignmentPattern | RestElement;

export type Parameter = Pattern | Typed<'TSParameterProperty'>;
