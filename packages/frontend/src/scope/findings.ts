/** What the walk of scope analysis finds, before captures are made of it. Data only. */
import type { Node } from '../syntax.js';
import type { Binding, CaptureInfo, FunctionInfo, Scope } from './model.js';

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

/** What is declared and used in a program. */
export interface Findings {
  readonly functions: readonly MutableFunction[];
  readonly infos: ReadonlyMap<Node, MutableFunction>;
  readonly scopes: ReadonlyMap<Node, Scope>;
  readonly bindings: ReadonlyMap<Node, Binding>;
  /** In the order of the walk, which is nearly that of the source. */
  readonly references: readonly ResolvedReference[];
  readonly mentionsBigint: boolean;
  /** Declared names that keep functions which are called by nobody until the name is used, and the code that makes these. */
  readonly holders: readonly (readonly [Binding, Node])[];
}
