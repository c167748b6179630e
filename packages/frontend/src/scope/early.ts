/**
 * Which variables may be used before they are initialised, and by which functions: only there a check is worth its price. A use that
 * stands before the declaration in the function itself always throws, and needs no analysis.
 *
 * A function runs early only if something that runs early names it. So one that is kept under a name of its own (declared as a
 * function or class, or alone in a literal) is safe until that name is used; of any other it is taken for granted that it is called.
 */
import type { Node } from '../syntax.js';
import type { Findings, ResolvedReference } from './findings.js';
import type { Binding, BindingKind, FunctionInfo } from './model.js';

const guarded: ReadonlySet<BindingKind> = new Set<BindingKind>(['let', 'const', 'class', 'parameter']);

/** Sets `early` of all bindings, and the cells that this needs. */
export function findEarlyUses({ references, scopes, holders }: Findings): void {
  const uses = new Map<Binding, ResolvedReference[]>();
  for (const reference of references) {
    const known = uses.get(reference.binding);
    if (known) known.push(reference);
    else uses.set(reference.binding, [reference]);
  }
  for (const { bindings } of scopes.values()) {
    for (const binding of bindings.values()) {
      const { owner, kind } = binding;
      if (owner === undefined || !guarded.has(kind) || (binding.cell !== 'early' && !binding.scattered)) continue;
      new EarlyUses(binding, owner, uses, holders).find();
    }
  }
}

class EarlyUses {
  /** What is known of functions directly inside the owner; true while it is being found out, as cycles add nothing. */
  private readonly known = new Map<FunctionInfo, boolean>();

  constructor(
    private readonly binding: Binding,
    private readonly owner: FunctionInfo,
    private readonly uses: ReadonlyMap<Binding, readonly ResolvedReference[]>,
    private readonly holders: readonly (readonly [Binding, Node])[],
  ) {}

  find(): void {
    const { binding, owner } = this;
    for (const { node, user } of this.uses.get(binding) ?? []) {
      const within = this.directlyInside(user);
      if (within === undefined) {
        if (binding.scattered && this.isEarly(node)) binding.early.add(owner);
      } else if (within.created > binding.reach || this.runsEarly(within)) {
        binding.early.add(within);
        binding.cell = 'early';
      }
    }
  }

  /** The function directly inside the owner that holds a use; undefined if the owner does itself. */
  private directlyInside(user: FunctionInfo | undefined): FunctionInfo | undefined {
    let within: FunctionInfo | undefined;
    for (let f = user; f !== undefined && f !== this.owner; f = f.parent) within = f;
    return within;
  }

  /** May code that stands in the owner itself run before the declaration? Control can jump over one in a `switch`. */
  private isEarly({ start }: Node): boolean {
    return start < this.binding.initialised || start > this.binding.reach;
  }

  private runsEarly(fn: FunctionInfo): boolean {
    const known = this.known.get(fn);
    if (known !== undefined) return known;
    this.known.set(fn, false);
    const early = fn.created < this.binding.initialised && this.isNamedEarly(fn);
    this.known.set(fn, early);
    return early;
  }

  private isNamedEarly(fn: FunctionInfo): boolean {
    const inside = (node: Node, outer: Node): boolean => outer.start <= node.start && node.end <= outer.end;
    const holding = this.holders.find(([held, node]) => held.owner === this.owner && inside(fn.node, node));
    if (holding === undefined) return true;
    return (this.uses.get(holding[0]) ?? []).some(({ node, user }) => {
      if (inside(node, holding[1])) return false;
      const within = this.directlyInside(user);
      return within === undefined ? this.isEarly(node) : this.runsEarly(within);
    });
  }
}
