/**
 * Checks that a function is well-formed. Tests and the debug mode of a pipeline do so between passes; what breaks a rule
 * is a mistake of a pass, never of the user. Each rule is one small function; the tables below are the list.
 */
import type { Func, Location, Op, Region } from '../model.js';
import { printOp } from '../print/print.js';
import { refusal } from '../refusal.js';
import { functionRules } from './function-rules.js';
import { mergeRules } from './merge-rules.js';
import { Place, type Form } from './place.js';
import { regionRules } from './region-rules.js';
import type { Problem } from './rules.js';
import { scopeRules } from './scope-rules.js';
import { shapeRules } from './shape-rules.js';
import { tapeRules } from './tape-rules.js';

/** In the order in which they may rely on each other: a later rule sees only what the earlier ones let pass. */
const opRules = Object.entries({ ...shapeRules, ...scopeRules, ...mergeRules, ...tapeRules });

/**
 * Throws a refusal of code `bug` that names the function, the operation and the rule if `func`, or a function nested in
 * it, breaks one.
 */
export function verify(func: Func, form: Form): void {
  for (const [name, rule] of Object.entries(functionRules)) report(func, name, rule(func, form));
  const place = new Place(func, form);
  for (const parameter of func.parameters) {
    report(func, 'definedOnce', place.defined.has(parameter.id) ? `%${parameter.id} is defined twice` : undefined);
    place.define(parameter);
  }
  verifyRegion(func.body, undefined, place);
}

function verifyRegion(region: Region, op: Op | undefined, place: Place): void {
  for (const [name, rule] of Object.entries(regionRules))
    report(place.func, name, rule(region, op), op ?? region.ops.at(-1));
  place.inside(op, () => {
    for (const parameter of region.parameters) place.define(parameter);
    for (const each of region.ops) verifyOp(each, place);
  });
}

function verifyOp(op: Op, place: Place): void {
  for (const [name, rule] of opRules) report(place.func, name, rule(op, place), op);
  if (op.op === 'loop' || op.op === 'for' || op.op === 'block') place.labels.add(op.label);
  for (const region of op.regions) verifyRegion(region, op, place);
  for (const result of op.results) place.define(result, op);
  if (op.op === 'ensure') place.ensure(op.args[0], op.args[1]);
  if (op.op === 'closure') verify(op.func, place.form);
}

function report(func: Func, rule: string, problem: Problem, op?: Op): void {
  if (problem === undefined) return;
  const where = op === undefined ? '' : `, in \`${printOp(op, func)}\``;
  const location: Location | undefined = op?.location ?? func.location;
  throw refusal(
    'bug',
    { problem: `${func.name || 'a function'} breaks the rule ${rule}: ${problem}${where}` },
    location,
  );
}
