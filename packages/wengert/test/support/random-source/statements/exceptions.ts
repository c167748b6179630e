/** A `try`, with `catch`, `finally` or both. What is thrown is a number or an object with one. */
import { condition } from '../expressions.js';
import type { Statement } from '../writer.js';
import type { Family } from './families.js';

export const exceptions: Family = ({ depth, caught }, options) =>
  options.exceptions ? [...(depth < 3 ? [attempt] : []), ...(caught ? [failure, failure] : [])] : [];

const attempt: Statement = (w, scope) => {
  const kind = w.choose(3);
  const e = w.name('e');
  const lines = ['try {', ...w.body(scope, { caught: kind < 2 || scope.caught })];
  if (kind < 2) {
    const thrown = `(${e}.v ?? ${e})`;
    lines.push(`} catch (${e}) {`, ...w.body(scope, { reads: [...scope.reads, thrown] }));
  }
  if (kind > 0) lines.push('} finally {', ...w.body(scope));
  return [...lines, '}'];
};

export const failure: Statement = (w, scope) => {
  const e = w.expression(scope);
  const what = w.pick([e, `{ v: ${e} }`, `Object.assign(new Error('v'), { v: ${e} })`]);
  return [`if (${condition(w, scope)}) throw ${what};`];
};
