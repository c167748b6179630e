/**
 * The forward sweep: the primal code as it was, with what the reverse sweep asked for in between: writes of records,
 * counters of iterations, tapes, and calls that are made with their pullbacks. Results and parameters of constructs become
 * variables again, so that records kept in variables and the code's own values take the same way through `ssa`.
 */
import {
  integer,
  isNumeric,
  type Builder,
  type ForOp,
  type Op,
  type Value,
  type ValueId,
  type VariableId,
} from '@wengert/ir';
import { writeCall } from './forward-call.js';
import { checkDeletion, checkedAccess, checkOperands, checkReading, noteWriting } from './forward-checks.js';
import { lastIndex, nestOf, slot } from './counting.js';
import { exitNumber, type Record } from './records.js';
import type { LoopInfo, RegionInfo } from './structure.js';
import { SizedTapes } from './sized-tapes.js';
import type { Sweep } from './sweep.js';

export class ForwardSweep {
  /** Variables that stand for the results of constructs; loops' parameters share them. */
  private readonly variables = new Map<Op, readonly VariableId[]>();
  private readonly tapes: SizedTapes;
  private readonly slots = new Map<LoopInfo, ValueId>();
  private readonly counters = new Map<LoopInfo, VariableId>();
  /** While the head of a loop is written: values whose records have to wait until the test has been passed. */
  private waiting: Value[] | undefined;

  constructor(
    private readonly sweep: Sweep,
    private readonly f: Builder,
  ) {
    this.tapes = new SizedTapes(sweep, f, (value) => this.defined(value));
  }

  /** Writes everything but the function's `return`, whose operand it returns. */
  write(): ValueId {
    const { f, sweep } = this;
    const { records, structure } = sweep;
    for (const { cursor } of records.numberings.values()) if (cursor !== undefined) f.set(cursor, f.const(0));
    // Records of regions that never run are never read; a value of their kind keeps their types.
    for (const [variable, { type }] of records.seam) {
      if (isNumeric(type)) f.set(variable, f.const(0));
      else if (type.kind === 'boolean') f.set(variable, f.const(false));
    }
    for (const record of records.tapes.get(undefined) ?? []) {
      f.append({
        op: 'buffer',
        element: record.element,
        args: [f.const(0)],
        results: [record.tape!],
        regions: [],
      });
    }
    this.region(structure.root);
    for (const [variable, value] of records.seam)
      f.append({ op: 'get', variable, args: [], results: [value], regions: [] });
    const { ops } = structure.root.region;
    return ops[ops.length - 1].args[0];
  }

  private region(info: RegionInfo): void {
    const { records } = this.sweep;
    const exit = records.exits.get(info);
    if (exit?.place === info) this.put(exit, this.f.const(info.exitOps.length));
    for (const op of info.region.ops) this.op(op, info);
  }

  /** The body of a loop that is left at its head: an iteration counts, and is recorded, once it has passed the test. */
  private bodyWithHeader(loop: LoopInfo, header: Op, parameters: readonly Value[]): void {
    const { ops } = loop.body.region;
    const split = ops.indexOf(header) + 1;
    const waiting = [...parameters];
    this.waiting = waiting;
    for (const op of ops.slice(0, split)) this.op(op, loop.body);
    this.waiting = undefined;
    this.head(loop);
    for (const value of waiting) this.defined(value);
    for (const op of ops.slice(split)) this.op(op, loop.body);
  }

  private op(op: Op, info: RegionInfo): void {
    const { f } = this;
    f.location = op.location;
    checkReading(op, f, this.sweep);
    switch (op.op) {
      case 'if':
      case 'block':
        this.construct(op);
        break;
      case 'loop':
      case 'for':
        this.loop(op);
        break;
      case 'yield':
        if (info.owner) this.assign(info.owner, op.args);
        f.yield();
        break;
      case 'break':
      case 'continue': {
        const target = this.sweep.target(op.label);
        this.recordExit(info, target, op.op === 'break');
        this.assign(target, op.args);
        if (op.op === 'break') f.break(op.label);
        else f.continue(op.label);
        break;
      }
      case 'return':
        break;
      case 'call':
      case 'new':
        if (this.sweep.calls.has(op)) this.call(op);
        else f.append(op);
        break;
      case 'load':
      case 'store':
        f.append(checkedAccess(op, f, this.sweep, (passage) => this.defined(passage)));
        break;
      case 'delete':
        checkDeletion(op, f, this.sweep);
        f.append(op);
        break;
      case 'prim':
        checkOperands(op, f, this.sweep);
        f.append(op);
        break;
      default:
        f.append(op);
    }
    noteWriting(op, f, this.sweep);
    for (const result of op.results) this.defined(result);
  }

  /** Writes the records of a value that has just been defined. */
  private defined(value: Value): void {
    if (this.waiting) {
      this.waiting.push(value);
      return;
    }
    for (const record of this.sweep.records.afterDefinition.get(value.id) ?? []) this.put(record, value.id);
  }

  private put(record: Record, value: ValueId): void {
    const { f } = this;
    if (record.variable !== undefined) {
      f.set(record.variable, value);
      return;
    }
    const loop = record.place.loop!;
    const at = this.slots.get(loop)!;
    if (!loop.sized) f.ensure(record.tape!.id, at);
    f.store(record.tape!.id, at, value);
  }

  private assign(target: Op, operands: readonly ValueId[]): void {
    const variables = this.variables.get(target)!;
    operands.forEach((operand, k) => this.f.set(variables[k], operand));
  }

  private declare(op: Op): readonly VariableId[] {
    const variables = op.results.map((result) => this.f.variable(result.name ?? 't'));
    this.variables.set(op, variables);
    return variables;
  }

  private fetch(variable: VariableId, value: Value): void {
    this.f.append({ op: 'get', variable, args: [], results: [value], regions: [] });
  }

  private construct(op: Extract<Op, { op: 'if' | 'block' }>): void {
    const { f, sweep } = this;
    const variables = this.declare(op);
    const regions = op.regions.map((region) => f.region(() => this.region(sweep.structure.regions.get(region)!)));
    f.append({ ...op, results: [], regions });
    op.results.forEach((result, k) => this.fetch(variables[k], result));
  }

  private loop(op: Extract<Op, { op: 'loop' | 'for' }>): void {
    const { f, sweep } = this;
    const loop = sweep.structure.loops.get(op)!;
    const isFor = op.op === 'for';
    const variables = this.declare(op);
    this.before(loop);
    (isFor ? op.args.slice(2) : op.args).forEach((value, k) => f.set(variables[k], value));
    const parameters = op.regions[0].parameters;
    const region = f.region(
      () => {
        parameters.slice(isFor ? 1 : 0).forEach((parameter, k) => this.fetch(variables[k], parameter));
        const header = sweep.headers.get(loop.body);
        if (header) {
          this.bodyWithHeader(loop, header, parameters);
          return;
        }
        this.head(loop);
        parameters.forEach((parameter) => this.defined(parameter));
        this.region(loop.body);
      },
      isFor ? parameters.slice(0, 1) : [],
    );
    f.append({ ...op, args: isFor ? op.args.slice(0, 2) : [], results: [], regions: [region] });
    op.results.forEach((result, k) => this.fetch(variables[k], result));
  }

  /** What is set before a loop: its tapes, and its records as they are if it is not left early. */
  private before(loop: LoopInfo): void {
    const { f } = this;
    const { records } = this.sweep;
    const { op } = loop;
    const tapes = records.tapes.get(loop);
    if (tapes && nestOf(loop)[0] === loop) this.tapes.make(tapes);
    const exit = records.exits.get(loop.body);
    if (exit?.place === loop.container) this.put(exit, f.const(loop.body.exitOps.length));
    const last = records.lastIndices.get(loop);
    if (last && op.op === 'for') this.put(last, lastIndex(f, op.args[0], op.args[1], op.step));
    const count = records.tripCounts.get(loop);
    if (count) {
      const counter = f.variable('count');
      this.counters.set(loop, counter);
      f.set(counter, f.const(0));
      this.put(count, f.const(0));
    }
  }

  /** What is done at the head of each iteration: the iteration gets its number, and is counted. */
  private head(loop: LoopInfo): void {
    const { f } = this;
    const { records } = this.sweep;
    const numbering = records.numberings.get(loop);
    if (numbering?.cursor !== undefined) {
      const number = f.get(numbering.cursor, integer);
      f.set(numbering.cursor, f.prim('add', [number, f.const(1)]));
      this.slots.set(loop, number);
    } else if (numbering) {
      const nest = nestOf(loop).map((l, k) => ({
        op: l.op as ForOp,
        index: l.op.regions[0].parameters[0].id,
        low: this.tapes.bound(l.op.args[0]),
        trips: numbering.trips![k].id,
      }));
      this.slots.set(loop, slot(f, nest));
    }
    const count = records.tripCounts.get(loop);
    if (count) {
      const counter = this.counters.get(loop)!;
      const next = f.prim('add', [f.get(counter, integer), f.const(1)]);
      f.set(counter, next);
      this.put(count, next);
    }
  }

  /** A call together with its pullback. */
  private call(op: Extract<Op, { op: 'call' | 'new' }>): void {
    const { f } = this;
    const made = writeCall(op, f, this.sweep);
    this.defined(made);
    f.append({ op: 'load', args: [made.id, f.const('value')], results: op.results, regions: [] });
  }

  /** At an exit: every region on the way out that keeps such a record gets the number of the operation it is left through. */
  private recordExit(from: RegionInfo, target: Op, leavesTarget: boolean): void {
    const { records, structure } = this.sweep;
    for (let info = from; ; info = info.parent!) {
      const owner = info.owner!;
      const loop = structure.loops.get(owner);
      if (loop && (owner !== target || leavesTarget)) {
        const last = records.lastIndices.get(loop);
        if (last) this.put(last, owner.regions[0].parameters[0].id);
      }
      if (owner === target) return;
      const record = records.exits.get(info.parent!);
      if (record) this.put(record, this.f.const(exitNumber(info.parent!, owner)));
    }
  }
}
