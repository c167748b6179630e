/**
 * The tapes of nests of loops whose trip counts are known before the outermost begins: each is made at once, as large as the product of
 * the counts.
 */
import type { Builder, ForOp, Value, ValueId } from '@wengert/ir';
import { nestOf, trips } from './counting.js';
import type { Record } from './records.js';
import type { LoopInfo } from './structure.js';
import type { Sweep } from './sweep.js';

export class SizedTapes {
  /** @param defined told of values that are defined now */
  constructor(
    private readonly sweep: Sweep,
    private readonly f: Builder,
    private readonly defined: (value: Value) => void,
  ) {}

  /** Makes the tapes of a sized nest, whose sizes are the products of the trip counts of the loops around. */
  make(tapes: readonly Record[]): void {
    const { f } = this;
    const { records } = this.sweep;
    const made = new Map<LoopInfo, ValueId>();
    for (const { place, tape, element } of tapes) {
      const inner = place.loop!;
      const size = nestOf(inner)
        .map((loop) => this.tripsFor(loop, made))
        .reduce((product, count) => f.prim('mul', [product, count]));
      f.append({ op: 'buffer', element, args: [size], results: [tape!], regions: [] });
      this.defined(tape!);
    }
    // The trip counts under the names that the reverse sweep knows them by.
    for (const [loop, { trips: named }] of records.numberings) {
      if (!named || nestOf(loop)[0] !== nestOf(tapes[0].place.loop!)[0]) continue;
      nestOf(loop).forEach((l, k) => {
        f.append({
          op: 'prim',
          prim: 'plus',
          adjoint: true,
          args: [this.tripsFor(l, made)],
          results: [named[k]],
          regions: [],
        });
        this.defined(named[k]);
      });
    }
  }

  private tripsFor(loop: LoopInfo, made: Map<LoopInfo, ValueId>): ValueId {
    let count = made.get(loop);
    if (count === undefined) {
      const { args, step } = loop.op as ForOp;
      count = trips(this.f, this.bound(args[0]), this.bound(args[1]), step);
      made.set(loop, count);
    }
    return count;
  }

  /** A bound of a loop of a sized nest, in sight before the nest: constants may be written inside of it. */
  bound(value: ValueId): ValueId {
    const op = this.sweep.structure.definition.get(value);
    return op?.op === 'const' ? this.f.const(op.value) : value;
  }
}
