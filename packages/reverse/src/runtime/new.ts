/** `new` of constructors that have a rule, or put nothing differentiable into what they make. */
import { refusal, type Location } from '@wengert/ir';
import { ruleOf, type AnyFunction } from '@wengert/rules';
import { describe } from './accumulate.js';
import { isDifferentiable } from './context.js';
import type { Host } from './host.js';
import { constant, type Call } from './made-call.js';
import { isNative } from './reachable.js';
import { callByRule } from './rule-call.js';

export function refusedConstructor(fn: AnyFunction, text: string | undefined, location: Location | undefined): Error {
  return refusal(
    'unsupported-syntax',
    {
      what: `Making a new ${text ?? fn.name} inside a differentiated function`,
      why: 'The constructor would have to be differentiated too.',
      instead: 'Make the object outside, or use an object literal or a function that returns one.',
    },
    location,
  );
}

/** `new constructor(...args)`, where the constructor has a rule or nothing differentiable is put into what it makes. */
export function newPullback(
  host: Host,
  constructor: unknown,
  args: readonly unknown[],
  text?: string,
  location?: Location,
): Call {
  if (typeof constructor !== 'function') throw new TypeError(`${text ?? describe(constructor)} is not a constructor`);
  if (makesConstant(constructor, args)) {
    return { value: Reflect.construct(constructor, args as unknown[]) as unknown, back: constant };
  }
  const rule = ruleOf(constructor);
  if (rule) return callByRule(host, rule, undefined, args, undefined, location);
  throw refusedConstructor(constructor, text, location);
}

/** Memory of zeros, and views of memory, whose shadows are views of its shadow. */
const memory = new Set<unknown>([Float64Array, Float32Array, ArrayBuffer, SharedArrayBuffer]);

/** Does `new constructor(...args)` put nothing differentiable into what it makes? */
export function makesConstant(constructor: AnyFunction, args: readonly unknown[]): boolean {
  if (ruleOf(constructor)?.form === 'constant') return true;
  if (!isNative(constructor)) return false;
  const [first] = args;
  if (!args.some(isDifferentiable)) return true;
  if (typeof first === 'number')
    return memory.has(constructor) || isIntegerArray(constructor) || (constructor === Array && args.length === 1);
  return isIntegerArray(constructor) || first instanceof ArrayBuffer || first instanceof SharedArrayBuffer;
}

function isIntegerArray(constructor: AnyFunction): boolean {
  const { prototype } = constructor as { prototype?: unknown };
  return prototype instanceof Object.getPrototypeOf(Int8Array) && !memory.has(constructor);
}
