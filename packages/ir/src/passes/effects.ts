/** What each operation does to memory, for passes and for the emitter. Constructs have the effects of what they hold. */
import { errorNames } from '../error-names.js';
import type { Capture, Effect, Func, LoadOp, Op } from '../model.js';
import { isContainer, type Type } from '../type.js';
import { perFunction } from '../per-function.js';
import { primitives } from '../primitives.js';
import { definitions, valueTypes } from '../walk.js';
import { mayRunCode, textOf, type Known } from './accessors.js';
import type { ValueId } from '../model.js';
import { type ValueFacts } from '../value-map.js';

/**
 * `none`: depends on its operands alone; `checks`: as none, but may throw; `allocates`: as none, but each run gives another
 * object; `reads` memory; `writes` memory; `unknown`: may do anything, also throw or print.
 */
export type OpEffect = Effect;

/** Primitives that convert objects to numbers or text, beside those on numbers; and all that look into objects, if they get any. */
const converting = new Set<string>(['add', 'template', 'lt', 'le', 'gt', 'ge', 'looseEq', 'looseNe']);
const looking = new Set<string>([...converting, 'in', 'instanceof']);

/** Where captured variables of a function may change while it runs. */
export type Context = {
  readonly func: Func;
  readonly types: ValueFacts<Type>;
  readonly definitions: ValueFacts<Op>;
};

/** The context of a function. */
export const contextOf = perFunction((func): Context => ({
  func,
  types: valueTypes(func),
  definitions: definitions(func),
}));

/** May a read run a getter? One called `length` is taken for one that changes nothing. */
function mayRun(op: LoadOp, { types, definitions }: Context): boolean {
  const known: Known = { typeOf: (id) => types.get(id), definitionOf: (id) => definitions.get(id) };
  return textOf(op.args[1], known.definitionOf) !== 'length' && mayRunCode(op, known);
}

function looksInto(op: Op & { op: 'prim' }, types: ValueFacts<Type>): boolean {
  if (!looking.has(op.prim)) return false;
  if (op.prim === 'in' || op.prim === 'instanceof') return true;
  const kinds = op.args.map((a) => types.get(a));
  const text = op.prim === 'template' || kinds.some((t) => t?.kind === 'opaque');
  return kinds.some((t) => t === undefined || isContainer(t) || (text && t.kind === 'unknown'));
}

/** May converting a value run code of the program? An array makes text of its elements. */
function runsCode(type: Type | undefined): boolean {
  if (type?.kind === 'array') return type.element.kind === 'unknown' || runsCode(type.element);
  return type?.kind === 'object';
}

/** Is an operand an object, whose conversion may run code of the program? */
function mayConvert(op: Op & { op: 'prim' }, types: ValueFacts<Type>): boolean {
  return (primitives[op.prim].numeric || converting.has(op.prim)) && op.args.some((a) => runsCode(types.get(a)));
}

/** The effect of an operation itself, without its regions. Terminators have none. */
export function effectOf(op: Op, context: Context): OpEffect {
  const { func, types } = context;
  switch (op.op) {
    case 'prim':
      if (mayConvert(op, types)) return 'unknown';
      return looksInto(op, types) ? 'reads' : 'none';
    case 'intrinsic':
      return op.effect;
    case 'load':
      return mayRun(op, context) ? 'unknown' : 'reads';
    case 'capture':
      return op.args[0] === selfOf(func) && isFixed(func.captures[op.index]) ? 'none' : 'reads';
    case 'store':
    case 'addto':
    case 'delete':
    case 'ensure':
    case 'setcapture':
    case 'set':
      return 'writes';
    case 'get':
      return 'reads';
    case 'array':
    case 'object':
    case 'closure':
    case 'buffer':
      return 'allocates';
    case 'call':
      return 'unknown';
    case 'new':
      return makesError(op, context) ? 'allocates' : 'unknown';
    case 'const':
    case 'global':
    case 'extern':
    case 'if':
    case 'loop':
    case 'for':
    case 'block':
    case 'yield':
    case 'break':
    case 'continue':
    case 'return':
    case 'throw':
      return 'none';
  }
}

/** Is it an error with a text that is one already? */
function makesError({ args: [constructor, ...rest] }: Op & { op: 'new' }, { definitions }: Context): boolean {
  const made = definitions.get(constructor);
  if (made?.op !== 'global' || !errorNames.has(made.name)) return false;
  return rest.every((id) => {
    const text = definitions.get(id);
    return text?.op === 'const' || (text?.op === 'prim' && text.prim === 'template');
  });
}

function isFixed(capture: Capture | undefined): boolean {
  return capture !== undefined && capture.constant && !capture.imported;
}

/** The function object that a function's captured variables are read through. */
export function selfOf(func: Func): ValueId | undefined {
  return func.parameters.find((p) => p.role === 'self')?.id;
}
