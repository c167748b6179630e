/** What the library does with arrays, with callbacks that see and change what is around them, and in place; maps. */
import { condition } from '../expressions.js';
import { functionScope, type Scope } from '../scope.js';
import type { Statement, Writer } from '../writer.js';
import type { Family } from './families.js';
import { updateOf } from './variables.js';

export const library: Family = (scope, options) =>
  options.library
    ? [
        ...(scope.arrays.length > 0 ? [derived, derived, folded, visited, moved, moved] : []),
        newMap,
        ...(scope.maps.length > 0 ? [mapped, mapped] : []),
      ]
    : [];

/** The scope of a callback with the given parameters. */
function callback(scope: Scope, ...parameters: string[]): Scope {
  return functionScope(scope, { reads: [...scope.reads, ...parameters] });
}

/** A comparison of elements that the watching text looks at. */
function ordered(w: Writer): string {
  return w.watch ? '(s, t) => (near(s - t), s - t)' : '(s, t) => s - t';
}

/** A new array made of another. */
const derived: Statement = (w, scope) => {
  const v = w.name('u');
  const u = w.pick(scope.arrays);
  const t = w.name('t');
  const inside = callback(scope, t);
  const line = w.one([
    () => `const ${v} = ${u}.map((${t}, i) => ${w.expression(inside)} + 0.125 * i);`,
    () => `const ${v} = [...${u}.filter((${t}) => ${condition(w, inside)}), ${w.expression(scope)}];`,
    () => `const ${v} = Array.from(${u}, (${t}) => ${w.expression(inside)});`,
    () => `const ${v} = [...${u}].concat([${w.expression(scope)}]).slice(-3);`,
    () => `const ${v} = [...${u}].flatMap((${t}) => [${t}, ${w.expression(inside)}]).slice(0, 4);`,
    () => `const ${v} = ${u}.toSorted(${ordered(w)});`,
    () => `const ${v} = ${u}.with(0, ${w.expression(scope)}).toReversed();`,
    () => `const ${v} = ${u} instanceof Float64Array && ${u}.length > 2 ? ${u}.subarray(1) : ${u};`,
    () => `const [${t} = 0.5, ...${v}] = [${w.expression(scope)}, ...${u}]; ${w.pick(scope.writes)} += 0.25 * ${t};`,
  ]);
  scope.arrays.push(v);
  return [line];
};

/** A number made of an array. */
const folded: Statement = (w, scope) => {
  const u = w.pick(scope.arrays);
  const [s, t] = [w.name('s'), w.name('t')];
  const both = callback(scope, s, t);
  const target = w.pick(scope.writes);
  return [
    w.one([
      () =>
        `${target} = ${u}.reduce((${s}, ${t}) => 0.5 * ${s} + 0.25 * ${w.expression(both)}, ${w.expression(scope)});`,
      () => `${target} = ${u}.reduceRight((${s}, ${t}) => 0.5 * ${s} + 0.25 * ${t} * Math.cos(${w.expression(both)}));`,
      () => `${target} = ${u}.find((${t}) => ${condition(w, callback(scope, t))}) ?? ${w.expression(scope)};`,
      () => `${target} += 0.25 * ${u}.at(-1);`,
      () => `if (${u}.some((${t}) => ${condition(w, callback(scope, t))})) ${updateOf(w, target, scope)}`,
      () => `${target} = 0.25 * Math.hypot(1, ...${u});`,
    ]),
  ];
};

const visited: Statement = (w, scope) => {
  const u = w.pick(scope.arrays);
  const [t, i] = [w.name('t'), w.name('i')];
  const target = w.pick(scope.writes);
  const inside = { ...callback(scope, t), integers: [...scope.integers, i] };
  return w.pick([
    () => [`${u}.forEach((${t}, ${i}) => { ${updateOf(w, target, inside)} });`],
    () => [`${u}.forEach((${t}, ${i}, all) => { all[${i}] = 0.5 * ${t} + 0.25 * ${w.expression(inside)}; });`],
    () => [`for (const [${i}, ${t}] of [...${u}.entries()]) {`, `  ${updateOf(w, target, inside)}`, '}'],
  ])();
};

/** Elements change places. */
const moved: Statement = (w, scope) => {
  const u = w.pick(scope.arrays);
  const e = (): string => w.expression(scope);
  return [
    w.one([
      () => `${u}.sort(${ordered(w)});`,
      () => `${u}.reverse();`,
      () => `${u}.fill(${e()}, 1);`,
      () => `${u}.copyWithin(0, 1);`,
      () => `[${u}[0], ${u}[1]] = [${u}[1], ${u}[0]];`,
      () => `if (Array.isArray(${u})) ${u}.splice(1, 1, ${e()}, ${e()});`,
      () => `if (Array.isArray(${u})) ${u}.unshift(0.5 * ${u}.pop());`,
      () => `if (Array.isArray(${u}) && ${u}.length > 2) { ${u}.length = 2; }`,
      () => `if (${u} instanceof Float64Array) ${u}.set([${e()}], 1);`,
    ]),
  ];
};

const newMap: Statement = (w, scope) => {
  const m = w.name('m');
  const line = `const ${m} = new Map([['p', ${w.expression(scope)}], ['q', ${w.expression(scope)}]]);`;
  scope.maps.push(m);
  return [line];
};

const mapped: Statement = (w, scope) => {
  const m = w.pick(scope.maps);
  const t = w.name('t');
  return [
    w.one([
      () => `${m}.set('p', ${w.expression(scope)});`,
      () => `${m}.set('r', 0.5 * (${m}.get('q') ?? ${w.expression(scope)}));`,
      () => `${m}.delete('q');`,
      () =>
        `for (const ${t} of ${m}.values()) ${updateOf(w, w.pick(scope.writes), { ...scope, reads: [...scope.reads, t] })}`,
      () => `${m}.forEach((${t}, k) => { ${m}.set(k, 0.5 * ${t} + 0.25 * ${w.expression(callback(scope, t))}); });`,
    ]),
  ];
};
