/**
 * Which calls are of functions whose code is known, so that it can be inlined: functions that captured variables are bound to, and
 * methods of arrays that have an implementation in the language. Functions with a rule keep their call.
 */
import { recordOf, WengertError, type Func, type FunctionRecord, type Op, type Type, type ValueId } from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { bindCaptures } from './bind.js';
import { read } from './read.js';

/** False of functions of the run time, which keep their calls. */
function mayCopy({ site }: FunctionRecord): boolean {
  const known = site();
  return !('inline' in known) || known.inline !== false;
}

function codeOfImplementation(implementation: AnyFunction): Func | undefined {
  const record = recordOf(implementation as (...args: never[]) => unknown);
  return record === undefined || mayCopy(record) ? read(implementation) : undefined;
}

function codeOfFunction(fn: AnyFunction): Func | undefined {
  const rule = ruleOf(fn);
  if (rule?.form === 'implementation' && rule.ofLikes === undefined) return codeOfImplementation(rule.implementation);
  if (rule) return undefined;
  const record = recordOf(fn as (...args: never[]) => unknown);
  // Functions without a record are read from their text when they are called: what they lack is said there.
  if (!record || !mayCopy(record)) return undefined;
  try {
    return bindCaptures(read(fn), fn, 'this function');
  } catch (error) {
    if (error instanceof WengertError) return undefined;
    throw error;
  }
}

/** The object whose methods a value of a type has. */
function prototypeOf(type: Type): object | undefined {
  if (type.kind === 'array') return Array.prototype;
  if (type.kind !== 'typed' || type.element === 'integer') return undefined;
  return type.element === 'float64' ? Float64Array.prototype : Float32Array.prototype;
}

function codeOfMethod(method: string, receiver: Type): Func | undefined {
  const prototype = prototypeOf(receiver) as Record<string, unknown> | undefined;
  const fn = prototype?.[method];
  const rule = typeof fn === 'function' ? ruleOf(fn) : undefined;
  return rule?.form === 'implementation' ? codeOfImplementation(rule.implementation) : undefined;
}

/** The code of the function that an operation gives, if it can be known. */
export function codeOf(
  definition: Op,
  typeOf: (value: ValueId) => Type,
  definitionOf: (value: ValueId) => Op | undefined,
): Func | undefined {
  if (definition.op === 'extern' && typeof definition.value === 'function') return codeOfFunction(definition.value);
  if (definition.op !== 'load') return undefined;
  const key = definitionOf(definition.args[1]);
  return key?.op === 'const' && typeof key.value === 'string'
    ? codeOfMethod(key.value, typeOf(definition.args[0]))
    : undefined;
}
