/** Rules about the places where values merge: results of constructs, loop-carried parameters, and the exits that feed them. */
import type { Op, Value, ValueId } from '../model.js';
import { integer, isNumeric, join, sameType, typeName, type Type } from '../type.js';
import type { Place } from './place.js';
import { count, type OpRule, type Problem } from './rules.js';

/** True if every value of type `actual` is one of type `promised`. */
function fits(promised: Type, actual: Type): boolean {
  return sameType(join(promised, actual), promised);
}

/** The operands have the number and the types of the values that they become. */
function flow(operands: readonly ValueId[], into: readonly Value[], place: Place): Problem {
  const wrong = count('operands', operands.length, into.length);
  if (wrong !== undefined) return wrong;
  for (const [i, { id, type }] of into.entries()) {
    const given = place.value(operands[i])!.type;
    if (!fits(type, given)) return `%${operands[i]} is ${typeName(given)}, but %${id} promises ${typeName(type)}`;
  }
  return undefined;
}

/** The parameters of a loop's body that the iterations hand on, without the index of a counted loop. */
function carried(loop: Op): readonly Value[] {
  const { parameters } = loop.regions[0];
  return loop.op === 'for' ? parameters.slice(1) : parameters;
}

/** A yield gives the results of the construct that it is in. */
const yields: OpRule = (op, place) => {
  const construct = place.enclosing.at(-1);
  return op.op === 'yield' && construct !== undefined ? flow(op.args, construct.results, place) : undefined;
};

/** A break leaves an enclosing block or loop with its results. */
const breaks: OpRule = (op, place) => {
  if (op.op !== 'break') return undefined;
  const target = place.target(op.label);
  return target === undefined ? `nothing around has the label #${op.label}` : flow(op.args, target.results, place);
};

/** A continue goes on with an enclosing loop and its carried parameters. */
const continues: OpRule = (op, place) => {
  if (op.op !== 'continue') return undefined;
  const target = place.target(op.label);
  if (target === undefined) return `nothing around has the label #${op.label}`;
  if (target.op === 'block') return 'a block cannot be continued';
  return flow(op.args, carried(target), place);
};

/** A loop begins with values for its carried parameters, and has as many results. */
const loops: OpRule = (op, place) => {
  if (op.op !== 'loop' && op.op !== 'for') return undefined;
  const inside = carried(op);
  const start = op.op === 'for' ? op.args.slice(2) : op.args;
  return flow(start, inside, place) ?? count('results', op.results.length, inside.length);
};

/** A counted loop counts integers by an integer, and promises no more of its results than of what is carried. */
const countedLoops: OpRule = (op, place) => {
  if (op.op !== 'for') return undefined;
  const [low, high] = op.args.map((id) => place.value(id)!.type);
  if (low.kind !== 'integer') return `the lower bound is ${typeName(low)} instead of integer`;
  if (!isNumeric(high) && high.kind !== 'unknown') return `the upper bound is ${typeName(high)} instead of number`;
  if (!Number.isSafeInteger(op.step) || op.step === 0) return `the step is ${op.step}`;
  const [index] = op.regions[0].parameters;
  if (!sameType(index.type, integer)) return `the index is ${typeName(index.type)} instead of integer`;
  const broken = carried(op).findIndex(({ type }, i) => !fits(op.results[i].type, type));
  return broken < 0 ? undefined : `%${op.results[broken].id} promises more than what is carried into it`;
};

export const mergeRules = { yields, breaks, continues, loops, countedLoops } satisfies Record<string, OpRule>;
