/**
 * How tensors print: nested brackets with aligned numbers, long dimensions cut in the middle; the element type is
 * named if it is float32.
 */
import { nonDifferentiable } from '@wengert/rules';
import { showShape } from './shape.js';
import { Tensor } from './tensor.js';

/** Tensors of more elements than this have their long dimensions cut to EDGE elements at both ends. */
const FULL_SIZE = 200;
const EDGE = 3;

function number(value: number): string {
  return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(6)));
}

/** The positions shown along a dimension of length `n`; -1 stands for those left out. */
function shown(n: number, cut: boolean): number[] {
  const all = Array.from({ length: n }, (_, i) => i);
  return cut && n > 2 * EDGE + 1 ? [...all.slice(0, EDGE), -1, ...all.slice(-EDGE)] : all;
}

/** A readable form: `tensor([[1, 2], [3, 4]])` with one row per line. */
export function format(t: Tensor): string {
  const { shape, data } = t;
  const cut = t.size > FULL_SIZE;
  const columns = shape.map((n) => shown(n, cut));
  const cells: string[] = [];
  const collect = (depth: number, at: number): void => {
    if (depth === shape.length) cells.push(number(data[at]));
    else for (const i of columns[depth]) if (i >= 0) collect(depth + 1, at * shape[depth] + i);
  };
  collect(0, 0);
  const width = Math.max(0, ...cells.map((cell) => cell.length));
  const indent = ' '.repeat('tensor('.length);
  let next = 0;
  const build = (depth: number): string => {
    if (depth === shape.length) return cells[next++].padStart(shape.length === 0 ? 0 : width);
    const parts = columns[depth].map((i) => (i < 0 ? '…' : build(depth + 1)));
    const lineBreaks = '\n'.repeat(shape.length - depth - 1);
    return `[${parts.join(lineBreaks === '' ? ', ' : `,${lineBreaks}${indent}${' '.repeat(depth + 1)}`)}]`;
  };
  const notes = [
    ...(t.dtype === 'float64' ? [] : [t.dtype]),
    ...(cut || t.size === 0 ? [`shape ${showShape(shape)}`] : []),
  ];
  return `tensor(${t.size === 0 && shape.length > 1 ? '[]' : build(0)}${notes.map((note) => `, ${note}`).join('')})`;
}

declare module './tensor.js' {
  interface Tensor {
    /** A readable form, aligned, long dimensions cut in the middle. */
    toString(): string;
  }
}

function toString(this: Tensor): string {
  return format(this);
}
nonDifferentiable(toString, 'Tensor.toString');
for (const key of ['toString', Symbol.for('nodejs.util.inspect.custom')]) {
  Object.defineProperty(Tensor.prototype, key, { value: toString, configurable: true, writable: true });
}
