/** The `js` column of the table of primitives, taken apart once. */
import { primitives, type PrimitiveName } from '../../primitives.js';
import { argument, call, conditional, power, unary } from './precedence.js';

/** A text, or an operand with the precedence that it must have to stand without parentheses. */
export type Piece = string | { readonly operand: number; readonly precedence: number };

export interface Template {
  readonly pieces: readonly Piece[];
  readonly precedence: number;
  /** The operator of `$0 op $1`, where `x op= y` exists. */
  readonly assignment: string | undefined;
}

function template(name: PrimitiveName): Template {
  const { js, precedence } = primitives[name] as { js: string; precedence: number };
  const demanded = (operand: number): number => {
    if (precedence >= call) return argument;
    if (precedence === unary) return unary;
    // `**` takes no unary operator on its left, and binds to the right.
    if (precedence === power) return operand === 0 ? unary + 1 : power;
    if (precedence === conditional) return operand === 0 ? conditional + 1 : conditional;
    return operand === 0 ? precedence : precedence + 1;
  };
  const pieces = js
    .split(/(\$\d)/)
    .filter((part) => part !== '')
    .map((part): Piece => {
      const operand = /^\$(\d)$/.exec(part);
      return operand ? { operand: Number(operand[1]), precedence: demanded(Number(operand[1])) } : part;
    });
  const operator = /^\$0 ([-+*/%&|^]|\*\*|<<|>>|>>>) \$1$/.exec(js);
  return { pieces, precedence, assignment: operator?.[1] };
}

const templates = new Map<PrimitiveName, Template>();

export function templateOf(name: PrimitiveName): Template {
  let known = templates.get(name);
  if (!known) templates.set(name, (known = template(name)));
  return known;
}
