/**
 * Attaches to the members of a class and to its constructor by a static block, which stands first, so that private names
 * are in scope and no code of the user has run:
 *
 *     class K { static{$wm(this.prototype,[["value","m",$w1],["get","g",$w2]]);$wm(this,[...]);$wa(this.#s,$w3);$wa(this,$w4)} ... }
 *
 * Private methods of instances are found on instances only, so that a field attaches to them, once: `#$wa=void $wa(this.#m,$w5)`.
 * Nothing gives the function of a private getter or setter, so that each calls a private method that gets its body:
 *
 *     get #v() { ... }    becomes    get #v(){return this.#$wg_v()}#$wg_v() { ... }
 */
import type { Class, MethodDefinition, Node, PrivateIdentifier } from 'oxc-parser';
import { argumentText, type File } from './file.js';
import { keyOf, type Key } from './position.js';

export function attachClass(file: File, node: Class, around: readonly Node[]): void {
  const members = { prototype: [] as string[], static: [] as string[] };
  const ofInstances: string[] = [];
  let single = '';
  const inside = [...around, node, node.body];

  node.body.body.forEach((member, k) => {
    if (member.type !== 'MethodDefinition' || member.kind === 'constructor' || member.decorators.length > 0) return;
    const { value } = member;
    if (value.body === null) return;
    const key = keyOf(member) ?? symbolOf(member);
    if (key === undefined) return;

    if (member.key.type === 'PrivateIdentifier') {
      const method = member.kind === 'method' ? key.name : delegate(file, member, member.kind);
      const text = `${file.use('attach')}(this.${method},${argumentText(file.site(member, inside))})`;
      if (member.static) single += `${text};`;
      else ofInstances.push(text);
      return;
    }
    if (!isLast(member, node.body.body.slice(k + 1))) return;
    const part = member.kind === 'method' ? 'value' : member.kind;
    const site = argumentText(file.site(member, inside));
    members[member.static ? 'static' : 'prototype'].push(
      `[${JSON.stringify(part)},${isWellKnownSymbol(member.key) ? key.text : JSON.stringify(key.name)},${site}]`,
    );
  });

  if (members.prototype.length > 0)
    single += `${file.use('members')}(this.prototype,[${members.prototype.join(',')}]);`;
  if (members.static.length > 0) single += `${file.use('members')}(this,[${members.static.join(',')}]);`;
  single += `${file.use('attach')}(this,${argumentText(file.site(node, around))})`;
  const field = ofInstances.length === 0 ? '' : `#${file.names.attach}=void(${ofInstances.join(',')});`;
  file.edit.open(node.body.start + 1, `static{${single}}${field}`);
}

/** Gives the body of a private getter or setter to a method; gives the name of that. */
function delegate({ edit, names }: File, { key, static: isStatic }: MethodDefinition, part: 'get' | 'set'): string {
  const method = names.part(part, (key as PrivateIdentifier).name);
  const { value } = names;
  const call = part === 'get' ? `(){return this.${method}()}` : `(${value}){this.${method}(${value})}`;
  edit.close(key.end, `${call}${isStatic ? 'static ' : ''}${method}`);
  return method;
}

/** Whether nothing after a member of a class can have replaced it: a key that is not known, or the same key again. */
function isLast(member: MethodDefinition, later: Class['body']['body']): boolean {
  const name = (keyOf(member) ?? symbolOf(member))?.name;
  return later.every((other) => {
    if (other.type !== 'MethodDefinition' || other.static !== member.static || other.value.body === null) return true;
    const key = keyOf(other) ?? symbolOf(other);
    if (key === undefined) return false;
    const pair = other.kind !== 'method' && member.kind !== 'method' && other.kind !== member.kind;
    return key.name !== name || pair;
  });
}

/** `[Symbol.iterator]` and the like, whose name no other key has. */
function symbolOf({ key, computed }: MethodDefinition): Key | undefined {
  if (!computed || !isWellKnownSymbol(key)) return undefined;
  const text = `Symbol.${key.property.name}`;
  return { name: `@@${text}`, text, access: `[${text}]` };
}

type SymbolKey = Node & { type: 'MemberExpression'; property: { type: 'Identifier'; name: string } };

function isWellKnownSymbol(key: Node): key is SymbolKey {
  return (
    key.type === 'MemberExpression' &&
    !key.computed &&
    key.object.type === 'Identifier' &&
    key.object.name === 'Symbol' &&
    key.property.type === 'Identifier'
  );
}
