/** Classes with a field `v`, an accessor `half` and the methods `step` and `value`; classes that extend them; generators. */
import { functionScope } from '../scope.js';
import type { Statement } from '../writer.js';
import type { Family } from './families.js';
import { loop } from './loops.js';
import { updateOf } from './variables.js';

export const classes: Family = (scope, options) =>
  options.classes
    ? [
        ...(scope.depth < 3 ? [newClass, generator] : []),
        ...(scope.classes.length > 0 ? [instance, instance] : []),
        ...(scope.instances.length > 0 ? [use, use] : []),
        ...(scope.generators.length > 0 && scope.depth < 3 ? [generated, generated] : []),
      ]
    : [];

const newClass: Statement = (w, scope) => {
  const [name, t] = [w.name('C'), w.name('t')];
  // Code of a class runs while its objects are made, so that it uses none.
  const own = functionScope(scope, { reads: [...scope.reads, t, 'this.v'], instances: [], classes: [] });
  const e = (): string => w.expression(own);
  const before = functionScope(scope, { reads: [...scope.reads, t], instances: [], classes: [] });
  const parent = scope.classes.length > 0 && w.choose(2) === 1 ? w.pick(scope.classes) : undefined;
  const lines =
    parent === undefined
      ? [
          `class ${name} {`,
          `  v = 0.5;`,
          `  #kept = ${w.expression(functionScope(scope))};`,
          `  constructor(${t}) { this.v = 0.5 * this.#kept + 0.25 * ${w.expression(before)}; }`,
          `  get half() { return 0.5 * this.v + this.#kept; }`,
          `  set half(${t}) { this.v = 0.5 * ${t}; this.#kept = 0.25 * ${e()}; }`,
          `  step(${t}) { this.v = 0.5 * this.v + 0.25 * ${e()}; return this; }`,
          `  value() { return this.v * Math.sin(this.#kept); }`,
        ]
      : [
          `class ${name} extends ${parent} {`,
          `  constructor(${t}) { super(0.5 * ${w.expression(before)}); this.v += 0.25 * ${t}; }`,
          `  step(${t}) { return super.step(0.5 * ${e()}); }`,
          `  get half() { return 0.5 * super.half; }`,
          `  set half(${t}) { super.half = ${t} + 0.125; }`,
        ];
  scope.classes.push(name);
  return [...lines, '}'];
};

const instance: Statement = (w, scope) => {
  const o = w.name('o');
  const line = `const ${o} = new ${w.pick(scope.classes)}(${w.expression(scope)});`;
  scope.instances.push(o);
  return [line];
};

const use: Statement = (w, scope) => {
  const o = w.pick(scope.instances);
  return [
    w.one([
      () => `${o}.step(${w.expression(scope)});`,
      () => `${o}.half = ${w.expression(scope)};`,
      () => updateOf(w, `${o}.v`, scope),
      () => `${w.pick(scope.writes)} = ${o}.step(0.5).value();`,
    ]),
  ];
};

const generator: Statement = (w, scope) => {
  const [g, t] = [w.name('g'), w.name('t')];
  const own = functionScope(scope, { reads: [...scope.reads, t] });
  const lines = [
    `function* ${g}() {`,
    `  let ${t} = ${w.expression(functionScope(scope))};`,
    `  for (let i = 0; i < ${1 + w.choose(3)}; i++) {`,
    `    ${t} = 0.5 * ${t} + 0.25 * ${w.expression(own)};`,
    `    yield ${t};`,
    `  }`,
    `  ${updateOf(w, w.pick(scope.writes), own)}`,
    '}',
  ];
  scope.generators.push(g);
  return lines;
};

const generated: Statement = (w, scope) => {
  const v = w.name('v');
  const g = w.pick(scope.generators);
  if (w.choose(2) === 0) {
    const u = w.name('u');
    scope.arrays.push(u);
    return [`const ${u} = [0.5, ...${g}()];`];
  }
  return loop(w, scope, `for (const ${v} of ${g}()) {`, [], { reads: [...scope.reads, v] });
};
