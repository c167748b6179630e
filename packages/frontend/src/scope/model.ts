/**
 * What scope analysis finds: functions, the bindings they see, and which bindings of its surroundings each function uses.
 * Data only. Everything is keyed by syntax node, so one analysis serves a whole file and every function in it.
 */
import type { FunctionNode, Node } from '../syntax.js';

export type BindingKind =
  | 'var'
  | 'let'
  | 'const'
  | 'function'
  | 'class'
  | 'import'
  | 'enum'
  | 'namespace'
  | 'parameter'
  | 'catch'
  /** The name of a function or class expression, inside of it. */
  | 'own-name'
  /** `this`, `arguments`, `new.target` and `super` of a function that is not an arrow, or of the file. */
  | 'this'
  | 'arguments'
  | 'new.target'
  | 'super'
  /** The object that holds the methods of a class, or the class itself: `super` is what comes after it. Both are named `super`. */
  | 'home'
  | 'static-home'
  /** `#name` */
  | 'private'
  /** What makes a function that runs as it is written, of the variables that it uses. */
  | 'aside'
  /** A name that nothing in sight declares: one of the well-known globals, or anything. */
  | 'global'
  | 'unresolved';

export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  /** The function in which the binding lives; undefined for those of the file, and for unresolved names. */
  readonly owner: FunctionInfo | undefined;
  /** True if all of the file sees it: it is declared at its top, outside of all blocks, or nowhere. */
  readonly ofFile: boolean;
  /** The function that the binding is declared to be, where it is: by a function declaration, or `const f = () => ...`. */
  declares: FunctionInfo | undefined;
  /** How often it is assigned, beyond its initialisation. */
  assignments: number;
  /** The position in the source from which on it holds its initial value. */
  initialised: number;
  /** True if it stands in a `switch`, where control can jump over its declaration. */
  scattered: boolean;
  /** Where the code ends that can only run after the declaration: the end of its case, in a `switch`. */
  reach: number;
  /** The functions, its own and those directly inside, that may use it before it is initialised. */
  readonly early: Set<FunctionInfo>;
  /**
   * Set if inner functions use it and one value for all times will not do: it then lives in a cell, made where it is
   * declared (`late`), or, because a function that uses it is made before that, where its scope begins (`early`).
   */
  cell: 'early' | 'late' | undefined;
  /** True if other files may read it. */
  exported: boolean;
  /** True if it is declared to be a `bigint`. */
  isBigint: boolean;
  /** Where it is declared; of a private getter and setter the one that stands first. */
  readonly node: Node | undefined;
  /** Of a private name that is a getter or setter: what there is of them. */
  readonly accessors: ('get' | 'set')[];
}

export interface CaptureInfo {
  readonly name: string;
  readonly binding: Binding;
  /** `module`: a binding of the file, an import or an unresolved global; `local`: a binding of an outer function or block. */
  readonly scope: 'module' | 'local';
  /** True if the binding is never assigned after its initialisation. */
  readonly constant: boolean;
  /** True if the function, or one inside it, assigns it. */
  readonly assigned: boolean;
  /** True if another function assigns it than the one that declares it, or one inside this one does. */
  readonly rebound: boolean;
  /** The first place where the function uses it. */
  readonly node: Node;
}

export interface FunctionInfo {
  /** The function; of a constructor the class, whose fields belong to it. */
  readonly node: Node;
  readonly kind:
    'declaration' | 'expression' | 'arrow' | 'method' | 'getter' | 'setter' | 'constructor' | 'initialiser';
  /** The name it has in the program, its own or by inference from where it is put; '' if none. */
  readonly name: string;
  readonly async: boolean;
  readonly generator: boolean;
  readonly parent: FunctionInfo | undefined;
  /** Its `arguments`, if it uses them, or an arrow function in it. */
  arguments: Binding | undefined;
  /**
   * The bindings of its surroundings that it or a function inside it uses, by first use. Its own name and `this` of
   * functions other than arrows are not among them.
   */
  readonly captures: readonly CaptureInfo[];
  /**
   * The position from which on the function object exists: its start, or for function declarations, which could as well
   * be made at the start of their block, the start of the first statement of the block that uses them.
   */
  created: number;
}

export interface Scope {
  readonly parent: Scope | undefined;
  readonly owner: FunctionInfo | undefined;
  /** The scope that `var` declares in. */
  readonly isFunction: boolean;
  readonly node: Node;
  readonly bindings: Map<string, Binding>;
  /** Function declarations that stand directly in the scope, in source order. */
  readonly functions: { readonly node: FunctionNode; readonly binding: Binding; readonly info: FunctionInfo }[];
}

export interface Analysis {
  /** All functions of the program, outer before inner, in source order; class fields' initialisers are left out. */
  readonly functions: readonly FunctionInfo[];
  /** The function of a function node. */
  functionOf(node: Node): FunctionInfo;
  /** What an identifier, declaring or using, stands for; also for `this` and for accesses of imports by test runners. */
  bindingOf(node: Node): Binding | undefined;
  /** The scope that a block, loop, switch or function opens. */
  scopeOf(node: Node): Scope | undefined;
  /** True if `outer` is `inner` or one of the functions around it. */
  encloses(outer: FunctionInfo, inner: FunctionInfo | undefined): boolean;
  /** True if a `bigint` is mentioned anywhere in the program: fields and elements may hold some. */
  readonly mentionsBigint: boolean;
}
