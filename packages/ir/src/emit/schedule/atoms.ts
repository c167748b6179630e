/** Operations whose result needs no variable: what stands for it is written wherever it is used. */
import type { Expr } from '../tree.js';
import { compute, finish } from './expressions.js';
import { reachAt } from './reach.js';
import type { Handlers } from './scheduler.js';

export const atoms = {
  const({ value, results: [result] }, s) {
    s.atoms.set(result.id, { kind: 'const', value });
  },

  global({ name, results: [result] }, s) {
    s.atoms.set(result.id, { kind: 'text', text: name });
  },

  extern({ name, value, results: [result] }, s) {
    s.atoms.set(result.id, { kind: 'extern', name, value });
  },

  /** In a closure that is written in place, a captured variable is a variable of the surroundings. */
  capture(op, s) {
    const { captured, assigned } = s.surroundings;
    const [value] = op.results;
    if (op.args[0] !== s.facts.self || !captured) {
      compute(op, s);
      return;
    }
    const expr: Expr = { kind: 'text', text: captured(op.index) };
    if (assigned?.has(op.index)) finish(value, expr, reachAt(1, s.now), 1, s);
    else if (s.facts.grows(value)) s.emit({ kind: 'define', value, expr });
    else s.atoms.set(value.id, expr);
  },
} satisfies Partial<Handlers>;
