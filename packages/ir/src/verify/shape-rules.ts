/** Rules that look at one operation alone: how many operands, results and regions it has, and whether its fields fit. */
import type { OpCode } from '../model.js';
import { primitives } from '../primitives.js';
import { firstArgument } from '../walk.js';
import { count, type OpRule } from './rules.js';

interface Shape {
  /** The number of operands, or the least number if `more`. */
  readonly args: number;
  readonly more?: true;
  /** The number of results; `any`: as many as merge there. */
  readonly results: number | 'any';
  readonly regions: number;
}

const gives = (args: number): Shape => ({ args, results: 1, regions: 0 });
const acts = (args: number): Shape => ({ args, results: 0, regions: 0 });
const more = (shape: Shape): Shape => ({ ...shape, more: true });

const shapes: Readonly<Record<OpCode, Shape>> = {
  const: gives(0),
  global: gives(0),
  extern: gives(0),
  prim: more(gives(0)),
  intrinsic: more(gives(0)),
  load: more(gives(2)),
  store: more(acts(3)),
  addto: acts(3),
  delete: gives(2),
  array: more(gives(0)),
  object: more(gives(0)),
  closure: more(gives(0)),
  buffer: gives(1),
  ensure: acts(2),
  capture: gives(1),
  setcapture: acts(2),
  call: more(gives(2)),
  new: more(gives(1)),
  if: { args: 1, results: 'any', regions: 2 },
  loop: { args: 0, more: true, results: 'any', regions: 1 },
  for: { args: 2, more: true, results: 'any', regions: 1 },
  block: { args: 0, results: 'any', regions: 1 },
  yield: more(acts(0)),
  break: more(acts(0)),
  continue: more(acts(0)),
  return: acts(1),
  throw: acts(1),
  get: gives(0),
  set: acts(1),
};

/** The operation has the operands, results and regions that its kind has. */
const shape: OpRule = (op) => {
  const { args, more, results, regions } = shapes[op.op];
  if (op.args.length < args) return `${op.args.length} operands instead of ${args}${more ? ' or more' : ''}`;
  return (
    (more ? undefined : count('operands', op.args.length, args)) ??
    (results === 'any' ? undefined : count('results', op.results.length, results)) ??
    count('regions', op.regions.length, regions)
  );
};

/** The body of a loop has a parameter for each value that it carries, a counted one also for its index; no other region has any. */
const regionParameters: OpRule = (op) => {
  const carried = { loop: op.args.length, for: op.args.length - 1 };
  const wanted = op.op === 'loop' || op.op === 'for' ? carried[op.op] : 0;
  for (const region of op.regions) {
    const problem = count('parameters of a region', region.parameters.length, wanted);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

/** A primitive has the operands that its row says. */
const primitiveArity: OpRule = (op) => {
  if (op.op !== 'prim') return undefined;
  if (!Object.hasOwn(primitives, op.prim)) return `there is no primitive ${String(op.prim)}`;
  const { arity } = primitives[op.prim];
  return arity < 0 ? undefined : count('operands', op.args.length, arity);
};

/** Fields that go with operands agree with them. */
const fields: OpRule = (op) => {
  if (op.op === 'object') return count('keys', op.keys.length, op.args.length);
  if (op.op === 'closure') return count('captured values', op.args.length, op.func.captures.length);
  if (op.op === 'load') return count('operands', op.args.length, op.private === undefined ? 2 : 3);
  if (op.op === 'store') return count('operands', op.args.length, op.private === undefined ? 3 : 4);
  if (op.op === 'new' && op.target && op.args.length < 2) return 'has no target';
  if (op.op === 'call' || op.op === 'new') {
    const first = firstArgument(op);
    return op.spread?.every((p) => p >= first && p < op.args.length) === false ? 'spreads no argument' : undefined;
  }
  return undefined;
};

export const shapeRules = { shape, regionParameters, primitiveArity, fields } satisfies Record<string, OpRule>;
