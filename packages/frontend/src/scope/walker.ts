/**
 * The walk of scope analysis: opens scopes, declares bindings, collects references. References are resolved when
 * everything is declared, so that hoisting needs no walk of its own. Types are not entered.
 */
import { wellKnownGlobals } from '../globals.js';
import { eachChild, isFunctionNode, unwrap, type FunctionNode, type Identifier, type Node } from '../syntax.js';
import { importedName, isCoverageCounter, namedFunction } from '../toolmarks.js';
import type { Binding, BindingKind, CaptureInfo, FunctionInfo, Scope } from './model.js';

/** A use of a name. */
export interface Reference {
  readonly name: string;
  readonly node: Node;
  readonly scope: Scope;
  readonly user: FunctionInfo | undefined;
  readonly writes: boolean;
  /** What it means; set when everything is declared. */
  binding?: Binding;
}

export type ResolvedReference = Reference & { readonly binding: Binding };

export type MutableFunction = FunctionInfo & { readonly captures: CaptureInfo[] };

type Fields = Node & Record<string, any>;
type Visit = (node: Fields) => void;

/** Parts of nodes that hold types, or names that are no references. */
const skippedKeys: ReadonlySet<string> = new Set([
  ...[
    'typeAnnotation',
    'typeParameters',
    'typeArguments',
    'returnType',
    'superTypeArguments',
    'superTypeParameters',
    'implements',
  ],
  ...['label', 'meta', 'parent', 'loc', 'range'],
]);

/** TypeScript's nodes that hold expressions; all others are types. */
const typescriptCode: ReadonlySet<string> = new Set([
  ...['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression'],
  ...['TSExportAssignment', 'TSModuleBlock', 'TSEnumBody'],
]);

/** What is declared and used in a program. */
export interface Findings {
  readonly functions: readonly MutableFunction[];
  readonly infos: ReadonlyMap<Node, MutableFunction>;
  readonly scopes: ReadonlyMap<Node, Scope>;
  readonly bindings: ReadonlyMap<Node, Binding>;
  /** In the order of the walk, which is nearly that of the source. */
  readonly references: readonly ResolvedReference[];
}

export class Walker {
  private readonly functions: MutableFunction[] = [];
  private readonly infos = new Map<Node, MutableFunction>();
  private readonly scopes = new Map<Node, Scope>();
  private readonly bindings = new Map<Node, Binding>();
  private readonly references: Reference[] = [];
  private readonly special = new Map<string, Binding>();
  readonly names = new Map<Node, string>();
  /** Bindings that are declared to be an expression, perhaps a function. */
  private readonly definitions: [Binding, Node][] = [];
  scope: Scope;
  user: MutableFunction | undefined;

  constructor(
    root: Node,
    private readonly redefined: ReadonlySet<string>,
  ) {
    this.scope = {
      parent: undefined,
      owner: undefined,
      isFunction: true,
      node: root,
      bindings: new Map(),
      functions: [],
    };
    if (!isFunctionNode(root)) this.scopes.set(root, this.scope);
    this.visit(root as Fields);
  }

  /** Resolves all references. */
  finish(): Findings {
    for (const reference of this.references) {
      const binding = (reference.binding ??= this.resolve(reference));
      this.bindings.set(reference.node, binding);
      if (reference.writes) binding.assignments++;
    }
    for (const [binding, node] of this.definitions) binding.declares = this.infos.get(node);
    const { functions, infos, bindings, scopes } = this;
    return { functions, infos, bindings, scopes, references: this.references as ResolvedReference[] };
  }

  private resolve({ name, scope }: Reference): Binding {
    let outermost = scope;
    for (let s: Scope | undefined = scope; s !== undefined; s = s.parent) {
      const binding = s.bindings.get(name);
      if (binding !== undefined) return binding;
      if (name === 'arguments' && s.isFunction && s.owner !== undefined && s.owner.kind !== 'arrow')
        return this.specialOf(s.owner, 'arguments');
      outermost = s;
    }
    const unresolved = this.makeBinding(
      name,
      this.isGlobal(name) ? 'global' : 'unresolved',
      undefined,
      undefined,
      true,
    );
    outermost.bindings.set(name, unresolved);
    return unresolved;
  }

  private isGlobal(name: string): boolean {
    return wellKnownGlobals.has(name) && !this.redefined.has(name);
  }

  /** `this` and the like of a function or of the file. */
  private specialOf(owner: FunctionInfo | undefined, kind: 'this' | 'arguments' | 'new.target' | 'super'): Binding {
    const key = `${kind}@${owner?.node.start ?? -1}:${owner?.node.end ?? -1}`;
    let binding = this.special.get(key);
    if (binding === undefined) {
      binding = this.makeBinding(kind, kind, owner, undefined);
      this.special.set(key, binding);
    }
    return binding;
  }

  useSpecial(node: Node, kind: 'this' | 'new.target' | 'super'): void {
    let owner: FunctionInfo | undefined = this.user;
    while (owner?.kind === 'arrow') owner = owner.parent;
    const binding = this.specialOf(owner, kind);
    this.references.push({ name: kind, node, scope: this.scope, user: this.user, writes: false, binding });
  }

  private makeBinding(
    name: string,
    kind: BindingKind,
    owner: FunctionInfo | undefined,
    node: Node | undefined,
    ofFile = false,
  ): Binding {
    return {
      name,
      kind,
      owner,
      ofFile,
      declares: undefined,
      assignments: 0,
      initialised: node?.end ?? -1,
      scattered: false,
      cell: undefined,
      node,
    };
  }

  declare(id: Node, kind: BindingKind, scope = this.scope): Binding {
    const { name } = id as Identifier;
    let binding = scope.bindings.get(name);
    if (binding === undefined) {
      binding = this.makeBinding(name, kind, scope.owner, id, scope.parent === undefined);
      binding.scattered = scope.node.type === 'SwitchStatement';
      scope.bindings.set(name, binding);
    }
    this.bindings.set(id, binding);
    return binding;
  }

  use(node: Node, writes: boolean, name = (node as Identifier).name): void {
    this.references.push({ name, node, scope: this.scope, user: this.user, writes });
  }

  within(node: Node, isFunction: boolean, walk: () => void): void {
    const outer = this.scope;
    this.scope = { parent: outer, owner: this.user, isFunction, node, bindings: new Map(), functions: [] };
    this.scopes.set(node, this.scope);
    walk();
    this.scope = outer;
  }

  private functionScope(): Scope {
    let scope = this.scope;
    while (!scope.isFunction) scope = scope.parent!;
    return scope;
  }

  visit(node: Fields): void {
    const visitor = visitors[node.type];
    if (visitor !== undefined) visitor(this, node);
    else if (!node.type.startsWith('TS') || typescriptCode.has(node.type)) this.children(node);
  }

  children(node: Fields): void {
    eachChild(node, (child, key) => {
      if (!skippedKeys.has(key)) this.visit(child as Fields);
    });
  }

  each(nodes: readonly (Fields | null | undefined)[] | null | undefined): void {
    if (nodes) for (const node of nodes) if (node) this.visit(node);
  }

  /** Declares the names of a pattern, and visits the expressions in it. */
  declarePattern(pattern: Fields, declare: (id: Node) => void): void {
    this.pattern(pattern, (target) => {
      if (target.type === 'Identifier') declare(target);
      else this.visit(target);
    });
  }

  /** Calls `leaf` for each target of a pattern, and visits the expressions in it. */
  private pattern(pattern: Fields, leaf: Visit): void {
    switch (pattern.type) {
      case 'ArrayPattern':
        for (const element of pattern.elements as (Fields | null)[]) if (element) this.pattern(element, leaf);
        break;
      case 'ObjectPattern':
        for (const property of pattern.properties as Fields[]) {
          if (property.type === 'Property') {
            if (property.computed) this.visit(property.key);
            this.pattern(property.value, leaf);
          } else this.pattern(property, leaf);
        }
        break;
      case 'AssignmentPattern':
        this.inferName(pattern.left, pattern.right);
        this.visit(pattern.right);
        this.pattern(pattern.left, leaf);
        break;
      case 'RestElement':
        this.pattern(pattern.argument, leaf);
        break;
      case 'TSParameterProperty':
        this.pattern(pattern.parameter, leaf);
        break;
      default:
        leaf(pattern);
    }
  }

  assignPattern(pattern: Fields): void {
    this.pattern(pattern, (target) => {
      const inner = unwrap(target);
      if (inner.type === 'Identifier') this.use(inner, true);
      else this.visit(inner);
    });
  }

  /** A function without name takes that of the variable or property it is put in. */
  inferName(target: Node | null | undefined, value: Node | null | undefined): void {
    if (!target || !value) return;
    const name = (target as Identifier).name ?? (target as Node & { value?: unknown }).value;
    if (typeof name === 'string') this.names.set(functionIn(value), name);
  }

  /** Enters a function: its parameters and body in one scope, and its own name in one around it. */
  function(node: FunctionNode, kind: FunctionInfo['kind'], name?: string): MutableFunction {
    const info: MutableFunction = {
      node,
      kind,
      name: node.id?.name ?? name ?? this.names.get(node) ?? '',
      async: node.async,
      generator: node.generator === true,
      parent: this.user,
      captures: [],
      created: node.start,
    };
    this.functions.push(info);
    this.infos.set(node, info);
    const outer = this.user;
    this.user = info;
    const inside = (): void => {
      for (const parameter of node.params) {
        this.each((parameter as Fields).decorators);
        this.declarePattern(parameter as Fields, (id) => {
          const known = this.scope.bindings.has((id as Identifier).name);
          const binding = this.declare(id, 'parameter');
          if (known) binding.assignments++;
          binding.initialised = parameter.end;
        });
      }
      const body = node.body as Fields;
      if (body.type === 'BlockStatement') this.each(body.body);
      else this.visit(body);
    };
    if (node.type === 'FunctionExpression' && node.id) {
      const { id } = node;
      this.within(id, false, () => {
        const own = this.declare(id, 'own-name');
        own.declares = info;
        own.initialised = -1;
        this.within(node, true, inside);
      });
    } else this.within(node, true, inside);
    this.user = outer;
    return info;
  }

  /** Code of a class body that runs as a function of its own: a field's initial value, or a static block. */
  initialiser(node: Fields, walk: () => void): void {
    const info: MutableFunction = {
      node,
      kind: 'initialiser',
      name: '',
      async: false,
      generator: false,
      parent: this.user,
      captures: [],
      created: node.start,
    };
    this.functions.push(info);
    const outer = this.user;
    this.user = info;
    this.within(node, true, walk);
    this.user = outer;
  }

  variable(id: Fields, kind: string, declarator: Fields, init: Fields | null | undefined): void {
    const scope = kind === 'var' ? this.functionScope() : this.scope;
    const nested = scope !== this.scope;
    const target = init ? functionIn(init) : undefined;
    this.declarePattern(id, (leaf) => {
      const known = scope.bindings.has((leaf as Identifier).name);
      const binding = this.declare(leaf, kind === 'var' ? 'var' : kind === 'let' ? 'let' : 'const', scope);
      if (kind !== 'var') {
        binding.initialised = declarator.end;
        if (target && leaf === id) this.definitions.push([binding, target]);
      } else if (init && (known || nested)) {
        binding.assignments++;
      } else {
        // a `var` holds undefined from the start; with an initialiser, its value from there on
        binding.initialised = init ? declarator.end : -1;
      }
    });
  }

  forEach(node: Fields): void {
    // the right side is evaluated outside the scope of the variables on the left
    this.visit(node.right);
    this.within(node, false, () => {
      if (node.left.type === 'VariableDeclaration') {
        for (const { id } of node.left.declarations as Fields[]) this.variable(id, node.left.kind, id, id);
      } else this.assignPattern(node.left);
      this.visit(node.body);
    });
  }

  class(node: Fields): void {
    this.each(node.decorators);
    this.within(node, false, () => {
      if (node.type === 'ClassDeclaration' && node.id) {
        const inner = this.makeBinding(node.id.name, 'own-name', this.user, node.id);
        inner.initialised = node.start;
        this.scope.bindings.set(node.id.name, inner);
      }
      if (node.superClass) this.visit(node.superClass);
      for (const member of node.body.body as Fields[]) {
        this.each(member.decorators);
        if (member.type === 'StaticBlock') this.initialiser(member, () => this.each(member.body));
        else if (
          member.type === 'MethodDefinition' ||
          member.type === 'PropertyDefinition' ||
          member.type === 'AccessorProperty'
        ) {
          if (member.computed) this.visit(member.key);
          if (member.type === 'MethodDefinition') this.member(member);
          else if (member.value) {
            this.inferName(member.key, member.value);
            this.initialiser(member, () => this.visit(member.value));
          }
        }
      }
    });
  }

  /** The value of a property of an object literal or class: a method, or any expression. */
  member(node: Fields): void {
    const { value, kind } = node;
    const form = memberKinds.get(kind as string) ?? (node.method === true ? 'method' : undefined);
    if (form !== undefined && value.type === 'FunctionExpression') {
      const key = node.key as Fields;
      const name = node.computed ? undefined : String(key.name ?? key.value);
      if (value.body) this.function(value as FunctionNode, form, name);
      return;
    }
    if (!node.computed) this.inferName(node.key, value);
    this.visit(value);
  }
}

/** What is special about a type of node; all others just have their children visited. */
const visitors: Readonly<Record<string, ((w: Walker, node: Fields) => void) | undefined>> = {
  Identifier: (w, node) => w.use(node, false),
  PrivateIdentifier: () => {},
  ThisExpression: (w, node) => w.useSpecial(node, 'this'),
  Super: (w, node) => w.useSpecial(node, 'super'),
  MetaProperty(w, node) {
    if (node.meta.name === 'new') w.useSpecial(node, 'new.target');
  },

  MemberExpression(w, node) {
    const imported = importedName(node);
    if (imported !== undefined) return w.use(node, false, imported);
    w.visit(node.object);
    if (node.computed) w.visit(node.property);
  },
  CallExpression(w, node) {
    const named = namedFunction(node);
    if (named !== undefined) {
      const name = w.names.get(named) ?? String(node.arguments[1].value);
      w.names.set(named, name);
      return w.visit(named as Fields);
    }
    if (isCoverageCounter(node)) return;
    w.visit(node.callee);
    w.each(node.arguments);
  },
  UpdateExpression(w, node) {
    if (!isCoverageCounter(node)) w.assignPattern(node.argument);
  },
  AssignmentExpression(w, node) {
    w.inferName(node.left, node.right);
    w.assignPattern(node.left);
    w.visit(node.right);
  },
  Property(w, node) {
    if (node.computed) w.visit(node.key);
    w.member(node);
  },

  FunctionDeclaration(w, node) {
    if (!node.body || node.declare) return;
    const scope = w.scope;
    const known = node.id && scope.bindings.has(node.id.name);
    const binding = node.id ? w.declare(node.id, 'function') : undefined;
    const info = w.function(node as unknown as FunctionNode, 'declaration');
    if (binding === undefined) return;
    if (known) binding.assignments++;
    binding.declares = info;
    scope.functions.push({ node: node as unknown as FunctionNode, binding, info });
  },
  FunctionExpression(w, node) {
    if (node.body) w.function(node as unknown as FunctionNode, 'expression');
  },
  ArrowFunctionExpression: (w, node) => void w.function(node as unknown as FunctionNode, 'arrow'),
  ClassDeclaration(w, node) {
    if (node.declare) return;
    if (node.id) w.declare(node.id, 'class').initialised = node.end;
    w.class(node);
  },
  ClassExpression(w, node) {
    if (!node.id) return w.class(node);
    w.within(node.id, false, () => {
      w.declare(node.id, 'own-name');
      w.class(node);
    });
  },

  VariableDeclaration(w, node) {
    if (node.declare) return;
    for (const declarator of node.declarations as Fields[]) {
      w.inferName(declarator.id, declarator.init);
      w.variable(declarator.id, node.kind, declarator, declarator.init);
      if (declarator.init) w.visit(declarator.init);
    }
  },
  BlockStatement(w, node) {
    w.within(node, false, () => w.each(node.body));
  },
  ForStatement(w, node) {
    w.within(node, false, () => w.children(node));
  },
  ForOfStatement: (w, node) => w.forEach(node),
  ForInStatement: (w, node) => w.forEach(node),
  SwitchStatement(w, node) {
    w.visit(node.discriminant);
    w.within(node, false, () => w.each(node.cases));
  },
  CatchClause(w, node) {
    w.within(node, false, () => {
      if (node.param) w.declarePattern(node.param, (id) => void w.declare(id, 'catch'));
      w.visit(node.body);
    });
  },
  LabeledStatement: (w, node) => w.visit(node.body),
  BreakStatement: () => {},
  ContinueStatement: () => {},

  ImportDeclaration(w, node) {
    if (node.importKind === 'type') return;
    for (const specifier of node.specifiers as Fields[]) {
      if (specifier.importKind !== 'type') w.declare(specifier.local, 'import').initialised = -1;
    }
  },
  ExportNamedDeclaration(w, node) {
    if (node.declaration) w.visit(node.declaration);
  },
  ExportAllDeclaration: () => {},

  TSImportEqualsDeclaration(w, node) {
    if (node.importKind !== 'type') w.declare(node.id, 'import').initialised = -1;
  },
  TSEnumDeclaration(w, node) {
    if (node.declare) return;
    w.declare(node.id, 'enum').initialised = node.end;
    w.within(node, false, () => {
      const members: Fields[] = node.body?.members ?? node.members ?? [];
      // members may name earlier members
      for (const member of members) if (member.id.type === 'Identifier') w.declare(member.id, 'const');
      for (const member of members) if (member.initializer) w.visit(member.initializer);
    });
  },
  TSModuleDeclaration(w, node) {
    if (node.declare || !node.body || node.id.type !== 'Identifier') return;
    w.declare(node.id, 'namespace').initialised = node.end;
    w.initialiser(node, () => w.visit(node.body));
  },
};

const memberKinds: ReadonlyMap<string, FunctionInfo['kind']> = new Map([
  ['get', 'getter'],
  ['set', 'setter'],
  ['method', 'method'],
  ['constructor', 'constructor'],
]);

/** The function that an expression is, behind parentheses, types and `__name`. */
function functionIn(node: Node): Node {
  const inner = unwrap(node);
  const named = namedFunction(inner);
  return named === undefined ? inner : functionIn(named);
}
