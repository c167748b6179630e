/** Expressions that use names, or hold names that are no uses. The traces of tools are read through. */
import { importedName, isCoverageCounter, namedFunction } from '../../toolmarks.js';
import { asideIn } from '../aside.js';
import { inferName } from './names.js';
import { assignPattern } from './patterns.js';
import type { Fields, Visitors } from './visitor.js';

export const expressions: Visitors = {
  Identifier: (w, node) => w.record.use(node, false),
  PrivateIdentifier: (w, node) => w.record.usePrivate(node, false),
  Literal(w, node) {
    w.record.mentionsBigint ||= typeof node.value === 'bigint';
  },
  ThisExpression: (w, node) => w.record.useSpecial(node, 'this'),
  Super: (w, node) => w.record.useSpecial(node, 'super'),
  MetaProperty(w, node) {
    if (node.meta.name === 'new') w.record.useSpecial(node, 'new.target');
  },
  MemberExpression(w, node) {
    const imported = importedName(node);
    if (imported !== undefined) return w.record.use(node, false, imported);
    // a property of `super` is one of `this`, too
    if (node.object.type === 'Super') w.record.useSpecial(node, 'this');
    w.visit(node.object);
    if (node.computed || node.property.type === 'PrivateIdentifier') w.visit(node.property);
  },
  CallExpression(w, node) {
    const named = namedFunction(node);
    if (named !== undefined) {
      const name = w.names.get(named) ?? String(node.arguments[1].value);
      w.names.set(named, name);
      return w.visit(named as Fields);
    }
    if (isCoverageCounter(node)) return;
    if (node.callee.type !== 'Super') w.visit(node.callee);
    const aside = asideIn(node.callee, node.arguments);
    if (aside) w.record.useAside(aside);
    w.each(node.arguments);
  },
  UpdateExpression(w, node) {
    if (!isCoverageCounter(node)) assignPattern(w, node.argument);
  },
  AssignmentExpression(w, node) {
    inferName(w, node.left, node.right);
    assignPattern(w, node.left);
    w.visit(node.right);
  },
};
