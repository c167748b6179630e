/**
 * From resolved references to captures: which function captures what, when function declarations come into being, and
 * which captured bindings need a cell.
 */
import type { Node } from '../syntax.js';
import type { MutableFunction, ResolvedReference } from './findings.js';
import type { Binding, FunctionInfo, Scope } from './model.js';

/** True if the binding is `self` inside the function: it is declared to be that function, and never anything else. */
export function isSelf(binding: Binding, user: FunctionInfo): boolean {
  return binding.declares === user && isConstant(binding);
}

/** True if the binding keeps the value it is initialised with. Assigning a `const` throws, so that does not count. */
export function isConstant(binding: Binding): boolean {
  return (
    binding.kind !== 'unresolved' &&
    binding.kind !== 'private' &&
    (binding.assignments === 0 || binding.kind === 'const' || binding.kind === 'own-name')
  );
}

/** Fills the captures of all functions, and finds the bindings that need a cell. */
export function findCaptures(references: readonly ResolvedReference[], infos: ReadonlyMap<Node, FunctionInfo>): void {
  const asides: [user: MutableFunction, index: number][] = [];
  const known = new Map<FunctionInfo, Map<Binding, number>>();
  const assigners = assignersOf(references);
  for (const { binding, user, node, writes } of references) {
    if (binding.kind === 'global') continue;
    let outermost: FunctionInfo | undefined;
    for (
      let f = user as MutableFunction | undefined;
      f !== undefined && f !== binding.owner;
      f = f.parent as MutableFunction | undefined
    ) {
      if (isSelf(binding, f)) {
        outermost = undefined;
        break;
      }
      outermost = f;
      let indices = known.get(f);
      if (indices === undefined) known.set(f, (indices = new Map()));
      const index = indices.get(binding);
      if (index === undefined) {
        indices.set(binding, f.captures.length);
        if (binding.kind === 'aside') asides.push([f, f.captures.length]);
        const { name, ofFile } = binding;
        f.captures.push({
          name,
          binding,
          scope: ofFile ? 'module' : 'local',
          constant: isConstant(binding),
          assigned: writes,
          rebound: isRebound(assigners.get(binding), f),
          node,
        });
      } else if (writes && !f.captures[index].assigned) {
        f.captures[index] = { ...f.captures[index], assigned: true };
      }
    }
    if (outermost !== undefined && binding.owner !== undefined && binding.kind !== 'private')
      considerCell(binding, outermost);
  }
  for (const [user, index] of asides) {
    const capture = user.captures[index];
    const { captures } = infos.get(capture.node)!;
    const isLocal = captures.some(({ scope, binding }) => scope === 'local' && !encloses(user, binding.owner));
    user.captures[index] = { ...capture, scope: isLocal ? 'local' : 'module' };
  }
}

/** True if `outer` is `inner` or one of the functions around it. */
export function encloses(outer: FunctionInfo, inner: FunctionInfo | undefined): boolean {
  for (let f = inner; f !== undefined; f = f.parent) if (f === outer) return true;
  return false;
}

/** The functions that assign bindings which they do not declare. */
function assignersOf(references: readonly ResolvedReference[]): ReadonlyMap<Binding, ReadonlySet<FunctionInfo>> {
  const assigners = new Map<Binding, Set<FunctionInfo>>();
  for (const { binding, user, writes } of references) {
    if (!writes || user === undefined || user === binding.owner) continue;
    let users = assigners.get(binding);
    if (users === undefined) assigners.set(binding, (users = new Set()));
    users.add(user);
  }
  return assigners;
}

/** Does any other function than this one assign it? */
function isRebound(assigners: ReadonlySet<FunctionInfo> | undefined, user: FunctionInfo): boolean {
  return assigners !== undefined && (assigners.size > 1 || !assigners.has(user));
}

/** `user` is the function, directly inside the binding's own, whose closures hold the binding. */
function considerCell(binding: Binding, user: FunctionInfo): void {
  const first = binding.declares?.kind === 'declaration' ? binding.declares : undefined;
  const initialised = first === undefined ? binding.initialised : first.created;
  // of functions that are made at the same place, the one that stands first is made first
  const early =
    user.created < initialised ||
    (first !== undefined && user.created === initialised && user.node.start <= first.node.start);
  if (early || (binding.kind === 'var' && !isConstant(binding))) binding.cell = 'early';
  else if (!isConstant(binding)) binding.cell ??= 'late';
}

/** Finds for each function declaration inside of functions the first statement of its block that needs it. */
export function placeFunctions(scopes: Iterable<Scope>, references: readonly ResolvedReference[]): void {
  const blocks = [...scopes].filter((scope) => scope.owner !== undefined && scope.functions.length > 0);
  if (blocks.length === 0) return;
  const uses = new Map<Binding, Node[]>();
  for (const { functions } of blocks) for (const { binding } of functions) uses.set(binding, []);
  for (const { binding, node } of references) uses.get(binding)?.push(node);
  for (const block of blocks) placeIn(block, uses);
}

function placeIn(scope: Scope, uses: ReadonlyMap<Binding, readonly Node[]>): void {
  const { functions } = scope;
  if (scope.node.type === 'SwitchStatement') {
    for (const { info } of functions) info.created = scope.node.start;
    return;
  }
  const statements = statementsOf(scope.node);
  for (const { info, binding } of functions) {
    // what is not just this function is set at the start of the block, as the language says
    const alone = binding.kind === 'function' && binding.assignments === 0;
    info.created = alone ? Infinity : statements[0].start;
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const { binding, info } of functions) {
      for (const node of uses.get(binding)!) {
        const user = functions.find((f) => contains(f.node, node));
        if (user?.info === info) continue;
        const place = user === undefined ? (statements.find((s) => contains(s, node))?.start ?? -1) : user.info.created;
        if (place < info.created) {
          info.created = place;
          changed = true;
        }
      }
    }
  }
}

function contains(outer: Node, inner: Node): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The statements directly in a block or function body. */
function statementsOf(node: Node): readonly Node[] {
  const { body } = node as Node & { body: Node | readonly Node[] };
  if (Array.isArray(body)) return body as readonly Node[];
  return statementsOf(body as Node);
}
