/** Loops of a few iterations, with labels or without. */
import { condition } from '../expressions.js';
import type { Scope } from '../scope.js';
import type { Statement, Writer } from '../writer.js';
import type { Family } from './families.js';

export const loops: Family = ({ depth }, options) =>
  options.loops && depth < 3 ? [countedLoop, countedLoop, whileLoop, doLoop, arrayLoop] : [];

/** A loop's head and body. */
export function loop(
  w: Writer,
  scope: Scope,
  head: string,
  first: string[],
  more: Partial<Scope>,
  tail = '}',
): string[] {
  const label = w.choose(3) === 1 ? w.name('loop') : '';
  const body = w.body(scope, { ...more, loops: [...scope.loops, label] });
  return [`${label && `${label}: `}${head}`, ...first.map((line) => `  ${line}`), ...body, tail];
}

const countedLoop: Statement = (w, scope) => {
  const i = w.name('i');
  const trips = w.choose(4) + 1;
  const head = w.pick([
    `for (let ${i} = 0; ${i} < ${trips}; ${i}++) {`,
    `for (let ${i} = ${trips}; ${i} > 0; ${i}--) {`,
    `for (let ${i} = 1; ${i} <= ${2 * trips}; ${i} += 2) {`,
  ]);
  return loop(w, scope, head, [], { integers: [...scope.integers, i] });
};

const whileLoop: Statement = (w, scope) => {
  const n = w.name('n');
  const more = w.choose(2) === 1 ? ` && ${condition(w, scope)}` : '';
  const head = `while (${n} < ${w.choose(4) + 1}${more}) {`;
  return [`let ${n} = 0;`, ...loop(w, scope, head, [`${n}++;`], { integers: [...scope.integers, n] })];
};

const doLoop: Statement = (w, scope) => {
  const n = w.name('n');
  const more = w.choose(2) === 1 ? ` && ${condition(w, scope)}` : '';
  const tail = `} while (${n} < ${w.choose(3) + 1}${more});`;
  return [`let ${n} = 0;`, ...loop(w, scope, 'do {', [`${n} += 1;`], { integers: [...scope.integers, n] }, tail)];
};

const arrayLoop: Statement = (w, scope) => {
  const v = w.name('v');
  const literal = `[${w.expression(scope)}, ${w.expression(scope)}]`;
  // A copy of an array: the loop may push to the array itself.
  const over = scope.arrays.length > 0 && w.choose(2) === 1 ? `[...${w.pick(scope.arrays)}]` : literal;
  return loop(w, scope, `for (const ${v} of ${over}) {`, [], { reads: [...scope.reads, v] });
};
