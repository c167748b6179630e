/**
 * Which memory an operation may read or write. Values that may be references to the same object are in one class, and so
 * is everything that objects of one class may hold (Steensgaard's analysis: one unification per flow, almost linear).
 *
 * One class, `outside`, is the memory that code elsewhere may see: arguments, captured variables, globals, what is
 * returned or handed to an unknown call, and everything reachable from those. Wants SSA.
 */
import type { Func, Op, ValueId } from '../model.js';
import { isNumeric, type Type } from '../type.js';
import { perFunction } from '../per-function.js';
import { ValueMap } from '../value-map.js';
import { eachOp } from '../walk.js';
import { contextOf, effectOf, type Context } from './effects.js';
import { slotsOf } from './merges.js';

export interface MemoryClass {
  /** Leads to the class that this one was united with. */
  united: MemoryClass | undefined;
  /** What objects of the class hold. */
  content: MemoryClass | undefined;
}

export interface Memory {
  readonly context: Context;
  readonly outside: MemoryClass;
  /** The variables that closures have in common. */
  readonly captured: MemoryClass;
  /** The class of a value; none for numbers and the like. */
  classOf(id: ValueId): MemoryClass | undefined;
  /** The class of what objects of a class hold, if anything is known to be there. */
  contentOf(of: MemoryClass): MemoryClass | undefined;
  /** The classes that an operation reads, without its regions. */
  reads(op: Op): readonly MemoryClass[];
  /** The classes that an operation writes, without its regions. */
  writes(op: Op): readonly MemoryClass[];
  /** The classes that a construct writes anywhere in it. */
  clobbers(construct: Op): ReadonlySet<MemoryClass>;
}

const nothing: readonly MemoryClass[] = [];

/** True of values that are no references, whatever the program does. */
function isPlain(type: Type | undefined): boolean {
  return type !== undefined && (isNumeric(type) || type.kind === 'boolean' || type.kind === 'opaque');
}

/** The memory of a function. */
export const memoryOf = perFunction(findMemory);

function findMemory(func: Func): Memory {
  const context: Context = contextOf(func);
  const { types } = context;
  const classes = new ValueMap<MemoryClass>(func);
  const make = (): MemoryClass => ({ united: undefined, content: undefined });
  const outside = make();
  outside.content = outside;
  const captured = make();

  function root(c: MemoryClass): MemoryClass {
    let end = c;
    while (end.united) end = end.united;
    while (c.united && c.united !== end) {
      const next = c.united;
      c.united = end;
      c = next;
    }
    return end;
  }
  function unite(a: MemoryClass, b: MemoryClass): void {
    const work: [MemoryClass, MemoryClass][] = [[a, b]];
    for (let pair; (pair = work.pop());) {
      let [x, y] = pair.map(root) as [MemoryClass, MemoryClass];
      if (x === y) continue;
      if (y === root(outside)) [x, y] = [y, x];
      y.united = x;
      if (x.content && y.content) work.push([x.content, y.content]);
      else x.content ??= y.content;
    }
  }
  function content(c: MemoryClass): MemoryClass {
    const r = root(c);
    r.content ??= make();
    return root(r.content);
  }
  function of(id: ValueId): MemoryClass | undefined {
    if (isPlain(types.get(id))) return undefined;
    let c = classes.get(id);
    if (!c) classes.set(id, (c = make()));
    return root(c);
  }
  const same = (a: MemoryClass | undefined, b: MemoryClass | undefined): void => {
    if (a && b) unite(a, b);
  };
  const escape = (id: ValueId): void => same(of(id), outside);
  const holds = (object: ValueId, value: ValueId): void => {
    const [o, v] = [of(object), of(value)];
    if (o && v) unite(content(o), v);
  };

  function flow(op: Op): void {
    const { args, results } = op;
    const result = results[0]?.id;
    switch (op.op) {
      case 'array':
      case 'object':
      case 'closure':
        for (const a of args) holds(result, a);
        break;
      case 'load': {
        const [base, value] = [of(args[0]), of(result)];
        if (base && value) unite(content(base), value);
        break;
      }
      case 'capture': {
        const [base, value] = [of(args[0]), of(result)];
        if (base && value) unite(content(base), value);
        break;
      }
      case 'store':
        holds(args[0], args[2]);
        break;
      case 'setcapture':
        holds(args[0], args[1]);
        break;
      case 'prim':
        if (op.prim === 'select') for (const a of args.slice(1)) same(of(a), of(result));
        break;
      case 'intrinsic':
        if (op.effect === 'allocates') for (const a of args) holds(result, a);
        else if (op.effect === 'unknown') [...args, result].forEach(escape);
        else {
          // It may give an operand, or what one holds; and one that writes may put operands into each other.
          for (const a of args) {
            const c = of(a);
            if (!c) continue;
            same(c, of(result));
            if (op.effect === 'writes' || of(result)) unite(c, content(c));
            if (op.effect === 'writes') for (const other of args) same(c, of(other));
          }
        }
        break;
      case 'call':
      case 'new':
        [...args, result].forEach(escape);
        break;
      case 'global':
      case 'extern':
        escape(result);
        break;
      case 'return':
      case 'throw':
        args.forEach(escape);
        break;
      case 'const':
      case 'delete':
      case 'addto':
      case 'buffer':
      case 'ensure':
      case 'if':
      case 'loop':
      case 'for':
      case 'block':
      case 'yield':
      case 'break':
      case 'continue':
      case 'get':
      case 'set':
        break;
    }
  }

  func.parameters.forEach((p) => escape(p.id));
  eachOp(func.body, flow);
  for (const slots of slotsOf(func).of.values()) {
    for (const { result, parameter, initial, next, exit, counted } of slots) {
      const values = [...next, ...exit, ...(initial === undefined ? [] : [initial])];
      for (const v of values) {
        same(of(v), of(result.id));
        if (parameter) same(of(v), of(parameter.id));
      }
      if (counted && parameter) same(of(parameter.id), of(result.id));
    }
  }

  const classOf = (id: ValueId): MemoryClass | undefined => of(id);

  /** An object and all that can be reached from it. */
  function reachable(ids: readonly ValueId[]): readonly MemoryClass[] {
    const found = new Set<MemoryClass>();
    for (const id of ids) {
      for (let c = of(id); c && !found.has(c); c = c.content && root(c.content)) found.add(c);
    }
    return [...found];
  }

  function reads(op: Op): readonly MemoryClass[] {
    const effect = effectOf(op, context);
    if (op.op === 'capture' && effect === 'reads') {
      const base = of(op.args[0]);
      return base && root(base) !== root(outside) ? [base] : [captured];
    }
    if (effect === 'none' || effect === 'checks' || effect === 'allocates' || effect === 'writes') {
      return op.op === 'intrinsic' ? reachable(op.args) : nothing;
    }
    if (op.op === 'load' && effect === 'reads') return [of(op.args[0]) ?? root(outside)];
    if (effect === 'reads') return op.op === 'prim' ? [root(outside), ...reachable(op.args)] : reachable(op.args);
    return [root(outside), captured, ...reachable(op.args)];
  }

  function writes(op: Op): readonly MemoryClass[] {
    switch (effectOf(op, context)) {
      case 'unknown':
        // A getter may write what its object holds.
        return [root(outside), captured, ...(op.op === 'load' ? reachable(op.args.slice(0, 1)) : [])];
      case 'writes': {
        if (op.op === 'intrinsic') return reachable(op.args);
        const base = of(op.args[0]) ?? root(outside);
        return op.op === 'setcapture' ? [base, captured] : [base];
      }
      case 'none':
      case 'checks':
      case 'allocates':
      case 'reads':
        return nothing;
    }
  }

  const clobbered = new Map<Op, ReadonlySet<MemoryClass>>();
  function clobbers(construct: Op): ReadonlySet<MemoryClass> {
    let set = clobbered.get(construct);
    if (!set) {
      const all = new Set<MemoryClass>();
      for (const region of construct.regions) {
        for (const op of region.ops) {
          for (const c of op.regions.length > 0 ? clobbers(op) : writes(op)) all.add(c);
        }
      }
      clobbered.set(construct, (set = all));
    }
    return set;
  }

  return {
    context,
    outside: root(outside),
    captured,
    classOf,
    contentOf: (c) => {
      const inner = root(c).content;
      return inner && root(inner);
    },
    reads,
    writes,
    clobbers,
  };
}
