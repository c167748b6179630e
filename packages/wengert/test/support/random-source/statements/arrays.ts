/** Arrays of numbers that are made, assigned, known under two names, and grow. */
import { condition, element } from '../expressions.js';
import type { Statement } from '../writer.js';
import type { Family } from './families.js';
import { updateOf } from './variables.js';

export const arrays: Family = (scope, options) =>
  options.arrays ? [newArray, ...(scope.arrays.length > 0 ? [store, store, store, alias, push] : [])] : [];

const newArray: Statement = (w, scope) => {
  const u = w.name('u');
  const e = (): string => w.expression(scope);
  const line = w.one([
    () => `const ${u} = [${e()}, ${e()}, ${e()}];`,
    () => `const ${u} = new Float64Array(3).fill(${e()});`,
    () => `const ${u} = new Float64Array(2);`,
    () => `const ${u} = new Array(3).fill(${e()});`,
  ]);
  scope.arrays.push(u);
  return [line];
};

const store: Statement = (w, scope) => {
  const place = element(w, scope, 0);
  return [w.choose(2) === 0 ? `${place} = ${w.expression(scope)};` : updateOf(w, place, scope)];
};

const alias: Statement = (w, scope) => {
  const v = w.name('w');
  const [one, two] = [w.pick(scope.arrays), w.pick(scope.arrays)];
  const line = w.choose(2) === 0 ? `const ${v} = ${one};` : `const ${v} = ${condition(w, scope)} ? ${one} : ${two};`;
  scope.arrays.push(v);
  return [line];
};

/** Typed arrays have no `push`: others grow. */
const push: Statement = (w, scope) => {
  const u = w.pick(scope.arrays);
  return [`if (Array.isArray(${u}) && ${u}.length < 6) ${u}.push(${w.expression(scope)});`];
};
