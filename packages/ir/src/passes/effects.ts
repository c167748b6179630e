/** What each operation does to memory, for passes and for the emitter. Constructs have the effects of what they hold. */
import type { Capture, Effect, Func, LoadOp, Op } from '../model.js';
import { isContainer, isNumeric, type Type } from '../type.js';
import { eachOp, valueTypes } from '../walk.js';
import type { ValueId } from '../model.js';

/**
 * `none`: depends on its operands alone; `checks`: as none, but may throw; `allocates`: as none, but each run gives another
 * object; `reads` memory; `writes` memory; `unknown`: may do anything, also throw or print.
 */
export type OpEffect = Effect;

/** Primitives that look into objects, if they get any. */
const looking = new Set<string>(['add', 'template', 'lt', 'le', 'gt', 'ge', 'looseEq', 'looseNe', 'in', 'instanceof']);

/** Where captured variables of a function may change while it runs. */
export type Context = {
  readonly func: Func;
  readonly types: ReadonlyMap<ValueId, Type>;
  /** The texts that are constants. */
  readonly texts: ReadonlyMap<ValueId, string>;
  /** Well-known globals, whose properties are plain. */
  readonly globals: ReadonlySet<ValueId>;
};

/** The context of a function. */
export function contextOf(func: Func): Context {
  const texts = new Map<ValueId, string>();
  const globals = new Set<ValueId>();
  eachOp(func.body, (op) => {
    if (op.op === 'const' && typeof op.value === 'string') texts.set(op.results[0].id, op.value);
    else if (op.op === 'global') globals.add(op.results[0].id);
  });
  return { func, types: valueTypes(func), texts, globals };
}

/** Kinds of values whose properties may be anything. */
const holding: ReadonlySet<Type['kind']> = new Set(['unknown', 'object', 'function']);

/**
 * May a read run a getter? Not of a property that a type names, nor of an element. A getter called `length` is taken for one
 * that changes nothing.
 */
function mayRun({ private: hidden, args: [base, key] }: LoadOp, { types, texts, globals }: Context): boolean {
  const type = types.get(base);
  if (hidden !== undefined || globals.has(base) || (type && !holding.has(type.kind))) return false;
  const keyType = types.get(key);
  const name = texts.get(key);
  if (name === 'length' || (keyType && isNumeric(keyType))) return false;
  return !(type?.kind === 'object' && name !== undefined && Object.hasOwn(type.fields, name));
}

function looksInto(op: Op & { op: 'prim' }, types: ReadonlyMap<ValueId, Type>): boolean {
  if (!looking.has(op.prim)) return false;
  if (op.prim === 'in' || op.prim === 'instanceof') return true;
  const kinds = op.args.map((a) => types.get(a));
  const text = op.prim === 'template' || kinds.some((t) => t?.kind === 'opaque');
  return kinds.some((t) => t === undefined || isContainer(t) || (text && t.kind === 'unknown'));
}

/** The effect of an operation itself, without its regions. Terminators have none. */
export function effectOf(op: Op, context: Context): OpEffect {
  const { func, types } = context;
  switch (op.op) {
    case 'prim':
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
    case 'new':
      return 'unknown';
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

function isFixed(capture: Capture | undefined): boolean {
  return capture !== undefined && capture.constant && !capture.imported;
}

/** The function object that a function's captured variables are read through. */
export function selfOf(func: Func): ValueId | undefined {
  return func.parameters.find((p) => p.role === 'self')?.id;
}
