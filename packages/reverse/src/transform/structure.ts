/**
 * The shape of a function, as the transform asks about it: where each value is defined, which loops surround a region,
 * which operations may leave their region early, and which nests of loops have tapes of known size.
 * Knows SSA form only; computed once, never changed.
 */
import {
  eachOp,
  exitsOf,
  isNumeric,
  valueTypes,
  type ForOp,
  type Func,
  type LoopOp,
  type Op,
  type Region,
  type ValueId,
} from '@wengert/ir';

export interface LoopInfo {
  readonly op: LoopOp | ForOp;
  readonly body: RegionInfo;
  /** The region that holds the loop. */
  readonly container: RegionInfo;
  readonly outer: LoopInfo | undefined;
  /** True if an operation of the body may leave the loop, or more, before the bound of a `for` is reached. */
  readonly exits: boolean;
  /** True if an operation of the body, before its terminator, may go on to the next iteration. */
  readonly continues: boolean;
  /**
   * True if this loop and all around it are counted, leave only at their bounds, and have bounds that are defined
   * outside of all of them: then the number of iterations is known before the first.
   */
  readonly sized: boolean;
}

export interface RegionInfo {
  readonly region: Region;
  readonly owner: Op | undefined;
  readonly parent: RegionInfo | undefined;
  /** The innermost loop whose body this region is or is in. */
  readonly loop: LoopInfo | undefined;
  /** The operations (not the terminator) that may leave the region before its end, in order. */
  readonly exitOps: readonly Op[];
}

/** Built-in constructors that make an array of a given length. */
const arrayConstructors: ReadonlySet<string> = new Set([
  'Array',
  'Float64Array',
  'Float32Array',
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
]);

export interface Structure {
  readonly func: Func;
  readonly root: RegionInfo;
  readonly regions: ReadonlyMap<Region, RegionInfo>;
  readonly loops: ReadonlyMap<Op, LoopInfo>;
  readonly regionOf: ReadonlyMap<ValueId, RegionInfo>;
  readonly definition: ReadonlyMap<ValueId, Op>;
  /** True of operations that make a new container and do nothing else: literals, and arrays of a given length. */
  readonly allocates: (op: Op | undefined) => boolean;
}

/** Is `inner` the region `outer` or one in it? */
export function within(inner: RegionInfo | undefined, outer: RegionInfo): boolean {
  for (let region = inner; region; region = region.parent) if (region === outer) return true;
  return false;
}

/** The `break`s and `continue`s in an operation that leave it. */
function escapesOf(op: Op): readonly Op[] {
  const own = exitsOf(op);
  const escapes: Op[] = [];
  for (const region of op.regions) {
    eachOp(region, (inner) => {
      if ((inner.op === 'break' || inner.op === 'continue') && own.has(inner.label)) escapes.push(inner);
    });
  }
  return escapes;
}

function sizedBounds(
  op: LoopOp | ForOp,
  outer: LoopInfo | undefined,
  regionOf: ReadonlyMap<ValueId, RegionInfo>,
  definition: ReadonlyMap<ValueId, Op>,
): boolean {
  if (op.op !== 'for' || exitsOf(op).size > 0 || (outer && !outer.sized)) return false;
  let outermost = outer;
  while (outermost?.outer) outermost = outermost.outer;
  if (outermost === undefined) return true;
  const { body } = outermost;
  return op.args
    .slice(0, 2)
    .every((bound) => definition.get(bound)?.op === 'const' || !within(regionOf.get(bound), body));
}

export function structureOf(func: Func): Structure {
  const regions = new Map<Region, RegionInfo>();
  const loops = new Map<Op, LoopInfo>();
  const regionOf = new Map<ValueId, RegionInfo>();
  const definition = new Map<ValueId, Op>();

  const enter = (region: Region, owner: Op | undefined, parent: RegionInfo | undefined): RegionInfo => {
    const exitOps = region.ops.slice(0, -1).filter((op) => op.regions.length > 0 && exitsOf(op).size > 0);
    const info: RegionInfo & { loop: LoopInfo | undefined } = { region, owner, parent, loop: parent?.loop, exitOps };
    regions.set(region, info);
    if (owner && (owner.op === 'loop' || owner.op === 'for')) {
      const outer = parent!.loop;
      const goesOn = (op: Op): boolean => op.op === 'continue' && op.label === owner.label;
      const early = exitOps.flatMap(escapesOf);
      const exits = !early.every(goesOn) || !goesOn(region.ops[region.ops.length - 1]);
      const continues = early.some(goesOn);
      const sized = !exits && sizedBounds(owner, outer, regionOf, definition);
      info.loop = { op: owner, body: info, container: parent!, outer, exits, continues, sized };
      loops.set(owner, info.loop);
    }
    for (const parameter of region.parameters) regionOf.set(parameter.id, info);
    for (const op of region.ops) {
      for (const result of op.results) {
        regionOf.set(result.id, info);
        definition.set(result.id, op);
      }
      for (const inner of op.regions) enter(inner, op, info);
    }
    return info;
  };

  const root = enter(func.body, undefined, undefined);
  for (const parameter of func.parameters) regionOf.set(parameter.id, root);
  const types = valueTypes(func);
  const allocates = (op: Op | undefined): boolean => {
    if (op?.op === 'intrinsic') return op.effect === 'allocates';
    if (op?.op !== 'new')
      return op?.op === 'array' || op?.op === 'object' || op?.op === 'closure' || op?.op === 'buffer';
    const constructor = definition.get(op.args[0]);
    if (constructor?.op !== 'global' || !arrayConstructors.has(constructor.name) || op.args.length > 2) return false;
    return op.args.slice(1).every((length) => isNumeric(types.get(length)!));
  };
  return { func, root, regions, loops, regionOf, definition, allocates };
}
