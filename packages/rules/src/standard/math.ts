/**
 * Rules of the functions of `Math` as values: `xs.map(Math.sin)`. Where a function of `Math` is called by name it is a
 * primitive, and its rule is a row of the same table.
 */
import { mathPrimitives } from '@wengert/ir';
import { implementationRule, nonDifferentiable, scalarRule } from '../define.js';
import { primitiveRules } from '../scalar/primitive-rules.js';
import type { AnyFunction } from '../rule.js';

export function registerMath(): void {
  for (const [name, primitive] of mathPrimitives) {
    const fn = (Math as unknown as Record<string, AnyFunction>)[name];
    const entry = primitiveRules[primitive];
    if (entry === 'constant') nonDifferentiable(fn, `Math.${name}`);
    if (typeof entry === 'string' || 'every' in entry) continue;
    const { partials, samples, nonFinite = false } = entry;
    scalarRule(fn, partials, { name: `Math.${name}`, samples, nonFinite: nonFinite !== false });
  }
  implementationRule(Math.max, function max(...xs: number[]) {
    let best = -Infinity;
    for (let i = 0; i < xs.length; i++) best = Math.max(best, xs[i]);
    return best;
  });
  implementationRule(Math.min, function min(...xs: number[]) {
    let best = Infinity;
    for (let i = 0; i < xs.length; i++) best = Math.min(best, xs[i]);
    return best;
  });
  implementationRule(Math.hypot, function hypot(...xs: number[]) {
    let largest = 0;
    for (let i = 0; i < xs.length; i++) largest = Math.max(largest, Math.abs(xs[i]));
    if (largest === 0) return 0;
    let sum = 0;
    for (let i = 0; i < xs.length; i++) sum += (xs[i] / largest) * (xs[i] / largest);
    return largest * Math.sqrt(sum);
  });
  nonDifferentiable(Math.random, 'Math.random');
}
