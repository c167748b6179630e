/**
 * `object.#name`. An object that was made by lowered code has its private names in a hidden object of its own; those of one that was
 * made outside are reached through a function that stands inside of the class. The functions of a private getter and setter have keys
 * of their own, and come from outside both at once, in an object.
 */
import { objectOf, unknown, type ValueId } from '@wengert/ir';
import {
  isAccessor,
  privateMembers,
  type ClassMember,
  type ClassNode,
  type PrivateMember,
} from '../../syntax/classes.js';
import type { FunctionNode, Node, PrivateIdentifier } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import type { Reference } from '../reference.js';
import { hasPrivate, hasPrivates, makePrivates, privatesOf, throwTypeError } from '../runtime-calls.js';

/** What stands under a private name: something that is kept, or what runs when it is read or assigned. */
type Part = 'value' | 'get' | 'set';

/** The key in the hidden object. A subclass may have the same name, for another place. */
function keyOf(ctx: Lowering, name: string, owner: Node, part: Part): string {
  return `${part} #${name} (${ctx.program.source.file}:${owner.start})`;
}

/** The private names of an object, or of a class, that is being made. */
export class PrivateNames {
  readonly keys: ReadonlyMap<ClassMember, string>;
  readonly holder: ValueId;

  /**
   * Gives the object its private methods; fields get their values later.
   * @param mayHave true if the object may have been made before, by what the class extends
   */
  constructor(
    private readonly ctx: Lowering,
    private readonly instance: ValueId,
    private readonly node: ClassNode,
    isStatic = false,
    private readonly mayHave = false,
  ) {
    const members = privateMembers(node, isStatic);
    const first = (name: string): Node => members.find(({ key }) => key.name === name)!;
    this.keys = new Map(
      members.map((m) => [m, keyOf(ctx, m.key.name, first(m.key.name), isAccessor(m) ? m.kind : 'value')]),
    );
    this.holder = makePrivates(
      ctx,
      instance,
      objectOf(Object.fromEntries([...this.keys.values()].map((k) => [k, unknown]))),
    );
    for (const member of members)
      if (member.type === 'MethodDefinition')
        this.set(
          member,
          ctx.locate(member, () => ctx.program.forms.closure(ctx, member.value as FunctionNode)),
        );
  }

  set(member: PrivateMember, value: ValueId): void {
    const { ctx } = this;
    const { b } = ctx;
    const key = b.const(this.keys.get(member));
    const what =
      member.type === 'MethodDefinition'
        ? `private methods of class ${this.node.id?.name ?? 'anonymous'}`
        : `#${member.key.name}`;
    if (this.mayHave)
      b.if(
        this.has(member, key),
        () => void throwTypeError(ctx, `Cannot initialize ${what} twice on the same object`),
        () => {},
      );
    b.store(this.holder, key, value);
  }

  /** Has the object the name already, given by code of ours or by the class itself? */
  private has(member: PrivateMember, key: ValueId): ValueId {
    const { ctx, instance } = this;
    const { outside } = ctx.variables.privateName(member.key);
    return ctx.choose(
      hasPrivates(ctx, instance, key),
      () => ctx.b.const(true),
      () =>
        outside === undefined ? ctx.b.const(false) : hasPrivate(ctx, outside.fn, ctx.b.const(outside.index), instance),
    );
  }
}

/** One use of a private name: where it is, in objects of ours and in others. */
class Use {
  private readonly owner: ClassMember;
  private readonly outside: { readonly fn: ValueId; readonly index: number } | undefined;

  constructor(
    private readonly ctx: Lowering,
    private readonly object: ValueId,
    private readonly name: PrivateIdentifier,
  ) {
    const { binding, outside } = ctx.variables.privateName(name);
    this.owner = binding.node as ClassMember;
    this.outside = outside;
  }

  /** `write` with the hidden object, if the object has one with that key; `other` for objects that were made outside. */
  private either(
    part: Part,
    write: (holder: ValueId, key: ValueId) => ValueId,
    other: (fn: ValueId, index: number, key: ValueId) => ValueId,
  ): ValueId {
    const { ctx, object, name, outside } = this;
    const { b, construction } = ctx;
    const text = keyOf(ctx, name.name, this.owner, part);
    const key = b.const(text);
    const own = construction?.instance === object ? construction.privates : undefined;
    if (own && [...own.keys.values()].includes(text)) return write(own.holder, key);
    return ctx.choose(
      hasPrivates(ctx, object, key),
      () => write(privatesOf(ctx, object, objectOf({ [text]: unknown })), key),
      () =>
        outside === undefined
          ? throwTypeError(
              ctx,
              `Cannot access private member #${name.name} of an object whose class did not declare it`,
            )
          : other(outside.fn, outside.index, key),
    );
  }

  private function(part: 'get' | 'set'): ValueId {
    const { b } = this.ctx;
    const type = objectOf({ get: unknown, set: unknown });
    return this.either(
      part,
      (holder, key) => b.load(holder, key),
      (fn, index, key) => b.load(b.loadPrivate(this.object, key, fn, index, type), b.const(part)),
    );
  }

  get(): ValueId {
    const { ctx, object, owner } = this;
    const { b } = ctx;
    if (isAccessor(owner)) return b.call(this.function('get'), object, [], { text: `#${this.name.name}` });
    return this.either(
      'value',
      (holder, key) => b.load(holder, key),
      (fn, index, key) => b.loadPrivate(object, key, fn, index),
    );
  }

  set(value: ValueId): void {
    const { ctx, object, owner } = this;
    const { b } = ctx;
    if (isAccessor(owner)) {
      b.call(this.function('set'), object, [value], { text: `#${this.name.name}` });
    } else if (owner.type === 'MethodDefinition') {
      throwTypeError(ctx, `Private method '#${this.name.name}' is not writable`);
    } else {
      this.either(
        'value',
        (holder, key) => (b.store(holder, key, value), value),
        (fn, index, key) => (b.storePrivate(object, key, value, fn, index), value),
      );
    }
  }

  /** `#name in object` */
  isIn(): ValueId {
    const { ctx, object, owner } = this;
    const { b } = ctx;
    const key = b.const(keyOf(ctx, this.name.name, owner, isAccessor(owner) ? owner.kind : 'value'));
    const outside = this.outside && [this.outside.fn, b.const(this.outside.index)];
    const [fn, index] = outside ?? [b.const(undefined), b.const(-1)];
    return ctx.choose(
      hasPrivates(ctx, object, key),
      () => b.const(true),
      () => hasPrivate(ctx, fn, index, object),
    );
  }
}

export function isIn(ctx: Lowering, name: PrivateIdentifier, object: ValueId): ValueId {
  return new Use(ctx, object, name).isIn();
}

/** The property that a private name of an object is. */
export function privateProperty(ctx: Lowering, object: ValueId, name: PrivateIdentifier, node: Node): Reference {
  const use = new Use(ctx, object, name);
  return { read: () => ctx.locate(node, () => use.get()), write: (value) => ctx.locate(node, () => use.set(value)) };
}
