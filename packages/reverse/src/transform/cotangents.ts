/**
 * Cotangents of values in the reverse sweep: one variable per value that anything contributes to, declared at the head of the
 * mirror of the region that defines the value, which makes it zero once per run of that region.
 */
import { unknown, number, type Builder, type ValueId, type VariableId } from '@wengert/ir';
import type { CotangentClass } from './cotangent-class.js';
import type { Scopes } from './scopes.js';
import type { Structure } from './structure.js';
import { intrinsics } from '../runtime/intrinsics.js';

interface Cotangent {
  readonly variable: VariableId;
  /** True until something has been added: then the first addition is an assignment. */
  zero: boolean;
  /** True once something has been added wherever the value itself is computed: not only in an arm, in a loop or before an exit. */
  certain: boolean;
  readonly depth: number;
}

export class Cotangents {
  private readonly variables = new Map<ValueId, Cotangent>();

  constructor(
    private readonly structure: Structure,
    private readonly classOf: (value: ValueId) => CotangentClass,
    private readonly nameOf: (value: ValueId) => string,
    private readonly b: Builder,
    private readonly scopes: Scopes,
  ) {}

  class(value: ValueId): CotangentClass {
    return this.classOf(value);
  }

  /** The zero of a class. */
  zero(kind: CotangentClass): ValueId {
    return this.b.const(kind === 'number' ? 0 : undefined);
  }

  /** The variable for a value's cotangent, declared if this is the first mention. */
  variable(value: ValueId): VariableId {
    return this.declare(value).variable;
  }

  private declare(value: ValueId): Cotangent {
    let cotangent = this.variables.get(value);
    if (!cotangent) {
      const info = this.structure.regionOf.get(value)!;
      const { depth } = this.scopes.of(info);
      cotangent = { variable: this.b.variable(`d${this.nameOf(value)}`), zero: true, certain: false, depth };
      this.variables.set(value, cotangent);
      this.scopes.prologue(info, () => this.b.set(cotangent!.variable, this.zero(this.classOf(value))));
    }
    return cotangent;
  }

  /** The cotangent so far, or `undefined` if nothing has contributed to it: then it is zero. */
  read(value: ValueId): ValueId | undefined {
    const cotangent = this.variables.get(value);
    return cotangent && this.b.get(cotangent.variable, this.classOf(value) === 'number' ? number : unknown);
  }

  /** False if the cotangent may be zero because no use of the value ran, although the value itself was computed. */
  certain(value: ValueId): boolean {
    return this.variables.get(value)?.certain ?? false;
  }

  /** Adds `d` to the cotangent of `value`, if it has one. `from` says what `d` is; `certain` as for the value that it comes from. */
  add(value: ValueId, d: ValueId, from: CotangentClass = 'number', certain = true): void {
    const kind = this.classOf(value);
    if (kind === 'none') return;
    const { b } = this;
    const term = kind === 'number' && from === 'value' ? intrinsics.asNumber(b, d) : d;
    const cotangent = this.declare(value);
    if (cotangent.zero && cotangent.depth === this.scopes.depth) {
      b.set(cotangent.variable, term);
    } else {
      const before = b.get(cotangent.variable, kind === 'number' ? number : unknown);
      b.set(
        cotangent.variable,
        kind === 'number' ? b.prim('add', [before, term]) : intrinsics.accumulate(b, before, term),
      );
    }
    cotangent.zero = false;
    const { regionOf, definition } = this.structure;
    if (certain && this.scopes.isCertain(regionOf.get(value)!, definition.get(value))) cotangent.certain = true;
  }
}
