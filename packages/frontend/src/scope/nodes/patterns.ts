/** Patterns: what they declare or assign. The expressions in them (default values, computed keys) are visited. */
import { unwrap, type Node } from '../../syntax.js';
import type { Walker } from '../walker.js';
import { inferName } from './names.js';
import type { Fields } from './visitor.js';

/** Declares the names of a pattern, and visits the expressions in it. */
export function declarePattern(w: Walker, pattern: Fields, declare: (id: Node) => void): void {
  eachTarget(w, pattern, (target) => {
    if (target.type === 'Identifier') declare(target);
    else w.visit(target);
  });
}

/** Assigns the targets of a pattern, and visits the expressions in it. */
export function assignPattern(w: Walker, pattern: Fields): void {
  eachTarget(w, pattern, (target) => {
    const inner = unwrap(target);
    if (inner.type === 'Identifier') w.record.use(inner, true);
    else w.visit(inner);
    const { property } = inner;
    if (inner.type === 'MemberExpression' && property.type === 'PrivateIdentifier') w.record.usePrivate(property, true);
  });
}

/** The names of a pattern. Nothing in it is visited. */
export function boundNames(pattern: Fields): readonly Node[] {
  const names: Node[] = [];
  eachTarget(undefined, pattern, (target) => names.push(target));
  return names;
}

/** Calls `leaf` for each target of a pattern, and visits the expressions in it. */
function eachTarget(w: Walker | undefined, pattern: Fields, leaf: (target: Fields) => void): void {
  switch (pattern.type) {
    case 'ArrayPattern':
      for (const element of pattern.elements as (Fields | null)[]) if (element) eachTarget(w, element, leaf);
      break;
    case 'ObjectPattern':
      for (const property of pattern.properties as Fields[]) {
        if (property.type === 'Property') {
          if (property.computed) w?.visit(property.key);
          eachTarget(w, property.value, leaf);
        } else eachTarget(w, property, leaf);
      }
      break;
    case 'AssignmentPattern':
      if (w) inferName(w, pattern.left, pattern.right);
      w?.visit(pattern.right);
      eachTarget(w, pattern.left, leaf);
      break;
    case 'RestElement':
      eachTarget(w, pattern.argument, leaf);
      break;
    case 'TSParameterProperty':
      eachTarget(w, pattern.parameter, leaf);
      break;
    default:
      leaf(pattern);
  }
}
