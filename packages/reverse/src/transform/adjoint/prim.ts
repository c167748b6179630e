/**
 * Adjoints of primitives: each operand's cotangent grows by the result's cotangent times the partial derivative. The partial is
 * the code of a rule, copied in; the primal values that it does not use are never asked for.
 */
import { eachOp, isContainer, primitives, refusal, type Func, type Op, type PrimOp, type ValueId } from '@wengert/ir';
import { finiteAtZero } from '../guarded-factors.js';
import type { Partial, Sweep } from '../sweep.js';

export function primAdjoint(op: PrimOp, sweep: Sweep): void {
  const { b, cotangents, primals, rules, structure } = sweep;
  const y = op.results[0].id;
  const d = cotangents.read(y);
  if (d === undefined) return;
  const kind = cotangents.class(y);
  const certain = cotangents.certain(y);
  const { result } = primitives[op.prim];
  op.args.forEach((arg, k) => {
    if (primitives[op.prim].numeric || result === 'sum') watchObjects(op, arg, sweep);
    if (cotangents.class(arg) === 'none') return;
    if (result === 'sum') {
      cotangents.add(arg, d, kind, certain);
      return;
    }
    if (op.guard) {
      if (k === 2) cotangents.add(arg, d, kind, false);
      return;
    }
    if (result === 'operand') {
      if (k === 0) return;
      const zero = cotangents.zero(kind);
      const chosen = primals.of(op.args[0]);
      cotangents.add(arg, b.prim('select', k === 1 ? [chosen, d, zero] : [chosen, zero, d]), kind, false);
      return;
    }
    const partial = rules.partial(
      op.prim,
      k,
      op.args.map((a) => structure.definition.get(a)),
    );
    if (!partial) return;
    const operands = [...op.args, y];
    const factor = copyBody(sweep, partial.func, (i) => primals.of(operands[partial.operands?.[i] ?? i]));
    const plain = b.prim('mul', [d, factor]);
    // An infinite cotangent times a factor of zero is zero.
    const product = sweep.steep(y) && !isTame(sweep, partial, operands) ? b.unlessZero(factor, plain) : plain;
    // A value that was computed and then not used may be infinite: zero times its factors must stay zero.
    const guarded = partial.guarded || (!certain && !isTame(sweep, partial, operands));
    const term = guarded ? b.unlessZero(d, product) : product;
    const factorAtZero = isTame(sweep, partial, operands) ? undefined : sweep.guardedFactor(y, arg);
    cotangents.add(
      arg,
      factorAtZero === undefined ? term : finiteAtZero(b, primals.of(factorAtZero), term),
      'number',
      certain && partial.vanishes !== true,
    );
  });
}

/** Asks the forward sweep to look at operands that are objects, or may be: arithmetic on them is refused where it runs, if it runs. */
function watchObjects(op: PrimOp, arg: ValueId, sweep: Sweep): void {
  const { type } = sweep.valueOf(arg);
  if (!sweep.active(arg) || !(type.kind === 'unknown' || type.kind === 'immutable' || isContainer(type))) return;
  const operands = sweep.checkedOperands.get(op) ?? new Set();
  sweep.checkedOperands.set(op, operands.add(arg));
}

/** True if a partial derivative is made of constants only, none of which is zero or infinite. */
function isTame({ structure }: Sweep, { func, operands: at }: Partial, operands: readonly ValueId[]): boolean {
  const used = usedValues(func);
  return func.parameters.every(({ role, id }, i) => {
    if (role !== 'argument' || !used.has(id)) return true;
    const op = structure.definition.get(operands[at?.[i - 2] ?? i - 2]);
    return op?.op === 'const' && typeof op.value === 'number' && Number.isFinite(op.value) && op.value !== 0;
  });
}

function usedValues(func: Func): ReadonlySet<ValueId> {
  const used = new Set<ValueId>();
  eachOp(func.body, (op) => op.args.forEach((a) => used.add(a)));
  return used;
}

/** Copies the body of a rule's function to where the builder is; `operand(i)` is asked for the arguments that it uses. */
function copyBody({ b }: Sweep, func: Func, operand: (index: number) => ValueId): ValueId {
  const names = new Map<ValueId, ValueId>();
  const used = usedValues(func);
  func.parameters.forEach((parameter, i) => {
    if (parameter.role === 'argument' && used.has(parameter.id)) names.set(parameter.id, operand(i - 2));
  });
  const rename = (op: Op): Op => {
    const results = op.results.map((result) => {
      const value = b.value(result.type);
      names.set(result.id, value.id);
      return value;
    });
    const regions = op.regions.map((region) => ({ ...region, ops: region.ops.map(rename) }));
    const marked = op.op === 'prim' ? { adjoint: true } : {};
    return { ...op, ...marked, args: op.args.map((a) => names.get(a)!), results, regions };
  };
  for (const op of func.body.ops) {
    if (op.op === 'return') return names.get(op.args[0])!;
    b.append(rename(op));
  }
  throw refusal('bug', { problem: `the partial derivative ${func.name} does not end in a return` });
}
