/** Classes: their names, and what their members run. */
import type { Walker } from '../walker.js';
import { enterInitialiser } from './functions.js';
import { visitMember } from './members.js';
import { inferName } from './names.js';
import type { Fields, Visitors } from './visitor.js';

const keyed: ReadonlySet<string> = new Set(['MethodDefinition', 'PropertyDefinition', 'AccessorProperty']);

function enterClass(w: Walker, node: Fields): void {
  w.each(node.decorators);
  w.record.within(node, false, () => {
    if (node.type === 'ClassDeclaration' && node.id) w.record.declareInner(node.id, node.start);
    if (node.superClass) w.visit(node.superClass);
    for (const member of node.body.body as Fields[]) {
      w.each(member.decorators);
      if (member.type === 'StaticBlock') enterInitialiser(w, member, () => w.each(member.body));
      else if (keyed.has(member.type)) visitKeyed(w, member);
    }
  });
}

/** A method, field or accessor. */
function visitKeyed(w: Walker, member: Fields): void {
  if (member.computed) w.visit(member.key);
  if (member.type === 'MethodDefinition') visitMember(w, member);
  else if (member.value) {
    inferName(w, member.key, member.value);
    enterInitialiser(w, member, () => w.visit(member.value));
  }
}

export const classes: Visitors = {
  ClassDeclaration(w, node) {
    if (node.declare) return;
    if (node.id) w.record.declare(node.id, 'class').initialised = node.end;
    enterClass(w, node);
  },
  ClassExpression(w, node) {
    if (!node.id) return enterClass(w, node);
    w.record.within(node.id, false, () => {
      w.record.declare(node.id, 'own-name');
      enterClass(w, node);
    });
  },
};
