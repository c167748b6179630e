/**
 * The constructor of a class as a function that makes the object: its parameter `this` holds `new.target`.
 *
 *     base     this = Object.create(new.target.prototype); fields; parameters; body; return this
 *     derived  parameters; body up to super(...); this = new superclass(...) for new.target; fields; the rest; return this
 *
 * Parameters that declare fields (TypeScript) are stored at the head of the body, or behind `super(...)`.
 */
import { arrayOf, objectOf, unknown, type Func, type ValueId } from '@wengert/ir';
import {
  constructorOf,
  isField,
  privateMembers,
  type ClassNode,
  type PrivateMember,
  type PropertyDefinition,
} from '../../syntax/classes.js';
import { eachChild, unwrap, type CallExpression, type Identifier, type Node, type Pattern } from '../../syntax.js';
import { isConstant } from '../../scope/captures.js';
import { variablesOfKey } from '../../syntax/fixed-key.js';
import { callArguments, propertyKey, staticKey } from '../expressions/member.js';
import { lengthOf, lowerParameters } from '../function.js';
import type { Lowering } from '../lowering.js';
import {
  createInstance,
  defineField,
  isObject,
  requireName,
  superclass,
  throwUnlessUndefined,
} from '../runtime-calls.js';
import { inScope, statements } from '../statements/block.js';
import { PrivateNames } from './private.js';

/** What the lowering of a constructor knows of the object that is made. */
export class Construction {
  /** The object, from where it exists on. */
  instance: ValueId | undefined;
  /** What its class adds to its private names. */
  privates: PrivateNames | undefined;
  /** How many regions are open where `super(...)` may stand. */
  private readonly depth: number;

  constructor(
    private readonly ctx: Lowering,
    private readonly node: ClassNode,
  ) {
    this.depth = ctx.b.depth;
  }

  get isDerived(): boolean {
    return this.node.superClass != null;
  }

  /** The object exists from here on: it gets its fields. */
  made(instance: ValueId): void {
    this.instance = instance;
    if (privateMembers(this.node).length > 0)
      this.privates = new PrivateNames(this.ctx, instance, this.node, false, this.isDerived);
    for (const member of this.node.body.body) if (isField(member) && !member.static) this.field(member);
  }

  private field(member: PropertyDefinition): void {
    const { ctx } = this;
    ctx.locate(member, () =>
      inScope(ctx, member, () => {
        const isPrivate = member.key.type === 'PrivateIdentifier';
        const key = isPrivate ? undefined : fieldName(ctx, member);
        const value = member.value === null ? ctx.b.const(undefined) : ctx.expression(member.value);
        if (key === undefined) return this.privates!.set(member as PrivateMember, value);
        defineField(ctx, this.instance!, key);
        ctx.b.store(this.instance!, key, value);
      }),
    );
  }

  /** Stores the parameters that are fields, too. */
  parameterFields(): void {
    const { ctx } = this;
    for (const id of parameterFields(this.node)) {
      const binding = ctx.program.analysis.bindingOf(id)!;
      ctx.b.store(this.instance!, ctx.b.const(id.name), ctx.variables.read(binding, id));
    }
  }

  /** `super(...)`, which makes the object. */
  super(node: CallExpression): ValueId {
    const { ctx } = this;
    const { b } = ctx;
    if (b.depth !== this.depth || this.instance !== undefined) ctx.refuseForm(node, 'super call');
    const parent = superclass(ctx, ctx.self);
    const { values, spread } = callArguments(ctx, node.arguments);
    const positions = spread.map((i) => i + 2);
    const options = { target: ctx.receiver, spread: positions, text: ctx.text(node.callee) };
    const instance = ctx.locate(node, () => b.new(parent, values, options));
    this.made(instance);
    this.parameterFields();
    return instance;
  }

  /** `super(...args)` of a class that has no constructor. */
  superAll(args: ValueId): void {
    const { ctx } = this;
    const parent = superclass(ctx, ctx.self);
    this.made(ctx.b.new(parent, [args], { target: ctx.receiver, spread: [2], text: 'super' }));
  }

  /** What `return value` returns: an object takes the place of the one that was made. */
  result(value: ValueId | undefined, node: Node): ValueId {
    const { ctx, instance } = this;
    if (instance === undefined) return ctx.refuseForm(node, 'this before super');
    if (value === undefined) return instance;
    const otherwise = (): ValueId => {
      if (this.isDerived) throwUnlessUndefined(ctx, value);
      return instance;
    };
    return ctx.choose(isObject(ctx, value), () => value, otherwise);
  }
}

export function lowerConstructor(ctx: Lowering, node: ClassNode): Func {
  const { b } = ctx;
  fence(ctx, node);
  const location = ctx.at(node);
  b.location = location;
  const written = constructorOf(node);
  const name = ctx.info.name === '' ? 'anonymous' : ctx.info.name;
  const length = written && lengthOf(written);
  return b.function({ name, form: 'constructor', length, location }, () => {
    const construction = new Construction(ctx, node);
    ctx.construction = construction;
    if (written === undefined && construction.isDerived) {
      construction.superAll(b.parameter('rest', arrayOf(unknown), 'args'));
    } else if (!construction.isDerived) construction.made(createInstance(ctx, ctx.receiver, objectOf({})));
    if (written !== undefined) {
      const scope = ctx.program.analysis.scopeOf(written)!;
      lowerParameters(ctx, written, scope);
      if (!construction.isDerived) construction.parameterFields();
      statements(ctx, written.body.body, scope);
    }
    if (!b.terminated) b.return(construction.result(undefined, node));
  });
}

/** The names of parameters that declare fields. */
function parameterFields(node: ClassNode): Identifier[] {
  return (constructorOf(node)?.params ?? []).flatMap((p) => {
    if ((p.type as string) !== 'TSParameterProperty') return [];
    const { parameter } = p as Node & { parameter: Pattern };
    const named = unwrap(parameter.type === 'AssignmentPattern' ? parameter.left : parameter);
    return named.type === 'Identifier' ? [named] : [];
  });
}

/** Refuses classes whose objects cannot be made by code of ours. */
function fence(ctx: Lowering, node: ClassNode): void {
  if ((node.decorators?.length ?? 0) > 0) ctx.refuseForm(node.decorators![0], 'Decorator');
  const named = new Set(parameterFields(node).map(({ name }) => name));
  for (const member of node.body.body) {
    if (
      member.type !== 'MethodDefinition' &&
      member.type !== 'PropertyDefinition' &&
      member.type !== 'AccessorProperty'
    )
      continue;
    if ((member.decorators?.length ?? 0) > 0) ctx.refuseForm(member.decorators![0], 'Decorator');
    if (member.static) continue;
    if (member.type === 'AccessorProperty') ctx.refuseForm(member);
    if (!isField(member)) continue;
    if (member.computed && !isFixed(ctx, member.key)) ctx.refuseForm(member, 'computed field');
    if (member.value !== null) refuseParameterFields(ctx, member.value, named);
  }
}

/** Is a computed name the same whenever an object is made? */
function isFixed(ctx: Lowering, key: Node): boolean {
  const { analysis } = ctx.program;
  const variables = variablesOfKey(key);
  return (
    variables?.every(({ node, isHolder }) => {
      const binding = analysis.bindingOf(node)!;
      return isHolder ? binding.kind === 'enum' || binding.kind === 'global' : isConstant(binding);
    }) ?? false
  );
}

function fieldName(ctx: Lowering, member: PropertyDefinition): ValueId {
  const key = propertyKey(ctx, member);
  if (member.computed) requireName(ctx, key);
  return key;
}

/** Compilers disagree whether the field has its value by then. */
function refuseParameterFields(ctx: Lowering, node: Node, named: ReadonlySet<string>): void {
  if (node.type === 'MemberExpression') {
    const { object, property, computed } = node as Node & { object: Node; property: Identifier; computed: boolean };
    if (unwrap(object).type === 'ThisExpression' && !computed && named.has(staticKey(property)))
      ctx.refuseForm(node, 'field of a parameter');
  }
  eachChild(node, (child) => refuseParameterFields(ctx, child, named));
}
