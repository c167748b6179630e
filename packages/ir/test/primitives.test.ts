import { describe, expect, it } from 'vitest';
import { mathPrimitives, primitives, primitiveType, type PrimitiveName, type Type } from '../src/index.js';

type Evaluate = (...operands: unknown[]) => unknown;

const names = Object.keys(primitives) as PrimitiveName[];
const numbers = [0, -0, 1, -1, 0.5, -2.5, 3, 31, 33, 1e-8, 1e300, -1e300, 2 ** 31, 2 ** 53, NaN, Infinity, -Infinity];
const others = ['', 'a', '1', true, false, null, undefined, 12n];
const objects = [{ a: 1 }, [1, 2], Object, Array];
const values: unknown[] = [...numbers, ...others, ...objects];

/** The template as a function of its operands: what the emitter writes, with plain names for operands. */
function compile(name: PrimitiveName, arity: number): Evaluate {
  const operands = Array.from({ length: arity }, (_, i) => `x${i}`);
  const all = name === 'template' ? operands.map((x) => `\${${x}}`).join('') : operands.join(', ');
  const js = primitives[name].js.replace('$*', () => all).replace(/\$(\d)/g, (_, i: string) => operands[Number(i)]);
  return new Function(...operands, `'use strict'; return ${js};`) as Evaluate;
}

/** What a call gives: its value, or the kind of error. */
function outcome(f: Evaluate, operands: unknown[]): unknown {
  try {
    return f(...operands);
  } catch (error) {
    return `throws ${(error as Error).name}`;
  }
}

function* grid(arity: number, from: readonly unknown[]): Generator<unknown[]> {
  if (arity === 0) return yield [];
  for (const rest of grid(arity - 1, from)) for (const value of from) yield [value, ...rest];
}

function arities(name: PrimitiveName): number[] {
  const { arity } = primitives[name];
  return arity < 0 ? [0, 1, 2] : [arity];
}

describe('the table of primitives', () => {
  it.each(names)('evaluates %s as its JavaScript does', (name) => {
    const evaluate = primitives[name].evaluate as Evaluate;
    for (const arity of arities(name)) {
      const js = compile(name, arity);
      for (const operands of grid(arity, arity > 2 ? values.slice(10, 24) : values)) {
        const [ours, theirs] = [outcome(evaluate, operands), outcome(js, operands)];
        if (!Object.is(ours, theirs))
          expect.fail(`${name}(${operands.map(String).join()}): ${String(ours)}, ${String(theirs)}`);
      }
    }
  });

  it.each(names)('gives %s the type that its results have', (name) => {
    const evaluate = primitives[name].evaluate as Evaluate;
    const typeOf = (value: unknown): Type =>
      typeof value === 'number'
        ? { kind: Number.isSafeInteger(value) && !Object.is(value, -0) && Math.abs(value) < 1e6 ? 'integer' : 'number' }
        : { kind: typeof value === 'boolean' ? 'boolean' : 'opaque' };
    const holds: Partial<Record<Type['kind'], (value: unknown) => boolean>> = {
      number: (value) => typeof value === 'number',
      integer: (value) => Number.isSafeInteger(value),
      boolean: (value) => typeof value === 'boolean',
      opaque: (value) => typeof value !== 'number' && typeof value !== 'object',
      unknown: () => true,
    };
    for (const arity of arities(name)) {
      for (const operands of grid(arity, arity > 2 ? numbers.slice(0, 6) : numbers)) {
        if (arity === 0 && primitives[name].result === 'sum') continue;
        const type = primitiveType(name, operands.map(typeOf));
        const value = outcome(evaluate, operands);
        if (typeof value === 'string' && value.startsWith('throws')) continue;
        if (holds[type.kind]?.(value) !== true)
          expect.fail(`${name}(${operands.join()}) = ${String(value)} is no ${type.kind}`);
      }
    }
  });

  it('calls numeric what sees its operands as numbers only', () => {
    const odd = names.filter((name) => {
      const { numeric, arity } = primitives[name];
      if (!numeric) return false;
      const evaluate = primitives[name].evaluate as Evaluate;
      return [...grid(Math.abs(arity), ['1', '', true, null, undefined])].some(
        (operands) => !Object.is(evaluate(...operands), evaluate(...operands.map(Number))),
      );
    });
    expect(odd).toEqual([]);
  });

  it('has templates that use each operand once', () => {
    for (const name of names) {
      const { arity, js } = primitives[name];
      const holes = js.match(/\$[\d*]/g) ?? [];
      expect(holes, name).toEqual(arity < 0 ? ['$*'] : Array.from({ length: arity }, (_, i) => `$${i}`));
    }
  });

  it('knows the methods of Math that are primitives by their names', () => {
    for (const [method, primitive] of mathPrimitives) {
      const f = Math[method as 'sin'] as Evaluate;
      const evaluate = primitives[primitive].evaluate as Evaluate;
      for (const operands of grid(2, numbers)) expect(evaluate(...operands)).toBe(f(...operands));
    }
    expect([...mathPrimitives.keys()].filter((method) => typeof Math[method as 'sin'] !== 'function')).toEqual([]);
  });
});
