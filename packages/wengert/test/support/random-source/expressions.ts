/** Random expressions: each is at most about as large as its largest part, or bounded by itself. */
import type { Scope } from './scope.js';
import type { Writer } from './writer.js';

type Expression = (w: Writer, scope: Scope, depth: number) => string;

const compared = ['<', '>', '<=', '>='];

export function expression(w: Writer, scope: Scope, depth: number): string {
  const simple: Expression[] = [read, constant];
  const larger: Expression[] = [
    read,
    one,
    one,
    two,
    two,
    ...(w.options.branches ? [conditional] : []),
    ...(scope.integers.length > 0 ? [integer] : []),
    ...(scope.arrays.length > 0 ? [element] : []),
    ...(scope.objects.length > 0 ? [field] : []),
    ...(scope.functions.length > 0 ? [call] : []),
    ...(scope.instances.length > 0 ? [member] : []),
    ...(scope.maps.length > 0 ? [entry] : []),
  ];
  return w.pick(depth >= 3 ? simple : larger)(w, scope, depth + 1);
}

const read: Expression = (w, { reads }) => w.pick(reads);

const constant: Expression = (w) => w.pick(['0.5', '1', '(-0.75)', '0.125']);

const one: Expression = (w, scope, depth) => {
  const e = expression(w, scope, depth);
  return w.pick([
    `Math.sin(${e})`,
    `Math.cos(${e})`,
    `Math.tanh(${e})`,
    `Math.exp(-((${e}) ** 2))`,
    `(0.5 * Math.sqrt(1 + ${e} * ${e}))`,
    `Math.atan(${e})`,
    `(-${e})`,
    `(${e} / (1.5 + ${e} * ${e}))`,
    `(0.5 * Math.log(2 + ${e} * ${e}))`,
  ]);
};

const two: Expression = (w, scope, depth) => {
  const [d, e] = [expression(w, scope, depth), expression(w, scope, depth)];
  return w.pick([
    `(0.5 * (${d} + ${e}))`,
    `(0.5 * (${d} - ${e}))`,
    `(${d} * Math.sin(${e}))`,
    `(Math.cos(${d}) * ${e})`,
    `Math.atan2(${d}, 2 + ${e} * ${e})`,
  ]);
};

const integer: Expression = (w, { integers }) => `(0.25 * ${w.pick(integers)})`;

export const element: Expression = (w, { arrays, integers }) => {
  const u = w.pick(arrays);
  const index = integers.length > 0 && w.choose(2) === 1 ? `${w.pick(integers)} % ${u}.length` : `${w.choose(2)}`;
  return `${u}[${index}]`;
};

const field: Expression = (w, { objects }) => `${w.pick(objects)}.${w.pick(['p', 'q'])}`;

const call: Expression = (w, scope, depth) => `${w.pick(scope.functions)}(${expression(w, scope, depth)})`;

const member: Expression = (w, { instances }) => `${w.pick(instances)}.${w.pick(['v', 'half', 'value()'])}`;

const entry: Expression = (w, { maps }) => `${w.pick(maps)}.get('p')`;

const conditional: Expression = (w, scope, depth) => {
  const [d, e] = [expression(w, scope, depth), expression(w, scope, depth)];
  return `(${condition(w, scope, depth)} ? ${d} : ${e})`;
};

/** A comparison; the compared texts have no effects, so that watching them changes nothing. */
export function condition(w: Writer, scope: Scope, depth = 2): string {
  const quiet = { ...scope, functions: [], instances: [] };
  const [d, e] = [expression(w, quiet, depth), expression(w, quiet, depth)];
  const comparison = `${d} ${w.pick(compared)} ${e}`;
  return w.watch ? `(near(${d} - ${e}) && ${comparison})` : comparison;
}
