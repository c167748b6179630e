/** Objects with the fields `p` and `q`. */
import { condition } from '../expressions.js';
import type { Statement } from '../writer.js';
import type { Family } from './families.js';
import { updateOf } from './variables.js';

export const objects: Family = (scope, options) =>
  options.objects ? [newObject, ...(scope.objects.length > 0 ? [field, field, copy] : [])] : [];

const newObject: Statement = (w, scope) => {
  const o = w.name('o');
  const e = (): string => w.expression(scope);
  const line = w.one([
    () => `const ${o} = { p: ${e()}, q: ${e()} };`,
    ...(w.options.classes
      ? [() => `const ${o} = { s: ${e()}, get p() { return 0.5 * this.s; }, set p(t) { this.s = t; }, q: ${e()} };`]
      : []),
  ]);
  scope.objects.push(o);
  return [line];
};

const field: Statement = (w, scope) => {
  const o = w.pick(scope.objects);
  return [
    w.one([
      () => `${o}.p = ${w.expression(scope)};`,
      () => updateOf(w, `${o}.q`, scope),
      () => updateOf(w, `${o}[${condition(w, scope)} ? 'p' : 'q']`, scope),
      () => {
        const names = [w.name('p'), w.name('q')];
        scope.reads.push(...names);
        return `const { p: ${names[0]}, q: ${names[1]} } = ${o};`;
      },
    ]),
  ];
};

const copy: Statement = (w, scope) => {
  const o = w.name('o');
  const from = w.pick(scope.objects);
  const line = w.one([
    () => `const ${o} = { ...${from}, q: ${w.expression(scope)} };`,
    () => `const ${o} = Object.assign({ p: ${w.expression(scope)} }, ${from});`,
    ...(w.options.library
      ? [() => `const ${o} = Object.fromEntries(Object.entries(${from}).map(([k, t]) => [k, 0.5 * t + 0.25]));`]
      : []),
  ]);
  scope.objects.push(o);
  return [line];
};
