/** Ways to say that something has no derivative. */
import { adjoint } from '@wengert/rules';

function copyOf(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return (value as Float64Array).slice();
  const { prototype } = Object;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== prototype) return value;
  const earlier = seen.get(value);
  if (earlier !== undefined) return earlier;
  const copy: unknown = Array.isArray(value) ? [] : {};
  seen.set(value, copy);
  for (const key of Object.keys(value)) (copy as Record<string, unknown>)[key] = copyOf((value as Record<string, unknown>)[key], seen);
  return copy;
}

/**
 * The value itself, as a constant: no derivative flows through it. Under differentiation arrays and plain objects are copied, so that
 * what is read through other names keeps its derivative.
 *
 * @example gradient((x: number) => x * stopGradient(x), 3) // [3]
 */
export function stopGradient<T>(value: T): T {
  return value;
}

/** Gives `stopGradient` its rule. */
export function registerStopGradient(): void {
  adjoint(stopGradient, (value: unknown) => [copyOf(value, new Map()), () => [undefined]]);
}
