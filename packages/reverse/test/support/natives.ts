/** What native functions do to tangents, for dual numbers: those that copy numbers from one container to another. */
import type { Dual } from './dual.js';
import { constant, type TangentMemory } from './tangents.js';

type Indexed = ArrayLike<unknown> & object;

/** Tells memory of what has just been put into a container, given the arguments and the length before. */
type Native = (memory: TangentMemory, target: Indexed, args: readonly Dual[], before: number) => void;

function isIndexed(value: unknown): value is Indexed {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

const push: Native = (memory, target, args, before) =>
  args.forEach((arg, i) => memory.set(target, before + i, arg.tangent));

const fill: Native = (memory, target, [value]) => {
  for (let i = 0; i < target.length; i++) memory.set(target, i, value.tangent);
};

/** `Object.assign` of one source. */
const assign: Native = (memory, _target, [target, source]) => {
  for (const key of Object.keys(source.value as object))
    memory.set(target.value as object, key, memory.get(source.value as object, key));
};

const methods: ReadonlyMap<unknown, Native> = new Map<unknown, Native>([
  [Array.prototype.push, push],
  [Object.assign, assign],
  [Array.prototype.fill, fill],
  [Float64Array.prototype.fill, fill],
]);

/** Functions that look at their arguments and no more. */
const constants: ReadonlySet<unknown> = new Set<unknown>([Array.isArray]);

/** Calls a native function; `undefined` if it is not known here. */
export function callNative(
  memory: TangentMemory,
  callee: unknown,
  receiver: unknown,
  args: readonly Dual[],
): Dual | undefined {
  const values = args.map((a) => a.value);
  const apply = (): Dual => ({
    value: Reflect.apply(callee as () => unknown, receiver, values) as unknown,
    tangent: constant,
  });
  if (constants.has(callee)) return apply();
  if (callee === Array.from && args.length === 1) return copied(memory, Array.from(values[0] as Indexed), values[0]);
  const native = methods.get(callee);
  if (!native || (args.length > 1 && native === fill)) return undefined;
  const before = (receiver as Indexed).length;
  const result = apply();
  native(memory, receiver as Indexed, args, before);
  return result;
}

/** What is in `made` is what was in `source`, if that is an array. */
function copied(memory: TangentMemory, made: Indexed, source: unknown): Dual {
  for (let i = 0; isIndexed(source) && i < made.length; i++) memory.set(made, i, memory.get(source, i));
  return { value: made, tangent: constant };
}

/** `new callee(...args)` of an array. */
export function construct(memory: TangentMemory, callee: unknown, args: readonly Dual[]): Dual {
  const values = args.map((a) => a.value);
  return copied(memory, Reflect.construct(callee as () => void, values) as Indexed, values[0]);
}
