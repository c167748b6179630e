/**
 * A class inside of a function: the function that its constructor is, with what else its members put on it, in the language's order:
 *
 *     superclass; constructor; methods and accessors, one after the other; the class gets its name; static fields and blocks
 *
 * Each run makes a new class, as it does in the language.
 */
import type { Func, ValueId } from '@wengert/ir';
import {
  isField,
  privateMembers,
  type ClassDeclaration,
  type ClassMember,
  type ClassNode,
  type MethodDefinition,
  type PrivateMember,
  type PropertyDefinition,
  type StaticBlock,
} from '../../syntax/classes.js';
import { propertyKey } from '../expressions/member.js';
import type { ExpressionForm, StatementForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import { defineField, defineMember, extendClass } from '../runtime-calls.js';
import { inScope, statements } from '../statements/block.js';
import { PrivateNames } from './private.js';

export const classDeclaration: StatementForm<ClassDeclaration> = (ctx, node) => {
  if (node.declare === true) return;
  const value = classExpression(ctx, node);
  ctx.variables.declare(ctx.program.analysis.bindingOf(node.id!)!, value);
};

export const classExpression: ExpressionForm<ClassNode> = (ctx, node) => {
  let made: ValueId;
  inScope(ctx, node, (scope) => {
    const { b, variables } = ctx;
    const parent = node.superClass === null ? undefined : ctx.expression(node.superClass);
    made = ctx.program.forms.closure(ctx, node);
    if (parent !== undefined) extendClass(ctx, made, parent);
    const prototype = b.load(made, b.const('prototype'));
    const { bindings } = scope!;
    variables.declare(bindings.get('<home>')!, prototype);
    variables.declare(bindings.get('<static-home>')!, made);
    const own = node.id && bindings.get(node.id.name);
    if (own) variables.declare(own, made);
    define(ctx, node, made, prototype);
  });
  return made!;
};

function define(ctx: Lowering, node: ClassNode, made: ValueId, prototype: ValueId): void {
  const privates = privateMembers(node, true).length > 0 ? new PrivateNames(ctx, made, node, true) : undefined;
  const later: (() => void)[] = [];
  for (const member of node.body.body) {
    if (isMethod(member)) method(ctx, member, member.static ? made : prototype);
    else if (isField(member) && member.static) later.push(staticField(ctx, member, made, privates));
    else if (member.type === 'StaticBlock') later.push(() => void initial(ctx, member, made));
  }
  for (const run of later) run();
}

/** True of methods, getters and setters that are found by a name. */
function isMethod(member: ClassMember): member is MethodDefinition {
  if (member.type !== 'MethodDefinition' || member.kind === 'constructor' || member.value.body === null) return false;
  return member.key.type !== 'PrivateIdentifier';
}

function method(ctx: Lowering, member: MethodDefinition, target: ValueId): void {
  ctx.locate(member, () => {
    const key = propertyKey(ctx, member);
    const fn = ctx.program.forms.closure(ctx, member.value);
    defineMember(ctx, target, key, fn, ctx.b.const(member.kind));
  });
}

/** Evaluates the name of the field; gives what evaluates its value, when all members are there. */
function staticField(ctx: Lowering, member: PropertyDefinition, made: ValueId, privates?: PrivateNames): () => void {
  const { b } = ctx;
  const key = member.key.type === 'PrivateIdentifier' ? undefined : propertyKey(ctx, member);
  return () =>
    ctx.locate(member, () => {
      const value = member.value === null ? b.const(undefined) : initial(ctx, member, made);
      if (key === undefined) {
        privates!.set(member as PrivateMember, value);
        return;
      }
      defineField(ctx, made, key);
      b.store(made, key, value);
    });
}

/** Runs a static block, or the initial value of a static field. */
function initial(ctx: Lowering, member: PropertyDefinition | StaticBlock, made: ValueId): ValueId {
  return ctx.b.call(ctx.program.forms.closure(ctx, member), made, [], { text: 'static' });
}

/** The function that the initial value of a static field is, or a static block. It is called with the class as `this`. */
export function lowerInitialiser(ctx: Lowering, node: PropertyDefinition | StaticBlock): Func {
  const { b } = ctx;
  const location = ctx.at(node);
  b.location = location;
  return b.function({ name: 'static', form: 'method', location }, () =>
    inScope(ctx, node, (scope) => {
      if (node.type === 'StaticBlock') statements(ctx, node.body, scope);
      else b.return(ctx.expression(node.value!));
    }),
  );
}
