/** Which methods of arrays and typed arrays are replaced by which ordinary code. Each is closed and works on its receiver. */
import { implementationRule } from '../../define.js';
import type { AnyFunction } from '../../rule.js';
import { constructors } from './constructors.js';
import { copies } from './copies.js';
import { iteration } from './iteration.js';
import { likes } from './likes.js';
import { mutation } from './mutation.js';
import { search } from './search.js';
import { typedConstructors, typedElements, typedIteration, typedMakers } from './typed.js';

type Methods = Readonly<Record<string, AnyFunction>>;

/**
 * @param holder the object with the methods that the engine has; one that it does not have needs no rule
 * @param ofLikes what some of them are for objects that are only like arrays
 */
function register(holder: object, methods: Methods, ofLikes: Methods = {}): void {
  for (const [name, implementation] of Object.entries(methods)) {
    const fn = (holder as Record<string, AnyFunction | undefined>)[name];
    if (fn !== undefined) implementationRule(fn, implementation, { ofLikes: ofLikes[name] });
  }
}

export function registerArrays(): void {
  for (const methods of [iteration, search, mutation, copies]) register(Array.prototype, methods, likes);
  const { array, ...makers } = constructors;
  register(Array, makers);
  implementationRule(Array, array);

  const typed = Object.getPrototypeOf(Float64Array.prototype) as object;
  for (const methods of [typedIteration, search, typedElements]) register(typed, methods);
  register(Object.getPrototypeOf(Float64Array) as object, typedMakers);
  implementationRule(Float64Array, typedConstructors.float64);
  implementationRule(Float32Array, typedConstructors.float32);
}
