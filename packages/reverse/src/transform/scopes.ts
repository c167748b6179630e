/**
 * The reverse sweep's regions while they are being written. Each region of the forward sweep has one mirror; what is
 * fetched or declared for a value of the region goes into the prologue of its mirror, so that it happens once per run
 * of the region and is in sight of everything in it.
 */
import { refusal, type Builder, type Op, type Region, type Value } from '@wengert/ir';
import type { RegionInfo } from './structure.js';

export interface Scope {
  readonly info: RegionInfo;
  readonly prologue: Op[];
  /** Number of loops around. */
  readonly depth: number;
  /** The operations of the region that ran whenever what is now being reversed ran: those after the last exit before it. */
  segment?: readonly Op[];
}

export class Scopes {
  private readonly open: Scope[] = [];

  constructor(private readonly builder: Builder) {}

  /** Writes the mirror of the region `info`. */
  mirror(info: RegionInfo, write: () => void, parameters: readonly Value[] = []): Region {
    const isBody = info.loop?.body === info;
    const scope: Scope = { info, prologue: [], depth: this.depth + (isBody ? 1 : 0) };
    this.open.push(scope);
    const region = this.builder.region(write, parameters);
    this.open.pop();
    return { parameters, ops: [...scope.prologue, ...region.ops] };
  }

  /** True if what is written now runs whenever `definition`, an operation or parameter of the region `info`, was computed. */
  isCertain(info: RegionInfo, definition: Op | undefined): boolean {
    const scope = this.open[this.open.length - 1];
    if (scope?.info !== info) return false;
    return scope.segment === undefined || (definition !== undefined && scope.segment.includes(definition));
  }

  /** Writes what is only run back if an exit before `segment` was not taken. */
  inSegment(segment: readonly Op[], write: () => void): void {
    const scope = this.open[this.open.length - 1];
    const outer = scope.segment;
    scope.segment = segment;
    write();
    scope.segment = outer;
  }

  /** The region whose mirror is being written. */
  get current(): RegionInfo {
    return this.open[this.open.length - 1].info;
  }

  get depth(): number {
    return this.open.length === 0 ? 0 : this.open[this.open.length - 1].depth;
  }

  /** The open mirror of a region. */
  of(info: RegionInfo): Scope {
    for (let i = this.open.length - 1; i >= 0; i--) if (this.open[i].info === info) return this.open[i];
    throw refusal('bug', { problem: 'a value was asked for outside of the mirror of its region' });
  }

  /** Writes into the prologue of the mirror of a region. */
  prologue<T>(info: RegionInfo, write: () => T): T {
    let result: T;
    this.builder.into(this.of(info).prologue, () => {
      result = write();
    });
    return result!;
  }
}
