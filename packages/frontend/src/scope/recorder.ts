/**
 * The state of the walk: where it is (scope and function), and what it has met so far (functions, scopes, declarations,
 * uses). Knows nothing of the types of nodes. Uses of names are kept as they are, and get their meaning in resolve.ts.
 */
import { isFunctionNode, type Identifier, type Node } from '../syntax.js';
import { makeBinding, SpecialBindings, type SpecialKind } from './bindings.js';
import type { MutableFunction, Reference } from './findings.js';
import type { Binding, BindingKind, FunctionInfo, Scope } from './model.js';

export class Recorder {
  readonly functions: MutableFunction[] = [];
  readonly infos = new Map<Node, MutableFunction>();
  readonly scopes = new Map<Node, Scope>();
  readonly bindings = new Map<Node, Binding>();
  readonly references: Reference[] = [];
  readonly special = new SpecialBindings();
  /** What `super` of methods starts from, by method. */
  private readonly homes = new Map<FunctionInfo, Binding>();
  /** The private names of the classes that the walk is in, outermost first. */
  private readonly privates: ReadonlyMap<string, Binding>[] = [];
  /** Bindings that are declared to be an expression, perhaps a function. */
  readonly definitions: [Binding, Node][] = [];
  /** Names in lists of exports, with the scope of the list. */
  readonly exportedNames: (readonly [Scope, string])[] = [];
  /** Names that keep functions which nobody calls until the name is used. */
  readonly holders: [Binding, Node][] = [];
  /** True if there is a `bigint` somewhere, or something that makes one. */
  mentionsBigint = false;
  /** The scope that the walk is in. */
  scope: Scope;
  /** The function that the walk is in; undefined outside of all functions. */
  private user: MutableFunction | undefined;

  constructor(root: Node) {
    this.scope = {
      parent: undefined,
      owner: undefined,
      isFunction: true,
      node: root,
      bindings: new Map(),
      functions: [],
    };
    if (!isFunctionNode(root)) this.scopes.set(root, this.scope);
  }

  /** Declares a name, again if it is known. */
  declare(id: Node, kind: BindingKind, scope = this.scope): Binding {
    const { name } = id as Identifier;
    let binding = scope.bindings.get(name);
    if (binding === undefined) {
      binding = makeBinding(name, kind, scope.owner, id, scope.parent === undefined);
      if (scope.node.type === 'SwitchStatement') {
        binding.scattered = true;
        const { cases } = scope.node as Node & { cases: readonly Node[] };
        binding.reach = cases.find(({ start, end }) => start <= id.start && id.end <= end)!.end;
      }
      scope.bindings.set(name, binding);
    }
    this.bindings.set(id, binding);
    return binding;
  }

  /** What a declaration declares is exported. */
  exportDeclared(declaration: Node): void {
    for (const binding of this.scope.bindings.values()) {
      const { node } = binding;
      if (node && declaration.start <= node.start && node.end <= declaration.end) binding.exported = true;
    }
  }

  /** Something is exported that has this name in the file; it may be declared later. */
  exportName(name: string): void {
    this.exportedNames.push([this.scope, name]);
  }

  /** The name of a class, as the class itself sees it: its declaration still counts as that of the scope around it. */
  declareInner(id: Node, initialised: number, constructor: FunctionInfo): void {
    const { name } = id as Identifier;
    const inner = makeBinding(name, 'own-name', this.user, id);
    inner.initialised = initialised;
    inner.declares = constructor;
    this.scope.bindings.set(name, inner);
  }

  /** Declares names that have no value up to a place, where their scope ends. */
  declareEmpty(ids: readonly Node[], end: number): void {
    for (const id of ids) {
      const binding = makeBinding((id as Identifier).name, 'let', this.scope.owner, id);
      binding.initialised = end;
      this.scope.bindings.set(binding.name, binding);
    }
  }

  use(node: Node, writes: boolean, name = (node as Identifier).name): void {
    this.mentionsBigint ||= name === 'BigInt';
    this.references.push({ name, node, scope: this.scope, user: this.user, writes });
  }

  /** Uses `this` or the like, which arrows have from the function around them. */
  useSpecial(node: Node, kind: Exclude<SpecialKind, 'arguments'>): void {
    let owner: FunctionInfo | undefined = this.user;
    while (owner?.kind === 'arrow') owner = owner.parent;
    const home = kind === 'super' && owner !== undefined ? this.homes.get(owner) : undefined;
    const binding = home ?? this.special.of(owner, kind);
    this.references.push({ name: kind, node, scope: this.scope, user: this.user, writes: false, binding });
  }

  /** Uses a private name, which the innermost class that has it means. */
  usePrivate(node: Node, writes: boolean): void {
    const name = `#${(node as Identifier).name}`;
    const known = this.privates.findLast((names) => names.has(name))?.get(name);
    const binding = known ?? makeBinding(name, 'private', undefined, undefined);
    this.references.push({ name, node, scope: this.scope, user: this.user, writes, binding });
  }

  /** Uses what makes a function that runs as it is written. */
  useAside(node: Node): void {
    const name = `<code ${node.start}>`;
    const binding = makeBinding(name, 'aside', undefined, node);
    binding.initialised = -1;
    this.references.push({ name, node, scope: this.scope, user: this.user, writes: false, binding });
  }

  /** Walks in a class with the given private names. */
  withPrivates(names: ReadonlyMap<string, Binding>, walk: () => void): void {
    this.privates.push(names);
    walk();
    this.privates.pop();
  }

  /** A new binding that is not declared in a scope: a private name, or what `super` starts from. */
  hidden(name: string, kind: BindingKind, node: Node): Binding {
    return makeBinding(name, kind, this.user, node);
  }

  /** Walks in a new scope. */
  within(node: Node, isFunction: boolean, walk: () => void): void {
    const outer = this.scope;
    this.scope = { parent: outer, owner: this.user, isFunction, node, bindings: new Map(), functions: [] };
    this.scopes.set(node, this.scope);
    walk();
    this.scope = outer;
  }

  /** Walks in a new function. Its scopes are opened by `walk`. */
  inFunction(
    about: Pick<FunctionInfo, 'node' | 'kind' | 'name' | 'async' | 'generator'>,
    walk: (info: MutableFunction) => void,
    home?: Binding,
  ): MutableFunction {
    const info = this.newFunction(about, home);
    this.as(info, () => walk(info));
    return info;
  }

  /** A new function, not yet walked. */
  newFunction(
    { node, kind, name, async, generator }: Pick<FunctionInfo, 'node' | 'kind' | 'name' | 'async' | 'generator'>,
    home?: Binding,
  ): MutableFunction {
    const info: MutableFunction = {
      node,
      kind,
      name,
      async,
      generator,
      parent: this.user,
      arguments: undefined,
      captures: [],
      created: node.start,
    };
    this.functions.push(info);
    this.infos.set(node, info);
    if (home !== undefined) this.homes.set(info, home);
    return info;
  }

  /** Walks what belongs to a function. */
  as(user: MutableFunction, walk: () => void): void {
    const outer = this.user;
    this.user = user;
    walk();
    this.user = outer;
  }

  /** The scope that `var` declares in. */
  functionScope(): Scope {
    let scope = this.scope;
    while (!scope.isFunction) scope = scope.parent!;
    return scope;
  }
}
