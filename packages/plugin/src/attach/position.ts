/** Where in the program a function stands, as far as that decides how a record is attached to it. Knows syntax only. */
import type { Node } from 'oxc-parser';

// What TypeScript adds around an expression and compilation takes away again.
const transparent = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ParenthesizedExpression',
]);

/** The node that an expression is a part of, and the part: the expression itself with the types around it. */
export interface Role {
  readonly holder: Node;
  readonly part: Node;
  /** The nodes around the holder, outermost first. */
  readonly around: readonly Node[];
}

export function roleOf(node: Node, around: readonly Node[]): Role {
  let at = around.length - 1;
  while (transparent.has(around[at].type)) at--;
  return { holder: around[at], part: around[at + 1] ?? node, around: around.slice(0, at) };
}

export function isFunction(node: Node): boolean {
  return (
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
  );
}

/**
 * Whether a call put in place of an expression may be marked as pure, so that bundlers drop it with the variable that
 * it initialises. Only code that runs once, with the module, gains by it. A mark on what is called, read from or used as
 * a tag would count for the whole of that expression and drop too much.
 */
export function mayBePure({ holder, part, around }: Role): boolean {
  return isPlainPlace(holder, part) && ![...around, holder].some((n) => isFunction(n) || isScopeOfItsOwn(n));
}

function isScopeOfItsOwn({ type }: Node): boolean {
  return type === 'ClassBody' || type === 'TSModuleBlock';
}

function isPlainPlace(holder: Node, part: Node): boolean {
  switch (holder.type) {
    case 'VariableDeclarator':
      return holder.init === part;
    case 'Property':
      return holder.value === part;
    case 'AssignmentExpression':
      return holder.right === part;
    case 'ExportDefaultDeclaration':
      return holder.declaration === part;
    case 'CallExpression':
    case 'NewExpression':
      return holder.callee !== part;
    case 'ConditionalExpression':
      return holder.test !== part;
    case 'ArrayExpression':
      return true;
    default:
      return false;
  }
}

/** A property key that can be told from the source. */
export interface Key {
  /** The property's name. */
  readonly name: string;
  /** How the key is written in an object literal: `m`, `'a-b'`, `1`. */
  readonly text: string;
  /** How the property is read: `.m`, `['a-b']`. */
  readonly access: string;
}

export function keyOf({ key, computed }: { key: Node; computed: boolean }): Key | undefined {
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number'))
    return keyOfName(String(key.value));
  if (computed) return undefined;
  if (key.type === 'Identifier') return keyOfName(key.name);
  if (key.type === 'PrivateIdentifier') return keyOfName(`#${key.name}`);
  return undefined;
}

/** `{ __proto__: f }` would set the prototype, so that key is written in brackets. */
export function keyOfName(name: string): Key {
  const plain = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && name !== '__proto__';
  const quoted = JSON.stringify(name);
  if (plain) return { name, text: name, access: `.${name}` };
  return { name, text: name === '__proto__' ? `[${quoted}]` : quoted, access: `[${quoted}]` };
}
