/** Every rule that has samples, against central differences; and what cotangents must look like. */
import { allRules, type PullbackRule, type Rule } from '@wengert/rules';
import { describe, expect, it } from 'vitest';
import * as api from '../src/index.js';
import { Tensor } from '../src/index.js';
import { flat, numericCotangent, rebuild, weights } from './numeric.js';

type Call = (...args: unknown[]) => unknown;
const rules = allRules();
const sampled = rules.filter((rule): rule is PullbackRule => rule.form === 'pullbacks');

function pulled(rule: PullbackRule, args: readonly unknown[], k: number): unknown {
  const y = (rule.fn as Call)(...args);
  const d = rebuild(y, weights(flat(y)!.length));
  return (rule.pullbacks[k] as Call)(d, y, ...args);
}

describe.each(sampled.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  it('has samples', () => expect(rule.samples.length).toBeGreaterThan(0));

  it.each(rule.samples.map((sample, i) => [i, sample] as const))('agrees with differences at sample %i', (_i, args) => {
    for (let k = 0; k < rule.pullbacks.length; k++) {
      if (rule.pullbacks[k] === null || flat(args[k]) === undefined) continue;
      const cotangent = pulled(rule, args, k);
      const expected = numericCotangent(rule.fn as Call, args, k);
      const got = flat(cotangent)!;
      expect(got.length).toBe(expected.length);
      got.forEach((v, i) => expect(v, `argument ${k}, element ${i}`).toBeCloseTo(expected[i], 6));
      const arg = args[k];
      expect(typeof cotangent).toBe(typeof arg);
      if (arg instanceof Tensor) {
        expect((cotangent as Tensor).shape).toEqual(arg.shape);
        expect((cotangent as Tensor).dtype).toBe(arg.dtype);
      }
    }
  });

  it('gives float32 cotangents for float32 arguments', () => {
    for (const sample of rule.samples) {
      const args = sample.map((arg) => (arg instanceof Tensor ? api.tensor(arg, { dtype: 'float32' }) : arg));
      rule.pullbacks.forEach((pullback, k) => {
        const arg = args[k];
        if (pullback === null || !(arg instanceof Tensor)) return;
        const mixed = args.map((other, j) =>
          j === k || !(other instanceof Tensor) ? other : api.tensor(other, { dtype: 'float64' }),
        );
        for (const list of [args, mixed]) {
          const cotangent = pulled(rule, list, k) as Tensor;
          if (rule.fn !== api.astype) expect(cotangent.dtype).toBe('float32');
          expect(cotangent.shape).toEqual(arg.shape);
        }
      });
    }
  });
});

describe('the registry', () => {
  const known = new Map<unknown, Rule>(rules.map((rule) => [rule.fn, rule]));

  it('has a rule for every exported function', () => {
    const missing = Object.entries(api)
      .filter(([, value]) => typeof value === 'function' && !/^class/.test(String(value)))
      .filter(([, value]) => !known.has(value))
      .map(([name]) => name);
    expect(missing).toEqual([]);
  });

  it('has a rule for every method, which stands for a function with a rule', () => {
    for (const name of Object.getOwnPropertyNames(Tensor.prototype)) {
      const { value } = Object.getOwnPropertyDescriptor(Tensor.prototype, name)! as { value?: unknown };
      if (typeof value !== 'function' || name === 'constructor') continue;
      const rule = known.get(value);
      expect(rule, name).toBeDefined();
      if (rule?.form === 'method') expect(known.has(rule.as), name).toBe(true);
    }
  });

  it('refuses what changes a tensor in place', () => {
    const names = ['addInPlace', 'subInPlace', 'mulInPlace', 'divInPlace', 'set', 'fill', 'copyFrom'] as const;
    for (const name of names) {
      const rule = known.get(Tensor.prototype[name]);
      expect(rule).toMatchObject({ form: 'refused', name: `Tensor.${name}` });
    }
  });
});
