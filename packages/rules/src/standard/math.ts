/**
 * Rules of the functions of `Math` as values: `xs.map(Math.sin)`. Where a function of `Math` is called by name it is a
 * primitive, and its rule is a row of the same table.
 */
import { mathPrimitives } from '@wengert/ir';
import { adjoint, implementationRule, nonDifferentiable, scalarRule } from '../define.js';
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
  // The partials are those of the primitive, at the origin and of infinite operands too, and a zero cotangent stays zero.
  adjoint(Math.hypot, (...xs: number[]) => {
    const y = Math.hypot(...xs);
    const back = (d: number): number[] =>
      xs.map((x) => {
        const partial = y === 0 ? 0 : Math.abs(x) === Infinity ? Math.sign(x) : x / y;
        // Where the partial is finite a zero cotangent needs no choice, which would hide its own derivative.
        return Number.isFinite(partial) || d !== 0 ? d * partial : 0;
      });
    return [y, back];
  });
  nonDifferentiable(Math.random, 'Math.random');
}
