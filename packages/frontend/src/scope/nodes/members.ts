/** Properties of object literals, and methods of classes. */
import type { FunctionNode } from '../../syntax.js';
import type { Binding, FunctionInfo } from '../model.js';
import type { Walker } from '../walker.js';
import { enterFunction } from './functions.js';
import { inferName } from './names.js';
import type { Fields, Visitors } from './visitor.js';

const memberKinds: ReadonlyMap<string, FunctionInfo['kind']> = new Map([
  ['get', 'getter'],
  ['set', 'setter'],
  ['method', 'method'],
]);

/** The value of a property of an object literal or class: a method, or any expression. */
export function visitMember(w: Walker, node: Fields, home?: Binding): void {
  const { value, kind } = node;
  const form = memberKinds.get(kind as string) ?? (node.method === true ? 'method' : undefined);
  if (form !== undefined && value.type === 'FunctionExpression') {
    const key = node.key as Fields;
    const name = node.computed ? undefined : String(key.name ?? key.value);
    if (value.body) enterFunction(w, value as FunctionNode, form, name, home);
    return;
  }
  if (!node.computed) inferName(w, node.key, value);
  w.visit(value);
}

export const members: Visitors = {
  ObjectExpression(w, node) {
    const { record } = w;
    // the object is there before its methods are
    const home = record.hidden('super', 'home', node);
    home.initialised = node.start;
    record.within(node, false, () => {
      record.scope.bindings.set('<home>', home);
      for (const property of node.properties as Fields[]) {
        if (property.type !== 'Property') w.visit(property);
        else {
          if (property.computed) w.visit(property.key);
          visitMember(w, property, home);
        }
      }
    });
  },
  Property(w, node) {
    if (node.computed) w.visit(node.key);
    visitMember(w, node);
  },
};
