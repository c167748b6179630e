/**
 * What can be assigned: a variable, or a property whose object and key are evaluated once; and patterns, which assign to
 * several of them. All orders of evaluation are JavaScript's.
 */
import type { ValueId } from '@wengert/ir';
import {
  unwrap,
  type ArrayExpression,
  type ArrayPattern,
  type Expression,
  type MemberExpression,
  type ObjectPattern,
  type Pattern,
} from '../syntax.js';
import { privateProperty } from './class/private.js';
import { superProperty } from './class/super.js';
import { propertyKey } from './expressions/member.js';
import { begin } from './iteration.js';
import { callMethod, requireObject } from './runtime-calls.js';
import type { Lowering } from './lowering.js';

export interface Reference {
  read(): ValueId;
  write(value: ValueId): void;
}

/** A variable or property that stands at the left of `op=`, or beside `++`. */
export function reference(ctx: Lowering, target: Pattern): Reference {
  const node = unwrap(target);
  if (node.type === 'Identifier') {
    const binding = ctx.program.analysis.bindingOf(node)!;
    return {
      read: () => ctx.variables.read(binding, node),
      write: (value) => ctx.variables.write(binding, value, node),
    };
  }
  if (node.type === 'MemberExpression') return property(ctx, node);
  return ctx.refuse(
    node,
    'This target of an assignment',
    'Only variables and properties can be assigned here.',
    'Assign to a variable.',
  );
}

function property(ctx: Lowering, node: MemberExpression): Reference {
  const { b } = ctx;
  if (node.object.type === 'Super') return superProperty(ctx, node);
  if (ctx.program.analysis.bindingOf(unwrap(node.object))?.kind === 'arguments')
    ctx.refuseForm(node, 'assigned arguments');
  const object = ctx.expression(node.object);
  if (node.property.type === 'PrivateIdentifier') return privateProperty(ctx, object, node.property, node);
  const key = propertyKey(ctx, node);
  return {
    read: () => ctx.locate(node, () => b.load(object, key)),
    write: (value) => b.store(object, key, value),
  };
}

/** Whether the names in a pattern are declared here, or assigned. */
export type Mode = 'declare' | 'assign';

type Assign = (value: ValueId) => void;

/** Declares or assigns what the pattern names, from a value. */
export function bind(ctx: Lowering, pattern: Pattern, value: ValueId, mode: Mode): void {
  target(ctx, pattern, mode)(value);
}

/** Evaluates what comes before the value (objects and keys that are assigned to); gives what takes the value. */
function target(ctx: Lowering, pattern: Pattern, mode: Mode): Assign {
  const { b } = ctx;
  const node = unwrap(pattern);
  switch (node.type) {
    case 'Identifier': {
      const binding = ctx.program.analysis.bindingOf(node)!;
      return mode === 'declare'
        ? (value) => ctx.variables.declare(binding, value)
        : (value) => ctx.variables.write(binding, value, node);
    }
    case 'ArrayPattern':
      return (value) => bindIterable(ctx, node, value, mode);
    case 'ObjectPattern':
      return (value) => bindProperties(ctx, node, value, mode);
    case 'AssignmentPattern': {
      const assign = target(ctx, node.left, mode);
      return (value) => {
        const missing = b.prim('eq', [value, b.const(undefined)]);
        assign(
          ctx.choose(
            missing,
            () => ctx.expression(node.right),
            () => value,
          ),
        );
      };
    }
    default: {
      const { write } = reference(ctx, node);
      return write;
    }
  }
}

/** The elements of a value that an array pattern takes apart. */
interface Elements {
  at(index: number): ValueId;
  from(index: number): ValueId;
}

function bindIterable(ctx: Lowering, pattern: ArrayPattern, value: ValueId, mode: Mode): void {
  const { b } = ctx;
  const { list, advance, exhaust, close, during } = begin(ctx, value, pattern);
  const at = (index: number): ValueId => {
    advance();
    return b.load(list(), b.const(index));
  };
  const from = (index: number): ValueId => {
    exhaust();
    const prototype = b.load(b.global('Array'), b.const('prototype'));
    return b.call(b.load(prototype, b.const('slice')), list(), [b.const(index)], { text: 'Array.prototype.slice' });
  };
  during(() => bindElements(ctx, pattern, { at, from }, mode));
  close();
}

function bindElements(ctx: Lowering, pattern: ArrayPattern, elements: Elements, mode: Mode): void {
  pattern.elements.forEach((element, i) => {
    if (element === null) elements.at(i);
    else if (element.type === 'RestElement') target(ctx, element.argument, mode)(elements.from(i));
    else target(ctx, element, mode)(elements.at(i));
  });
}

/**
 * `[a, b] = [b, a]` without the array: true if it was lowered so. Only for statements, as an expression has the array for
 * its value.
 */
export function bindArrayLiteral(ctx: Lowering, pattern: Pattern, value: Expression, mode: Mode): boolean {
  const literal = unwrap(value);
  if (pattern.type !== 'ArrayPattern' || literal.type !== 'ArrayExpression') return false;
  if (!isPlain(literal) || pattern.elements.some((e) => e?.type === 'RestElement')) return false;
  const values = literal.elements.map((e) => ctx.expression(e as Expression));
  const at = (index: number): ValueId => values[index] ?? ctx.b.const(undefined);
  bindElements(ctx, pattern, { at, from: at }, mode);
  return true;
}

function isPlain(literal: ArrayExpression): boolean {
  return literal.elements.every((e) => e !== null && e.type !== 'SpreadElement');
}

function bindProperties(ctx: Lowering, pattern: ObjectPattern, value: ValueId, mode: Mode): void {
  const { b } = ctx;
  const taken: ValueId[] = [];
  if (pattern.properties[0]?.type !== 'Property') requireObject(ctx, value, pattern);
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      const assign = target(ctx, property.argument, mode);
      const rest = callMethod(ctx, b.global('Object'), 'assign', [ctx.object([], []), value], 'Object.assign');
      for (const key of taken) b.delete(rest, key);
      assign(rest);
    } else {
      const key = propertyKey(ctx, property);
      taken.push(key);
      const assign = target(ctx, property.value, mode);
      assign(b.load(value, key));
    }
  }
}
