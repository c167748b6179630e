/** Functions that use and change what is around them: variables, arrays, objects, other functions. */
import { condition } from '../expressions.js';
import { functionScope, type Scope } from '../scope.js';
import type { Statement, Writer } from '../writer.js';
import { failure } from './exceptions.js';
import type { Family } from './families.js';
import { update } from './variables.js';

export const closures: Family = ({ depth }, options) => (options.closures && depth < 3 ? [closure, closure] : []);

const closure: Statement = (w, scope) => {
  const g = w.name('g');
  const t = w.name('t');
  const own = functionScope(scope, { reads: [...scope.reads, t], caught: scope.caught });
  const variable = w.pick(scope.writes);
  const e = (): string => w.expression(own);
  const lines = w.pick([
    () => [`const ${g} = (${t}) => ${e()};`],
    () => [`function ${g}(${t}) { ${variable} = 0.5 * ${variable} + 0.25 * ${e()}; return ${variable}; }`],
    () => [`const ${g} = (${t}) => { if (${condition(w, own)}) return ${t}; return ${e()}; };`],
    () => [`const ${g} = ((${t}) => (s) => 0.5 * (s + ${t} * Math.sin(${e()})))(${w.expression(scope)});`],
    () => counter(w, g, t, own),
    () => recursive(w, g, t, own),
    ...scope.arrays.slice(0, 1).map(() => () => storing(w, g, t, own)),
    ...scope.functions
      .slice(0, 1)
      .map((h) => () => [`const ${g} = (${t}) => ${h}(0.5 * ${e()}) + 0.125 * ${h}(${t});`]),
    ...(scope.caught
      ? [() => [`function ${g}(${t}) { ${update(w, own).join(' ')} ${failure(w, own).join(' ')} return ${e()}; }`]]
      : []),
  ])();
  scope.functions.push(g);
  return lines;
};

/** Keeps a variable of its own from call to call. */
function counter(w: Writer, g: string, t: string, own: Scope): string[] {
  const s = w.name('s');
  return [
    `const ${g} = ((${s}) => (${t}) => { ${s} = 0.5 * ${s} + 0.25 * ${w.expression(own)}; return ${s}; })(${w.expression({ ...own, reads: own.reads.filter((r) => r !== t) })});`,
  ];
}

function recursive(w: Writer, g: string, t: string, own: Scope): string[] {
  const n = w.name('n');
  const e = w.expression(own);
  return [
    `const ${g} = (${t}, ${n} = ${1 + w.choose(3)}) => ${n} === 0 ? ${t} : 0.5 * ${g}(0.5 * ${e}, ${n} - 1) + 0.25 * ${t};`,
  ];
}

/** Changes an array that it sees, and reads it again. */
function storing(w: Writer, g: string, t: string, own: Scope): string[] {
  const u = w.pick(own.arrays);
  const e = w.expression(own);
  return [
    `const ${g} = (${t}) => { ${u}[0] = 0.5 * ${u}[0] + 0.25 * ${e}; return ${u}[${u}.length - 1] + 0.5 * ${t}; };`,
  ];
}
