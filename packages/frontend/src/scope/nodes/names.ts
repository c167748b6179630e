/** The names that functions have by inference: that of the variable or property they are put in. */
import { unwrap, type Identifier, type Node } from '../../syntax.js';
import { namedFunction } from '../../toolmarks.js';
import type { Walker } from '../walker.js';

/** A function without name takes that of the variable or property it is put in. */
export function inferName(w: Walker, target: Node | null | undefined, value: Node | null | undefined): void {
  if (!target || !value) return;
  const name = (target as Identifier).name ?? (target as Node & { value?: unknown }).value;
  if (typeof name === 'string') w.names.set(functionIn(value), name);
}

/** The function that an expression is, behind parentheses, types and `__name`. */
export function functionIn(node: Node): Node {
  const inner = unwrap(node);
  const named = namedFunction(inner);
  return named === undefined ? inner : functionIn(named);
}
