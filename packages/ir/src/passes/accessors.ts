/**
 * Which reads and assignments may run the code of a getter or setter, or reach what another object holds. Properties that a type names are plain ones, and so are
 * elements, private names, and what globals, closures and literals that were made here have.
 */
import type { LoadOp, Op, StoreOp, ValueId } from '../model.js';
import { isNumeric, type Type } from '../type.js';

/** What is known of the values of a function. */
export interface Known {
  readonly typeOf: (id: ValueId) => Type | undefined;
  readonly definitionOf: (id: ValueId) => Op | undefined;
}

/** Kinds of values whose properties may be anything. */
const holding: ReadonlySet<Type['kind']> = new Set(['unknown', 'object', 'function']);

/** Made here without accessors. Static members of a class may have some. */
function isPlain(made: Op): boolean {
  return made.op === 'global' || made.op === 'object' || (made.op === 'closure' && made.func.form !== 'constructor');
}

export function mayRunCode(op: LoadOp | StoreOp, { typeOf, definitionOf }: Known): boolean {
  const [base, key] = op.args;
  const type = typeOf(base);
  const keyType = typeOf(key);
  if (op.private !== undefined || (type && !holding.has(type.kind)) || (keyType && isNumeric(keyType))) return false;
  const made = definitionOf(base);
  if (made && isPlain(made)) return false;
  const name = textOf(key, definitionOf);
  if (made?.op === 'extern') return name === undefined || !isOwnOrMethod(made.value, name);
  if (name === undefined) return true;
  if (type?.kind === 'function' && name === 'prototype') return false;
  if (type?.kind === 'function') return typeof (Function.prototype as unknown as Keyed)[name] !== 'function';
  return !(type?.kind === 'object' && Object.hasOwn(type.fields, name));
}

type Keyed = Readonly<Record<string, unknown>>;

/** The text that a key is, if it is a constant. */
export function textOf(key: ValueId, definitionOf: Known['definitionOf']): string | undefined {
  const op = definitionOf(key);
  return op?.op === 'const' && typeof op.value === 'string' ? op.value : undefined;
}

/** Is the property one of the object itself, or else a method? What accessors run, and inherited data, is found when the code runs. */
function isOwnOrMethod(value: unknown, name: string): boolean {
  for (let holder: unknown = value; holder !== null && holder !== undefined; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, name);
    if (descriptor !== undefined)
      return 'value' in descriptor && (holder === value || typeof descriptor.value === 'function');
  }
  return true;
}
