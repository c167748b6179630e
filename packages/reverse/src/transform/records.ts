/**
 * Records: what the forward sweep leaves for the reverse sweep. A record belongs to a region and holds one value per
 * run of it: in a variable if the region runs at most once, on a tape if it is in a loop.
 *
 * The reverse sweep is written first and asks for records; the forward sweep is then written with exactly the writes
 * that were asked for. This file is the list of those writes, and how a record is read back.
 */
import {
  arrayOf,
  float64Array,
  integer,
  integerArray,
  unknown,
  type Builder,
  type ForOp,
  type Op,
  type Type,
  type Value,
  type ValueId,
  type VariableId,
} from '@wengert/ir';
import { nestOf, slot } from './counting.js';
import type { Scopes } from './scopes.js';
import type { LoopInfo, RegionInfo } from './structure.js';

export type Element = 'float64' | 'uint8' | 'int32' | 'any';

/** One entry per run of `place`. */
export interface Record {
  readonly place: RegionInfo;
  readonly name: string;
  readonly element: Element;
  readonly type: Type;
  /** Where it is kept outside of loops. */
  readonly variable?: VariableId;
  /** Where it is kept inside of loops. */
  readonly tape?: Value;
}

/** How the iterations of a loop are numbered for the tapes of its body. */
export interface Numbering {
  /** In sized nests: the trip counts of the loops of the nest, outermost first, computed before the nest. */
  readonly trips?: readonly Value[];
  /** In other loops: a variable that counts all iterations so far. */
  readonly cursor?: VariableId;
}

const elementTypes: { readonly [E in Element]: Type } = {
  float64: float64Array,
  uint8: integerArray,
  int32: integerArray,
  any: arrayOf(unknown),
};

/** How values of a type are kept. */
function elementFor(type: Type): Element {
  if (type.kind === 'number' || type.kind === 'integer') return 'float64';
  return type.kind === 'boolean' ? 'uint8' : 'any';
}

export class Records {
  /** Values to write right after their definition. */
  readonly afterDefinition = new Map<ValueId, Record[]>();
  /**
   * Which of the operations that may leave a region early it was left through (their count: none). The record of a
   * loop's body belongs to the region around the loop if only the last iteration can be left early.
   */
  readonly exits = new Map<RegionInfo, Record>();
  /** The index that a counted loop with exits had last. */
  readonly lastIndices = new Map<LoopInfo, Record>();
  /** How often the body of any other loop was begun. */
  readonly tripCounts = new Map<LoopInfo, Record>();
  readonly numberings = new Map<LoopInfo, Numbering>();
  /** Tapes by the loop before which they are made; `undefined` for growing ones, made at the function's head. */
  readonly tapes = new Map<LoopInfo | undefined, Record[]>();
  /** What variables of the forward sweep hold at its end, for those that the reverse sweep reads. */
  readonly seam = new Map<VariableId, Value>();

  private readonly reads = new Map<Record, ValueId>();
  private readonly slots = new Map<LoopInfo, ValueId>();
  private readonly outer = new Map<ValueId, ValueId>();
  private readonly bounds = new Map<LoopInfo, { index: ValueId; low: ValueId }>();
  private readonly cursors = new Map<LoopInfo, VariableId>();

  constructor(
    private readonly root: RegionInfo,
    /** Writes the forward sweep; asked only for fresh names here. */
    private readonly forward: Builder,
    private readonly reverse: Builder,
    private readonly scopes: Scopes,
    /** A value of the forward sweep's outermost region, as the reverse sweep sees it. */
    private readonly bridge: (value: Value) => ValueId,
  ) {}

  private create(place: RegionInfo, name: string, type: Type, element: Element = elementFor(type)): Record {
    const { loop } = place;
    if (!loop) return { place, name, element, type, variable: this.forward.variable(name) };
    const tape = this.forward.value(elementTypes[element], `${name}Tape`);
    const record: Record = { place, name, element, type, tape };
    const home = loop.sized ? nestOf(loop)[0] : undefined;
    this.tapes.set(home, [...(this.tapes.get(home) ?? []), record]);
    this.numbering(loop);
    return record;
  }

  /** A record of a value, written where the value is defined. */
  keep(value: Value, place: RegionInfo): Record {
    const record = this.create(place, value.name ?? 't', value.type);
    this.afterDefinition.set(value.id, [...(this.afterDefinition.get(value.id) ?? []), record]);
    return record;
  }

  exitOf(region: RegionInfo): Record {
    const { loop } = region;
    const place = loop?.body === region && !loop.continues ? loop.container : region;
    return once(this.exits, region, () => this.create(place, 'exit', integer, 'uint8'));
  }

  lastIndexOf(loop: LoopInfo): Record {
    return once(this.lastIndices, loop, () => this.create(loop.container, 'last', integer));
  }

  tripsOf(loop: LoopInfo): Record {
    return once(this.tripCounts, loop, () => this.create(loop.container, 'trips', integer));
  }

  private numbering(loop: LoopInfo): Numbering {
    return once(this.numberings, loop, () =>
      loop.sized
        ? { trips: nestOf(loop).map(() => this.forward.value(integer, 'trips')) }
        : { cursor: this.forward.variable('cursor') },
    );
  }

  /** Tells the index and lower bound of a counted loop in the reverse sweep. */
  setBounds(loop: LoopInfo, index: ValueId, low: ValueId): void {
    this.bounds.set(loop, { index, low });
  }

  /** The record's value for the run that the reverse sweep is in; read in the prologue of the region's mirror. */
  read(record: Record): ValueId {
    return once(this.reads, record, () => this.scopes.prologue(record.place, () => this.fetch(record)));
  }

  private fetch({ place, variable, tape, type, name }: Record): ValueId {
    if (variable !== undefined) return this.bridge(this.atSeam(variable, type, name));
    const loop = place.loop!;
    const kept = this.outside(tape!, loop);
    return this.reverse.load(kept, this.slot(loop), type, name);
  }

  private atSeam(variable: VariableId, type: Type, name: string): Value {
    return once(this.seam, variable, () => this.forward.value(type, name));
  }

  /** A value that the forward sweep makes before the nest of a loop, or at its head if the loop's tapes grow. */
  private outside(value: Value, loop: LoopInfo): ValueId {
    const home = loop.sized ? nestOf(loop)[0].container : this.root;
    if (home === this.root) return this.bridge(value);
    return once(this.outer, value.id, () => this.read(this.keep(value, home)));
  }

  /** The number of the iteration that the reverse sweep is in. */
  private slot(loop: LoopInfo): ValueId {
    return once(this.slots, loop, () => {
      const trips = this.numbering(loop).trips?.map((t) => this.outside(t, loop));
      return this.scopes.prologue(loop.body, () => (trips ? this.sizedSlot(loop, trips) : this.cursorSlot(loop)));
    });
  }

  private sizedSlot(loop: LoopInfo, trips: readonly ValueId[]): ValueId {
    const nest = nestOf(loop).map((l, k) => ({ op: l.op as ForOp, ...this.bounds.get(l)!, trips: trips[k] }));
    return slot(this.reverse, nest);
  }

  private cursorSlot(loop: LoopInfo): ValueId {
    const { reverse } = this;
    const cursor = once(this.cursors, loop, () => this.reverseCursor(loop));
    const number = reverse.prim('sub', [reverse.get(cursor, integer), reverse.const(1)], 'slot');
    reverse.set(cursor, number);
    return number;
  }

  /** The variable that numbers the iterations of a loop downwards in the reverse sweep. */
  private reverseCursor(loop: LoopInfo): VariableId {
    const cursor = this.reverse.variable('cursor');
    const last = this.bridge(this.atSeam(this.numbering(loop).cursor!, integer, 'cursor'));
    this.scopes.prologue(this.root, () => this.reverse.set(cursor, last));
    return cursor;
  }
}

function once<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Where a record is set when `op`, an operation that may leave `region`, is left through. */
export function exitNumber(region: RegionInfo, op: Op): number {
  return region.exitOps.indexOf(op);
}
