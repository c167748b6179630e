/** Declarations and assignments. */
import type { Scope } from '../scope.js';
import type { Statement, Writer } from '../writer.js';
import type { Family } from './families.js';

export const variables: Family = ({ writes }) => [
  assignment,
  update,
  update,
  declaration,
  ...(writes.length > 1 ? [swap] : []),
];

const assignment: Statement = (w, scope) => [`${w.pick(scope.writes)} = ${w.expression(scope)};`];

export const update: Statement = (w, scope) => [updateOf(w, w.pick(scope.writes), scope)];

/** Changes a place by some of another value, so that it stays small. */
export function updateOf(w: Writer, target: string, scope: Scope): string {
  const e = w.expression(scope);
  return w.pick([
    `${target} += 0.25 * ${e};`,
    `${target} -= 0.25 * ${e};`,
    `${target} *= Math.cos(${e});`,
    `${target} = 0.75 * ${target} + 0.25 * ${e};`,
    `${target} /= 1.25 + ${e} * ${e};`,
  ]);
}

const declaration: Statement = (w, scope) => {
  const name = w.name('t');
  const line = `let ${name} = ${w.expression(scope)};`;
  scope.reads.push(name);
  scope.writes.push(name);
  return [line];
};

const swap: Statement = (w, { writes }) => {
  const [one, two] = [w.pick(writes), w.pick(writes)];
  return [`[${one}, ${two}] = [${two}, 0.5 * ${one}];`];
};
