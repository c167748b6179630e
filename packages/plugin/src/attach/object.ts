/**
 * Attaches to the methods, getters and setters of object literals:
 *
 *     { m: $wa({m(x) { ... }}.m, $w1) }                        stays a method: no constructor, own name
 *     { ...$we({[key](x) { ... }}, $w2) }                      with a computed key
 *     $wm({ get g() { ... }, m() { super.m() } }, [["get", "g", $w3], ["value", "m", $w4]])
 *
 * The last form is for what cannot be moved to another object, and for literals at the top of a module, which bundlers
 * may then drop. It finds members by name afterwards, so a name that could have been given anew by then is left out.
 */
import type { Node, ObjectExpression, ObjectProperty } from 'oxc-parser';
import { argumentText, wrap, type File } from './file.js';
import { keyOf, mayBePure, roleOf } from './position.js';

export function attachObject(file: File, node: ObjectExpression, around: readonly Node[]): void {
  const pure = mayBePure(roleOf(node, around));
  const afterwards: string[] = [];
  node.properties.forEach((property, k) => {
    if (property.type !== 'Property' || !isMember(property)) return;
    const { value } = property;
    if (value.type !== 'FunctionExpression' || value.body === null) return;

    const key = keyOf(property);
    const bound = property.kind !== 'init' || file.usesSuper.has(property);
    const chain = [...around, node];
    if ((bound || pure) && key !== undefined && isLast(property, node.properties.slice(k + 1))) {
      const part = property.kind === 'init' ? 'value' : property.kind;
      afterwards.push(
        `[${JSON.stringify(part)},${JSON.stringify(key.name)},${argumentText(file.site(property, chain))}]`,
      );
    } else if (!bound) {
      const site = argumentText(file.site(property, chain));
      if (key === undefined) wrap(file, property, `...${file.use('member')}({`, `},${site})`);
      else wrap(file, property, `${key.text}:${file.use('attach')}({`, `}${key.access},${site})`);
    }
  });
  if (afterwards.length === 0) return;
  file.use('attach');
  wrap(file, node, `${pure ? '/*#__PURE__*/' : ''}${file.use('members')}(`, `,[${afterwards.join(',')}])`);
}

function isMember(property: ObjectProperty): boolean {
  return property.method || property.kind !== 'init';
}

/** Whether nothing after a member can have replaced it: a spread, a key that is not known, or the same key again. */
function isLast(member: ObjectProperty, later: ObjectExpression['properties']): boolean {
  const name = keyOf(member)?.name;
  return later.every((p) => {
    if (p.type !== 'Property') return false;
    const key = keyOf(p);
    if (key === undefined) return false;
    const pair = p.kind !== 'init' && member.kind !== 'init' && p.kind !== member.kind;
    return key.name !== name || pair;
  });
}
