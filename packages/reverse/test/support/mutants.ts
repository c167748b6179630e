/** Faults that a transform could have. Each must be caught by the random programs: a generator that misses one is too weak. */
import type { Mutant } from './mutate.js';

const transform = (file: string, fault: string, from: string, to: string): Mutant => ({
  fault,
  file: `transform/${file}`,
  from,
  to,
});
const runtime = (file: string, fault: string, from: string, to: string): Mutant => ({
  fault,
  file: `runtime/${file}`,
  from,
  to,
});

const exits: Mutant[] = [
  transform(
    'records.ts',
    'records the exit after the one that was taken',
    'return region.exitOps.indexOf(op);',
    'return region.exitOps.indexOf(op) + 1;',
  ),
  transform(
    'reverse-region.ts',
    'reverses what follows an exit that was taken',
    "b.prim('ge', [passed!, b.const(exitsBefore)])",
    "b.prim('ge', [passed!, b.const(exitsBefore - 1)])",
  ),
  transform(
    'reverse-region.ts',
    'does not reverse the exit that was taken',
    'guarded(k - 1, [], () => reverseOp',
    'guarded(k, [], () => reverseOp',
  ),
  transform(
    'reverse-region.ts',
    'takes the branch that leaves for the one that stays',
    "leaves[0] ? 'eq' : 'ne'",
    "leaves[0] ? 'ne' : 'eq'",
  ),
  transform(
    'reverse-region.ts',
    'forgets what the end of a region hands on',
    'if (k === exitOps.length) exitAdjoint',
    'if (k > exitOps.length) exitAdjoint',
  ),
  transform(
    'forward-sweep.ts',
    'takes continue for break',
    "if (op.op === 'break') f.break(op.label);",
    "if (op.op === 'break' || info.owner !== target) f.break(op.label);",
  ),
  transform(
    'forward-sweep.ts',
    'records exits of the innermost region only',
    'for (let info = from; ; info = info.parent!) {',
    'for (let info = from; info === from; info = info.parent!) {',
  ),
  transform(
    'forward-sweep.ts',
    'records no last index of a loop that is left by break',
    'if (loop && (owner !== target || leavesTarget)) {',
    'if (loop && owner !== target) {',
  ),
  transform(
    'structure.ts',
    'thinks that only the last iteration is broken off',
    'const continues = early.some(goesOn);',
    'const continues = false;',
  ),
  transform(
    'structure.ts',
    'overlooks exits at the end of a body',
    '|| !goesOn(region.ops[region.ops.length - 1])',
    '',
  ),
  transform(
    'adjoint/control.ts',
    'takes every iteration for the one that was broken off',
    'if (exit !== undefined) b.set(exit, b.const(exits));',
    '',
  ),
  transform(
    'adjoint/control.ts',
    'never reverses a branch that ends in a throw',
    'return exitOps.length === 0 && region',
    'return region',
  ),
];

const loops: Mutant[] = [
  transform(
    'counting.ts',
    'takes one iteration too few for the tape',
    "return whole(b, 'max', [b.const(0), rounded]);",
    "return whole(b, 'sub', [whole(b, 'max', [b.const(0), rounded]), b.const(1)]);",
  ),
  transform(
    'counting.ts',
    'starts to reverse one iteration late',
    "if (step === 1) return whole(b, 'sub', [integers ? high : b.prim('ceil', [high]), b.const(1)]);",
    "if (step === 1) return whole(b, 'sub', [integers ? high : b.prim('ceil', [high]), b.const(2)]);",
  ),
  transform(
    'counting.ts',
    'starts to reverse one iteration late where the index goes down',
    "if (step === -1) return whole(b, 'add', [integers ? high : b.prim('floor', [high]), b.const(1)]);",
    "if (step === -1) return whole(b, 'add', [integers ? high : b.prim('floor', [high]), b.const(2)]);",
  ),
  transform(
    'counting.ts',
    'gets the last index wrong where the step is wide',
    "b.prim('mul', [before, b.const(step)])",
    'before',
  ),
  transform(
    'counting.ts',
    'numbers the iterations of a nest by the inner loop alone',
    "whole(b, 'add', [whole(b, 'mul', [number, count]), position])",
    'position',
  ),
  transform(
    'adjoint/control.ts',
    'reverses one iteration too few',
    'low: b.const(0), high: trips, step: 1',
    'low: b.const(1), high: trips, step: 1',
  ),
  transform(
    'adjoint/control.ts',
    'stops reversing a counted loop before its first iteration',
    "high: b.prim(op.step > 0 ? 'sub' : 'add', [low, b.const(1)])",
    'high: low',
  ),
  transform(
    'adjoint/control.ts',
    'carries nothing from one iteration to the one before',
    '      carried.handOn();\n',
    '',
  ),
  transform('adjoint/control.ts', 'drops what a loop carried in', '  carried.finish();\n', ''),
  transform(
    'records.ts',
    'reads the slot of the iteration after',
    "reverse.prim('sub', [reverse.get(cursor, integer), reverse.const(1)], 'slot')",
    'reverse.get(cursor, integer)',
  ),
  transform(
    'forward-sweep.ts',
    'writes each slot of a growing tape twice',
    "f.set(numbering.cursor, f.prim('add', [number, f.const(1)]));",
    "f.set(numbering.cursor, f.prim('shr', [f.prim('add', [number, f.const(2)]), f.const(1)]));",
  ),
];

const values: Mutant[] = [
  transform(
    'adjoint/control.ts',
    'swaps the branches of an if',
    "b.append({ op: 'if', args: [condition], results: [], regions });",
    "b.append({ op: 'if', args: [condition], results: [], regions: regions.reverse() });",
  ),
  transform('cotangents.ts', 'forgets earlier contributions', "b.prim('add', [before, term])", 'term'),
  transform(
    'cotangents.ts',
    'takes the first contribution that is written for the first that is made',
    'if (cotangent.zero && cotangent.depth === this.scopes.depth) {',
    'if (cotangent.zero) {',
  ),
  transform(
    'cotangents.ts',
    'makes cotangents zero once and not per iteration',
    'this.scopes.prologue(info, () => this.b.set(cotangent!.variable',
    'this.scopes.prologue(this.structure.root, () => this.b.set(cotangent!.variable',
  ),
  transform(
    'reverse-region.ts',
    'goes through regions forwards',
    'for (let i = end - 1; i >= start; i--) if (ops[i] !== header && !isIdle(ops[i], sweep)) reverseOp(ops[i], sweep);',
    'for (let i = start; i < end; i++) if (ops[i] !== header && !isIdle(ops[i], sweep)) reverseOp(ops[i], sweep);',
  ),
  transform(
    'adjoint/prim.ts',
    'passes a choice to the operand that was not chosen',
    'k === 1 ? [chosen, d, zero] : [chosen, zero, d]',
    'k === 1 ? [chosen, zero, d] : [chosen, d, zero]',
  ),
  transform(
    'adjoint/prim.ts',
    'multiplies zero by infinity',
    'guarded ? b.unlessZero',
    'guarded && b.prim === undefined ? b.unlessZero',
  ),
  transform('stable-loads.ts', 'reads memory again that has been written', 'if (!clean) return () => false;', ''),
  transform(
    'stable-loads.ts',
    'reads memory again that the caller may have written',
    'let clean = fused;',
    'let clean = true;',
  ),
];

const memory: Mutant[] = [
  runtime('memory.ts', 'does not clear the slot of a store', '  shadow[key] = 0;\n  return d;', '  return d;'),
  runtime(
    'memory.ts',
    'does not clear the slot of a store where it knows nothing of the array',
    "if (d !== undefined) memory[key] = typeof d === 'number' ? 0 : undefined;",
    '',
  ),
  runtime('memory.ts', 'forgets earlier contributions to a slot', 'before === undefined ? d : before + d', 'd'),
  transform(
    'adjoint/memory.ts',
    'forgets earlier contributions to a slot of a typed array',
    'b.addto(shadow, primals.of(key), d)',
    'b.store(shadow, primals.of(key), d)',
  ),
  transform('adjoint/memory.ts', 'does nothing for literals', 'if (!sweep.active(container)) return;', 'return;'),
  transform(
    'adjoint/memory.ts',
    'treats a += as a store',
    'const d = sweep.b.load(shadowOf(sweep, base), sweep.primals.of(key));',
    'const d = intrinsics.takeNumber(sweep.b, shadowOf(sweep, base), sweep.primals.of(key));',
  ),
  runtime(
    'context.ts',
    'gives each view of a buffer a shadow of its own',
    '      this.#buffers.set(buffer, shadow);\n',
    '',
  ),
  runtime('context.ts', 'makes a new shadow each time', '      this.#shadows.set(container, shadow);\n', ''),
];

export const mutants: readonly Mutant[] = [...exits, ...loops, ...values, ...memory];
