/**
 * Classes: their names, and what their members run. The constructor of a class is one function with the initial values of its
 * fields, which are computed in it; it is there also where it is not written.
 */
import type { Node } from '../../syntax.js';
import { variablesOfKey } from '../../syntax/fixed-key.js';
import type { MutableFunction } from '../findings.js';
import type { Binding } from '../model.js';
import type { Walker } from '../walker.js';
import { enterInitialiser, parametersAndBody } from './functions.js';
import { visitMember } from './members.js';
import { callsNothing } from './inert.js';
import { inferName } from './names.js';
import type { Fields, Visitors } from './visitor.js';

const keyed: ReadonlySet<string> = new Set(['MethodDefinition', 'PropertyDefinition', 'AccessorProperty']);

/** What the members of one class share. */
interface ClassParts {
  readonly isDerived: boolean;
  readonly constructor: MutableFunction;
  readonly home: Binding;
  readonly staticHome: Binding;
}

function enterClass(w: Walker, node: Fields): void {
  const { record } = w;
  w.each(node.decorators);
  const name = node.id?.name ?? w.names.get(node) ?? '';
  const home = record.hidden('super', 'home', node);
  const about = { node, kind: 'constructor', name, async: false, generator: false } as const;
  const constructor = record.newFunction(about, home);
  const staticHome = record.hidden('super', 'static-home', node);
  const parts: ClassParts = { isDerived: Boolean(node.superClass), constructor, home, staticHome };
  record.within(node, false, () => {
    for (const binding of [home, staticHome]) record.scope.bindings.set(`<${binding.kind}>`, binding);
    if (node.id) record.declareInner(node.id, node.start, constructor);
    if (node.superClass) w.visit(node.superClass);
    const members = node.body.body as Fields[];
    record.withPrivates(privateNames(w, members), () => {
      for (const member of members) {
        w.each(member.decorators);
        if (member.type === 'StaticBlock') enterInitialiser(w, member, () => w.each(member.body), staticHome);
        else if (keyed.has(member.type)) visitKeyed(w, member, parts);
      }
    });
  });
}

function privateNames(w: Walker, members: readonly Fields[]): Map<string, Binding> {
  const names = new Map<string, Binding>();
  for (const member of members) {
    if (member.key?.type !== 'PrivateIdentifier' || (member.type === 'MethodDefinition' && !member.value.body))
      continue;
    const name = `#${member.key.name}`;
    const binding = names.get(name) ?? w.record.hidden(name, 'private', member);
    if (member.kind === 'get' || member.kind === 'set') binding.accessors.push(member.kind);
    names.set(name, binding);
  }
  return names;
}

/** A method, field or accessor. */
function visitKeyed(w: Walker, member: Fields, { isDerived, constructor, home, staticHome }: ClassParts): void {
  const { record } = w;
  // the constructor asks whether the object has the name already
  if (isDerived && !member.static && member.key.type === 'PrivateIdentifier')
    record.as(constructor, () => record.usePrivate(member.key, false));
  if (member.computed) w.visit(member.key);
  if (member.type !== 'MethodDefinition') visitField(w, member, constructor, staticHome);
  else if (member.kind !== 'constructor') {
    const visit = (): void => visitMember(w, member, member.static ? staticHome : home);
    // the constructor gives private methods to an object
    if (member.key.type === 'PrivateIdentifier' && !member.static) record.as(constructor, visit);
    else visit();
  } else if (member.value.body) {
    const { value } = member;
    record.as(constructor, () => record.within(value, true, () => parametersAndBody(w, value)));
  }
}

function visitField(w: Walker, member: Fields, constructor: MutableFunction, staticHome: Binding): void {
  // the constructor has to name its fields
  if (member.computed && !member.static && variablesOfKey(member.key as Node) !== undefined)
    w.record.as(constructor, () => w.visit(member.key));
  if (!member.value) return;
  inferName(w, member.key, member.value);
  const walk = (): void => w.visit(member.value);
  if (member.static) enterInitialiser(w, member, walk, staticHome);
  else w.record.as(constructor, () => w.record.within(member, true, walk));
}

export const classes: Visitors = {
  ClassDeclaration(w, node) {
    if (node.declare) return;
    if (node.id) {
      const binding = w.record.declare(node.id, 'class');
      binding.initialised = node.end;
      if (callsNothing(node)) w.record.holders.push([binding, node]);
    }
    enterClass(w, node);
  },
  ClassExpression: enterClass,
};
