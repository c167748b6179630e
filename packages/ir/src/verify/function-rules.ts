/** Rules about a function as a whole. */
import { eachOp, eachValue } from '../walk.js';
import { count, type FunctionRule } from './rules.js';

/** `self` and `this` come first, then the arguments, and at most one `rest` at the end. */
const parameterOrder: FunctionRule = ({ parameters }) => {
  const roles = parameters.map((p) => p.role);
  const rest = roles.at(-1) === 'rest' && roles.length > 2 ? 1 : 0;
  const wanted = ['self', 'this', ...Array<string>(Math.max(roles.length - 2 - rest, 0)).fill('argument')];
  if (rest === 1) wanted.push('rest');
  return roles.join() === wanted.join() ? undefined : `parameters are ${roles.join(', ')}`;
};

/** The parameters stand in the function, not in its body. */
const plainBody: FunctionRule = ({ body }) => count('parameters of the body', body.parameters.length, 0);

/** Every id is below `nextId`. */
const freshIds: FunctionRule = (func) => {
  const ids = func.variables.map((v) => v.id);
  eachValue(func, (value) => ids.push(value.id));
  eachOp(func.body, (op) => 'label' in op && ids.push(op.label));
  const high = ids.find((id) => !(id < func.nextId));
  return high === undefined ? undefined : `the id ${high} is not below nextId, ${func.nextId}`;
};

/** Variables are declared once, and only in variable form. */
const variables: FunctionRule = (func, form) => {
  const ids = new Set(func.variables.map((v) => v.id));
  if (form === 'ssa' && ids.size > 0) return 'there are variables in SSA form';
  return ids.size === func.variables.length ? undefined : 'a variable is declared twice';
};

export const functionRules = { parameterOrder, plainBody, freshIds, variables } satisfies Record<string, FunctionRule>;
