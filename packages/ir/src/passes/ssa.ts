/**
 * Variable form to SSA: variables become results of constructs, carried parameters of loops and operands of exits.
 *
 * Wants: variable form, or SSA (which it returns tidied). Gives: SSA, straightened, without `get`, `set` and variables,
 * where only those variables merge whose merged value is read. A variable that is read before it was set is `undefined`.
 * Closures' functions are converted too. Linear in the size of the function and its merges.
 */
import type { Func, Label, Op, Region, Value, ValueId, Variable, VariableId } from '../model.js';
import { opaque, unknown } from '../type.js';
import { mergeTypes } from './merge-types.js';
import { merges } from './merges.js';
import { inClosures, mapArgs, mapList, mapRegions, resolver, withOps, withResults } from './rewrite.js';
import { straighten } from './straighten.js';

export function ssa(func: Func): Func {
  const converted = func.variables.length === 0 ? straighten(func) : convert(straighten(func));
  return inClosures(mergeTypes(merges(converted)), ssa);
}

/** A region and the construct it belongs to. */
interface Scope {
  readonly parent: Scope | undefined;
  readonly depth: number;
  readonly owner: Op | undefined;
}

/**
 * For each construct, the variables that it may set and that matter outside of it or to its next iteration. The key is
 * the construct's first region, which stays the same when its operands are replaced.
 */
function mergedVariables(func: Func): Map<Region, Set<VariableId>> {
  const home = new Map<VariableId, Scope>();
  const declaredIn = new Map<VariableId, Scope | undefined>();
  const sets: { readonly variable: VariableId; readonly scope: Scope }[] = [];
  const root: Scope = { parent: undefined, depth: 0, owner: undefined };

  const common = (a: Scope, b: Scope): Scope => {
    while (a.depth > b.depth) a = a.parent!;
    while (b.depth > a.depth) b = b.parent!;
    while (a !== b) {
      a = a.parent!;
      b = b.parent!;
    }
    return a;
  };
  const walk = (region: Region, scope: Scope): void => {
    for (const op of region.ops) {
      if (op.op === 'get' || op.op === 'set') {
        const known = home.get(op.variable);
        if (!known) declaredIn.set(op.variable, op.op === 'set' ? scope : undefined);
        home.set(op.variable, known ? common(known, scope) : scope);
        if (op.op === 'set') sets.push({ variable: op.variable, scope });
      }
      for (const inner of op.regions) walk(inner, { parent: scope, depth: scope.depth + 1, owner: op });
    }
  };
  walk(func.body, root);

  const merged = new Map<Region, Set<VariableId>>();
  for (const { variable, scope } of sets) {
    // Set first, and there where everything else that touches it is: it is new each time.
    const top = home.get(variable) === declaredIn.get(variable) ? home.get(variable)! : root;
    for (let at = scope; at !== top; at = at.parent!) {
      const key = at.owner!.regions[0];
      let set = merged.get(key);
      if (!set) merged.set(key, (set = new Set()));
      if (set.has(variable)) break;
      set.add(variable);
    }
  }
  return merged;
}

/** Names of variables that no user wrote: empty, or with a leading `$` or `%`. */
function userName(variable: Variable): string | undefined {
  return /^[^$%]/.test(variable.name) ? variable.name : undefined;
}

function convert(func: Func): Func {
  const merged = mergedVariables(func);
  const names = new Map(func.variables.map((v) => [v.id, userName(v)]));
  const labelled = new Map<Label, readonly VariableId[]>();
  const current = new Map<VariableId, ValueId>();
  const { resolve, replace } = resolver();
  /** Names that values got by being assigned to a variable. */
  const given = new Map<ValueId, string>();
  let { nextId } = func;
  let missing: Value | undefined;

  const fresh = (variable: VariableId): Value => {
    const name = names.get(variable);
    return name === undefined ? { id: nextId++, type: unknown } : { id: nextId++, type: unknown, name };
  };
  const read = (variable: VariableId): ValueId => {
    const id = current.get(variable);
    if (id !== undefined) return id;
    missing ??= { id: nextId++, type: opaque };
    return missing.id;
  };
  const exit = (op: Op, variables: readonly VariableId[] | undefined): Op =>
    variables && variables.length > 0 ? { ...op, args: [...op.args, ...variables.map(read)] } : op;

  function region(r: Region, owner: readonly VariableId[], parameters: readonly Value[] = r.parameters): Region {
    const ops: Op[] = [];
    for (const raw of r.ops) {
      const op = mapArgs(raw, resolve);
      switch (op.op) {
        case 'get':
          replace(op.results[0].id, read(op.variable));
          break;
        case 'set': {
          current.set(op.variable, op.args[0]);
          const name = names.get(op.variable);
          if (name !== undefined && !given.has(op.args[0])) given.set(op.args[0], name);
          break;
        }
        case 'yield':
          ops.push(exit(op, owner));
          break;
        case 'break':
        case 'continue':
          ops.push(exit(op, labelled.get(op.label)));
          break;
        case 'if':
        case 'block':
        case 'loop':
        case 'for':
          ops.push(construct(op));
          break;
        default:
          ops.push(op);
      }
    }
    return { parameters, ops };
  }

  function construct(op: Op): Op {
    const variables = [...(merged.get(op.regions[0]) ?? [])];
    if (op.op === 'block' || op.op === 'loop' || op.op === 'for') labelled.set(op.label, variables);
    const loop = op.op === 'loop' || op.op === 'for';
    const before = variables.map(read);
    const regions = op.regions.map((r) => {
      if (!loop) {
        variables.forEach((v, k) => current.set(v, before[k]));
        return region(r, variables);
      }
      const parameters = variables.map(fresh);
      variables.forEach((v, k) => current.set(v, parameters[k].id));
      return region(r, variables, [...r.parameters, ...parameters]);
    });
    const results = variables.map(fresh);
    variables.forEach((v, k) => current.set(v, results[k].id));
    const args = loop ? [...op.args, ...before] : op.args;
    return { ...op, args, results: [...op.results, ...results], regions };
  }

  let body = region(func.body, []);
  if (missing) {
    body = {
      ...body,
      ops: [{ op: 'const', value: undefined, args: [], results: [missing], regions: [] }, ...body.ops],
    };
  }
  return { ...func, body: withNames(body, given), variables: [], nextId };
}

/** Values that were assigned to a variable are called after it, if nothing else gave them a name. */
function withNames(region: Region, names: ReadonlyMap<ValueId, string>): Region {
  const named = (value: Value): Value => {
    const name = value.name === undefined ? names.get(value.id) : undefined;
    return name === undefined ? value : { ...value, name };
  };
  const ops = mapList(region.ops, (op): Op => {
    const results = mapList(op.results, named);
    const inner = op.regions.length === 0 ? op : mapRegions(op, (r) => withNames(r, names));
    return results === op.results ? inner : withResults(inner, results);
  });
  return withOps(region, ops);
}
