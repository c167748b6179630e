/**
 * Common subexpressions: an operation that was already done with the same operands, in a region around, becomes its
 * first result. Reads of memory count as the same while nothing in between may have written there.
 *
 * Wants and keeps: SSA. Every object that is allocated stays an object of its own.
 */
import type { Func, Op, Region } from '../model.js';
import { isNumeric, join, sameType, type Type } from '../type.js';
import { effectOf } from './effects.js';
import { memoryOf, type MemoryClass } from './memory.js';
import { inClosures, mapArgs, mapRegions, resolver, withBody, withOps } from './rewrite.js';

/** Primitives whose operands may change places, if they are numbers. */
const commutative: ReadonlySet<string> = new Set([
  'add',
  'mul',
  'bitand',
  'bitor',
  'bitxor',
  'imul',
  'eq',
  'ne',
  'looseEq',
  'looseNe',
]);

interface Entry {
  readonly op: Op;
  /** How often what it reads had been written. */
  readonly age: string;
}

export function cse(func: Func): Func {
  return inClosures(eliminate(func), cse);
}

function eliminate(func: Func): Func {
  const memory = memoryOf(func);
  const { context } = memory;
  const { types } = context;
  const { resolve, replace } = resolver();
  const table = new Map<string, Entry>();
  let undo: (() => void)[] = [];
  const ages = new Map<MemoryClass, number>();
  const objects = new Map<unknown, number>();
  let clock = 0;

  const identity = (value: unknown): number => {
    let n = objects.get(value);
    if (n === undefined) objects.set(value, (n = objects.size));
    return n;
  };
  const age = (classes: readonly MemoryClass[]): string => classes.map((c) => ages.get(c) ?? 0).join();
  const touch = (classes: Iterable<MemoryClass>): void => {
    for (const c of classes) ages.set(c, ++clock);
  };

  /** What an operation does, as text; none if two of it are not the same. */
  function key(op: Op): string | undefined {
    const effect = effectOf(op, context);
    if (effect !== 'none' && effect !== 'reads') return undefined;
    const list = op.args.join();
    switch (op.op) {
      case 'const':
        return `const ${typeof op.value} ${Object.is(op.value, -0) ? '-0' : String(op.value)}`;
      case 'global':
        return `global ${op.name}`;
      case 'extern':
        return `extern ${identity(op.value)}`;
      case 'prim': {
        const [a, b] = op.args;
        const swap = op.args.length === 2 && a > b && commutative.has(op.prim) && numbers(op);
        return `${op.prim}${op.guard ? ' guard' : ''} ${swap ? `${b},${a}` : list}`;
      }
      case 'intrinsic':
        return `intrinsic ${identity(op.fn)} ${list}`;
      case 'load':
        return `load ${list}`;
      case 'capture':
        return `capture ${op.index} ${list}`;
      default:
        return undefined;
    }
  }

  function numbers(op: Op): boolean {
    return op.args.every((a) => {
      const type = types.get(a);
      return type !== undefined && isNumeric(type);
    });
  }

  function region(r: Region): Region {
    const outer = undo;
    undo = [];
    const ops: Op[] = [];
    for (const raw of r.ops) {
      const op = mapArgs(raw, resolve);
      if (op.regions.length > 0) {
        ops.push(construct(raw, op));
        continue;
      }
      if (op.op === 'ensure') {
        // Tapes never shrink.
        const slot = `ensure ${op.args.join()}`;
        if (table.has(slot)) continue;
        table.set(slot, { op, age: '' });
        undo.push(() => table.delete(slot));
      }
      const name = key(op);
      if (name === undefined) {
        touch(memory.writes(raw));
        ops.push(op);
        continue;
      }
      const now = age(memory.reads(raw));
      const known = table.get(name);
      // What derivative code computes may be folded more freely than what the program itself does.
      const stricter = known?.op.op === 'prim' && known.op.adjoint === true && !(op.op === 'prim' && op.adjoint);
      if (known && known.age === now && !stricter && isAtLeast(known.op.results[0].type, op.results[0].type)) {
        replace(op.results[0].id, known.op.results[0].id);
        continue;
      }
      table.set(name, { op, age: now });
      undo.push(known ? () => table.set(name, known) : () => table.delete(name));
      ops.push(op);
    }
    for (let step; (step = undo.pop());) step();
    undo = outer;
    return withOps(r, ops);
  }

  function construct(raw: Op, op: Op): Op {
    const written = memory.clobbers(raw);
    const loop = op.op === 'loop' || op.op === 'for';
    if (loop) touch(written);
    const before = [...written].map((c) => [c, ages.get(c) ?? 0] as const);
    const rebuilt = mapRegions(op, (r) => {
      // Each arm begins where the other one did.
      if (!loop) for (const [c, a] of before) ages.set(c, a);
      return region(r);
    });
    touch(written);
    return rebuilt;
  }

  return withBody(func, region(func.body));
}

/** True if every value of type `a` has the type `b`, too: what is known of a value must not get lost. */
function isAtLeast(a: Type, b: Type): boolean {
  return sameType(join(a, b), b);
}
