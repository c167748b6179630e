/**
 * Adjoints of control flow: the mirrored construct, run backwards. Each exit (`yield`, `break`, `continue`) hands the
 * cotangents of the construct's results to its operands; which exit was taken is read from what the forward sweep
 * recorded. A loop's results, parameters and exit operands correspond, so that all its exits have one adjoint.
 */
import {
  integer,
  number,
  unknown,
  type BlockOp,
  type ForOp,
  type IfOp,
  type LoopOp,
  type Op,
  type Value,
  type ValueId,
  type VariableId,
} from '@wengert/ir';
import { lastIndex } from '../counting.js';
import { changesMemory } from '../flow.js';
import type { LoopInfo, RegionInfo } from '../structure.js';
import type { Sweep } from '../sweep.js';

function regionInfo(op: Op, index: number, sweep: Sweep): RegionInfo {
  return sweep.structure.regions.get(op.regions[index])!;
}

/** The variables of the cotangents of a construct's results; none where nothing has contributed. */
function resultVariables(op: Op, sweep: Sweep): (VariableId | undefined)[] {
  const { cotangents } = sweep;
  return op.results.map((r) => (cotangents.read(r.id) === undefined ? undefined : cotangents.variable(r.id)));
}

/** True of a region that is left by throwing alone. */
function throws({ region, exitOps }: RegionInfo): boolean {
  return exitOps.length === 0 && region.ops[region.ops.length - 1].op === 'throw';
}

export function ifAdjoint(op: IfOp, sweep: Sweep): void {
  const { b, scopes, primals } = sweep;
  sweep.handed.set(op, resultVariables(op, sweep));
  const regions = [0, 1].map((k) => {
    const info = regionInfo(op, k, sweep);
    return scopes.mirror(info, () => {
      // A branch that throws is never come back through.
      if (!throws(info)) sweep.reverseRegion(info);
    });
  });
  if (regions.every((region) => region.ops.length === 1)) return;
  const condition = sweep.exitCondition(op) ?? primals.of(op.args[0]);
  b.append({ op: 'if', args: [condition], results: [], regions });
}

export function blockAdjoint(op: BlockOp, sweep: Sweep): void {
  const { b, scopes } = sweep;
  sweep.handed.set(op, resultVariables(op, sweep));
  const info = regionInfo(op, 0, sweep);
  const region = scopes.mirror(info, () => sweep.reverseRegion(info));
  // A block is only there to be left; its mirror is not.
  for (const inner of region.ops.slice(0, -1)) b.append(inner);
}

/**
 * The cotangents that a loop carries backwards. They begin as those of its results; each iteration hands them to the
 * operands of its exit and leaves those of its parameters; in the end they go to the initial values.
 */
class Carried {
  readonly variables: (VariableId | undefined)[];

  constructor(
    private readonly op: LoopOp | ForOp,
    private readonly sweep: Sweep,
  ) {
    const { b, cotangents } = sweep;
    this.variables = op.results.map((result) => {
      const kind = cotangents.class(result.id);
      if (kind === 'none') return undefined;
      const variable = b.variable(`d${result.name ?? 'carried'}`);
      b.set(variable, cotangents.read(result.id) ?? cotangents.zero(kind));
      return variable;
    });
  }

  private get parameters(): readonly ValueId[] {
    const all = this.op.regions[0].parameters.map((p) => p.id);
    return this.op.op === 'for' ? all.slice(1) : all;
  }

  private get initial(): readonly ValueId[] {
    return this.op.op === 'for' ? this.op.args.slice(2) : this.op.args;
  }

  /** At the end of a reversed iteration: what is carried on is what its parameters got. */
  handOn(): void {
    const { b, cotangents } = this.sweep;
    this.parameters.forEach((parameter, k) => {
      const variable = this.variables[k];
      if (variable === undefined) return;
      b.set(variable, cotangents.read(parameter) ?? cotangents.zero(cotangents.class(parameter)));
    });
  }

  finish(): void {
    const { b, cotangents } = this.sweep;
    this.initial.forEach((value, k) => {
      const variable = this.variables[k];
      if (variable === undefined) return;
      const kind = cotangents.class(this.op.results[k].id);
      cotangents.add(value, b.get(variable, kind === 'number' ? number : unknown), kind);
    });
  }
}

/** Writes the mirror of a loop's body and the loop around it. */
function mirrorLoop(
  op: LoopOp | ForOp,
  sweep: Sweep,
  index: Value,
  bounds: () => { low: ValueId; high: ValueId; step: number },
): void {
  const { b, records, scopes, structure } = sweep;
  const loop = structure.loops.get(op)!;
  const carried = new Carried(op, sweep);
  sweep.handed.set(op, carried.variables);
  const { low, high, step } = bounds();
  const exits = sweep.headers.has(loop.body) ? 0 : loop.body.exitOps.length;
  let exit: VariableId | undefined;
  if (exits > 0 && !loop.continues) {
    // Only the last iteration may have been left early, and it is reversed first.
    exit = b.variable('exit');
    b.set(exit, records.read(records.exitOf(loop.body)));
    sweep.bodyExits.set(loop.body, exit);
  }
  const label = b.id();
  const region = scopes.mirror(
    loop.body,
    () => {
      sweep.reverseRegion(loop.body);
      carried.handOn();
      if (exit !== undefined) b.set(exit, b.const(exits));
      b.continue(label);
    },
    [index],
  );
  b.append({ op: 'for', label, step, args: [low, high], results: [], regions: [region] });
  carried.finish();
}

export function forAdjoint(op: ForOp, sweep: Sweep): void {
  const { b, primals, records, structure } = sweep;
  const loop = structure.loops.get(op)!;
  const parameter = op.regions[0].parameters[0];
  const index = b.value(integer, parameter.name ?? 'i');
  const low = primals.of(op.args[0]);
  primals.provide(parameter.id, index.id);
  records.setBounds(loop, index.id, low);
  mirrorLoop(op, sweep, index, () => {
    const last = loop.exits
      ? records.read(records.lastIndexOf(loop))
      : lastIndex(b, low, primals.of(op.args[1]), op.step);
    return { low: last, high: b.prim(op.step > 0 ? 'sub' : 'add', [low, b.const(1)]), step: -op.step };
  });
}

/** The test at the head of a loop, if the loop is left by nothing else and nothing before the test has an adjoint. */
function headOf(op: LoopOp, { body }: LoopInfo, sweep: Sweep): Op | undefined {
  const [region] = op.regions;
  const [test] = body.exitOps;
  if (body.exitOps.length !== 1 || test.op !== 'if' || test.results.length > 0) return undefined;
  const before = region.ops.slice(0, region.ops.indexOf(test));
  if (before.some((o) => !isPassive(o, sweep))) return undefined;
  const ends = test.regions.map((r) => r.ops);
  const leaving = ends.find((ops) => ops.length === 1 && ops[0].op === 'break' && ops[0].label === op.label);
  const staying = ends.find((ops) => ops.length === 1 && ops[0].op === 'yield');
  if (!leaving || !staying || !leaving[0].args.every((a, k) => a === region.parameters[k].id)) return undefined;
  return test;
}

/** True if the reverse of an operation, which leaves no region around it, is nothing. */
export function isPassive(op: Op, sweep: Pick<Sweep, 'cotangents' | 'mayRunCode'>): boolean {
  const { cotangents } = sweep;
  const changes =
    op.op === 'store' ||
    op.op === 'addto' ||
    op.op === 'delete' ||
    op.op === 'call' ||
    op.op === 'new' ||
    op.op === 'setcapture' ||
    (op.op === 'load' && sweep.mayRunCode(op)) ||
    (op.op === 'intrinsic' && changesMemory(op.fn));
  const makes = op.op === 'array' || op.op === 'object' || op.op === 'closure';
  return (
    !changes &&
    !(makes && op.args.some((a) => cotangents.class(a) !== 'none')) &&
    op.results.every((r) => cotangents.class(r.id) === 'none') &&
    op.regions.every((r) => r.ops.every((o) => isPassive(o, sweep)))
  );
}

export function loopAdjoint(op: LoopOp, sweep: Sweep): void {
  const { b, records, structure } = sweep;
  const loop = structure.loops.get(op)!;
  const head = headOf(op, loop, sweep);
  if (head) sweep.headers.set(loop.body, head);
  const trips = records.read(records.tripsOf(loop));
  mirrorLoop(op, sweep, b.value(integer, 'k'), () => ({ low: b.const(0), high: trips, step: 1 }));
}

/** True unless the value is a running product: their factors may be infinite. Guarding those of sums would be felt. */
function isPlainLoop(target: Op, value: ValueId, { structure }: Sweep): boolean {
  if (target.op === 'if' || target.op === 'block') return false;
  const made = structure.definition.get(value);
  return made?.op !== 'prim' || made.prim !== 'mul';
}

/** The exit at the end of a region: its operands get the cotangents that belong to the results of what it leaves. */
export function exitAdjoint(exit: Op, owner: Op | undefined, sweep: Sweep): void {
  const { b, cotangents } = sweep;
  const target =
    exit.op === 'yield' ? owner : exit.op === 'break' || exit.op === 'continue' ? sweep.target(exit.label) : undefined;
  if (!target) return;
  const variables = sweep.handed.get(target)!;
  exit.args.forEach((arg, k) => {
    const variable = variables[k];
    if (variable === undefined) return;
    const result = target.results[k].id;
    const kind = cotangents.class(result);
    const certain = isPlainLoop(target, arg, sweep) || cotangents.certain(result);
    cotangents.add(arg, b.get(variable, kind === 'number' ? number : unknown), kind, certain);
  });
}
