/**
 * Attaches to function expressions and arrow functions by a call around them:
 *
 *     map($wa((x) => x * k, $w1, () => k))
 *     const f = $wa({f:(x) => x * k}.f, $w2, () => k)          keeps the name that the variable gives
 *     const f = /*#__PURE__*\/ $wa((x) => x * c, $w3, 0, "f")   at the top of a module, where bundlers may drop it
 *     { ...$we({[key]: (x) => x}, $w4) }                       keeps the name that a computed key gives
 */
import type { ArrowFunctionExpression, Function, Node } from 'oxc-parser';
import { argumentText, wrap, type File } from './file.js';
import { keyOf, keyOfName, mayBePure, roleOf, type Key, type Role } from './position.js';

export function attachExpression(file: File, node: Function | ArrowFunctionExpression, around: readonly Node[]): void {
  const role = roleOf(node, around);
  if (isMethodValue(role.holder)) return;
  const named = node.id !== null;
  if (!named && isCalledAtOnce(role)) return;

  if (!named && hasComputedKey(role.holder)) {
    // fields of classes with such keys get no record: their keys are computed only once
    if (role.holder.type !== 'Property') return;
    wrap(file, role.holder, `...${file.use('member')}({`, `},${argumentText(file.site(node, around))})`);
    return;
  }
  const name = named ? undefined : inferredName(role);
  const site = file.site(node, around);
  const attach = file.use('attach');
  if (mayBePure(role)) wrap(file, node, `/*#__PURE__*/${attach}(`, `,${argumentText(site, name?.name)})`);
  else if (name !== undefined) wrap(file, node, `${attach}({${name.text}:`, `}${name.access},${argumentText(site)})`);
  else wrap(file, node, `${attach}(`, `,${argumentText(site)})`);
}

/** Functions of methods, getters and setters; their object or class attaches to them. */
function isMethodValue(holder: Node): boolean {
  if (holder.type === 'Property') return holder.method || holder.kind !== 'init';
  return holder.type === 'MethodDefinition' || holder.type === 'TSAbstractMethodDefinition';
}

/** `(() => { ... })()`: nobody else ever sees the function. */
function isCalledAtOnce({ holder, part }: Role): boolean {
  return holder.type === 'CallExpression' && holder.callee === part;
}

function hasComputedKey(holder: Node): boolean {
  if (holder.type !== 'Property' && holder.type !== 'PropertyDefinition' && holder.type !== 'AccessorProperty')
    return false;
  return keyOf(holder) === undefined;
}

/** The name that the language gives to an anonymous function in this place. */
function inferredName({ holder, part }: Role): Key | undefined {
  switch (holder.type) {
    case 'VariableDeclarator':
      return holder.id.type === 'Identifier' ? keyOfName(holder.id.name) : undefined;
    case 'AssignmentExpression':
      return holder.left.type === 'Identifier' && naming.has(holder.operator) ? keyOfName(holder.left.name) : undefined;
    case 'AssignmentPattern':
      return holder.left.type === 'Identifier' ? keyOfName(holder.left.name) : undefined;
    case 'Property':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return holder.value === part ? keyOf(holder) : undefined;
    case 'ExportDefaultDeclaration':
      return keyOfName('default');
    default:
      return undefined;
  }
}

const naming = new Set(['=', '&&=', '||=', '??=']);
