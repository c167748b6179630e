/** Rules about what an operation refers to: values, labels, variables and captured variables. */
import type { Region } from '../model.js';
import type { OpRule } from './rules.js';

/** A value or label is defined once in the whole function. */
const definedOnce: OpRule = (op, place) => {
  const own = [...op.results, ...op.regions.flatMap((region: Region) => region.parameters)].map((value) => value.id);
  const twice = own.find((id, i) => place.defined.has(id) || own.indexOf(id) !== i);
  if (twice !== undefined) return `%${twice} is defined twice`;
  if (op.op !== 'loop' && op.op !== 'for' && op.op !== 'block') return undefined;
  return place.labels.has(op.label) ? `the label #${op.label} is used twice` : undefined;
};

/** An operand was defined before, in the same region or in one around it. */
const inScope: OpRule = (op, place) => {
  const lost = op.args.find((id) => place.value(id) === undefined);
  if (lost === undefined) return undefined;
  return place.defined.has(lost) ? `%${lost} is out of scope` : `%${lost} is not defined before its use`;
};

/** Variables are declared, and read or set only in variable form. */
const knownVariable: OpRule = (op, place) => {
  if (op.op !== 'get' && op.op !== 'set') return undefined;
  if (place.form === 'ssa') return `${op.op} in SSA form`;
  return place.variables.has(op.variable) ? undefined : `the variable ~${op.variable} is not declared`;
};

/** A captured variable exists, has that name, and is not constant where it is assigned. */
const knownCapture: OpRule = (op, place) => {
  if (op.op !== 'capture' && op.op !== 'setcapture') return undefined;
  const func = place.closed(op.args[0]);
  if (func === undefined) return undefined;
  const capture = func.captures[op.index];
  if (capture?.name !== op.name) return `${func.name} has no captured variable ${op.index} named ${op.name}`;
  return op.op === 'setcapture' && capture.constant ? `${op.name} is constant` : undefined;
};

export const scopeRules = { definedOnce, inScope, knownVariable, knownCapture } satisfies Record<string, OpRule>;
