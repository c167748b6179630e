/**
 * `broadcast` and `map`: any scalar function over tensors. Under differentiation the function runs once per element, with
 * its partial derivatives, which are kept for the way back; a function that captures what may need a cotangent is
 * differentiated by a pullback per element.
 */
import { declareCaptured, higherOrderRule, nonDifferentiable, type Differentiator } from '@wengert/rules';
import { needOperand, needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { method } from '../core/method.js';
import { broadcastShapes, widerDType, type DType, type Shape, type TypedArray } from '../core/shape.js';
import { Tensor, type Operand } from '../core/tensor.js';
import { tensor } from '../create/tensor.js';
import { blank } from '../engine/allocate.js';
import { broadcastTo } from './broadcastTo.js';
import { toArray } from './elements.js';
import { mulOrZero } from './mulOrZero.js';
import { flatten } from './reshape.js';
import { sumLike } from './sumLike.js';

type Scalar = (...args: number[]) => number;

/** Operands as columns of equal length: element `i` of column `k` is argument `k` of call `i`. */
interface Columns {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly data: readonly TypedArray[];
  readonly size: number;
}

function columnsOf(op: string, f: unknown, args: readonly Operand[]): Columns {
  if (typeof f !== 'function')
    throw new TensorError('tensor/bad-argument', `${op}: needs a function first, got ${show(f)}`);
  if (args.length === 0) throw new TensorError('tensor/bad-argument', `${op}: needs at least one tensor or number`);
  let shape: Shape = [];
  let dtype: DType | undefined;
  for (const arg of args) {
    needOperand(op, arg);
    if (typeof arg === 'number') continue;
    shape = broadcastShapes(op, shape, arg.shape);
    dtype = dtype === undefined ? arg.dtype : widerDType(dtype, arg.dtype);
  }
  const size = shape.reduce((product, n) => product * n, 1);
  const data = args.map((arg) =>
    typeof arg === 'number' ? new Float64Array(size).fill(arg) : broadcastTo(arg, shape).data,
  );
  return { shape, dtype: dtype ?? 'float64', data, size };
}

/** Calls `f` for each element with the numbers of that element, without arrays of arguments for the usual counts. */
function forEachCall(columns: Columns, f: Scalar, visit: (i: number, value: number) => void): void {
  const { data, size } = columns;
  const [a, b, c] = data;
  if (data.length === 1) for (let i = 0; i < size; i++) visit(i, f(a[i]));
  else if (data.length === 2) for (let i = 0; i < size; i++) visit(i, f(a[i], b[i]));
  else if (data.length === 3) for (let i = 0; i < size; i++) visit(i, f(a[i], b[i], c[i]));
  else for (let i = 0; i < size; i++) visit(i, f(...data.map((column) => column[i])));
}

function result(op: string, f: Scalar, args: readonly Operand[]): Operand {
  const columns = columnsOf(op, f, args);
  const y = blank(columns.shape, columns.dtype);
  forEachCall(columns, f, (i, value) => {
    if (typeof value !== 'number') throw notANumber(op, value);
    y.data[i] = value;
  });
  return args.some((arg) => arg instanceof Tensor) ? y : y.data[0];
}

function notANumber(op: string, value: unknown): TensorError {
  return new TensorError('tensor/bad-argument', `${op}: the function must return a number, got ${show(value)}`);
}

/**
 * The function of each combination of elements of broadcast tensors and numbers.
 *
 * @param f a function of as many numbers as there are operands, that returns a number
 * @returns a tensor of the broadcast shape, float64 if one of the tensors is; a number if all operands are numbers
 * @throws TensorError `tensor/shape-mismatch` if the shapes do not broadcast; `tensor/bad-argument`
 * @example broadcast((w, g) => w - 0.1 * g, W, G)
 */
export function broadcast(f: (...args: number[]) => number, a: Tensor, ...rest: Operand[]): Tensor;
export function broadcast(f: (...args: number[]) => number, ...args: Operand[]): Operand;
export function broadcast(f: (...args: number[]) => number, ...args: Operand[]): Operand {
  return result('broadcast', f, args);
}

/**
 * The function of each element, in a tensor of the same shape and element type.
 *
 * @throws TensorError `tensor/bad-argument` if `x` is no tensor, or `f` no function or does not return numbers
 * @example map(W, (w) => Math.max(w, 0))
 */
export function map(x: Tensor, f: (value: number) => number): Tensor {
  needTensor('map', x);
  return result('map', f, [x]) as Tensor;
}

type ValueAndCotangents = [value: Operand, back: (d: Operand) => unknown[]];

function forward(op: string, ad: Differentiator, f: Scalar, args: readonly Operand[]): ValueAndCotangents {
  const columns = columnsOf(op, f, args);
  const withPartials = ad.partials(f, args.length);
  const y = blank(columns.shape, columns.dtype);
  const back = withPartials ? partialsInto(y, columns, withPartials) : pullbacksInto(op, y, columns, f, ad);
  const plain = !args.some((arg) => arg instanceof Tensor);
  return [
    plain ? y.data[0] : y,
    (d) => {
      const cotangents = back(d instanceof Tensor ? d : new Tensor(Float64Array.of(d), []));
      return args.map((arg, k) => sumLike(cotangents[k], arg));
    },
  ];
}

/** Fills `y` and keeps one tensor of partial derivatives per operand. */
function partialsInto(
  y: Tensor,
  columns: Columns,
  f: (out: Float64Array, ...args: number[]) => number,
): (d: Tensor) => Tensor[] {
  const arity = columns.data.length;
  const out = new Float64Array(arity);
  const kept = columns.data.map(() => new Float64Array(columns.size));
  const first = kept[0];
  forEachCall(columns, f.bind(null, out), (i, value) => {
    y.data[i] = value;
    first[i] = out[0];
    for (let k = 1; k < arity; k++) kept[k][i] = out[k];
  });
  const partials = kept.map((data) => new Tensor(data, y.shape));
  return (d) => partials.map((partial) => mulOrZero(d, partial));
}

/** Fills `y` and keeps one pullback per element; on the way back they run in reverse order, each of them. */
function pullbacksInto(
  op: string,
  y: Tensor,
  columns: Columns,
  f: Scalar,
  ad: Differentiator,
): (d: Tensor) => Tensor[] {
  const backs = new Array<(d: unknown) => unknown[]>(columns.size);
  for (let i = 0; i < columns.size; i++) {
    const [value, back] = ad.pullback(f, columns.data.map((column) => column[i])); // prettier-ignore
    if (typeof value !== 'number') throw notANumber(op, value);
    y.data[i] = value;
    backs[i] = back;
  }
  return (d) => {
    const cotangents = columns.data.map(() => new Tensor(new Float64Array(columns.size), y.shape));
    for (let i = columns.size - 1; i >= 0; i--) {
      const parts = backs[i](d.data[i]);
      cotangents.forEach((cotangent, k) => (cotangent.data[i] = (parts[k] as number | undefined) ?? 0));
    }
    return cotangents;
  };
}

/** The same by operations that have rules, for code that is differentiated again. */
function oneByOne(op: string, f: Scalar, args: readonly Operand[]): Operand {
  const { shape, dtype, size } = formOf(op, f, args);
  const columns: unknown[] = [];
  let plain = true;
  for (let k = 0; k < args.length; k++) {
    const arg = args[k];
    if (typeof arg === 'number') continue;
    plain = false;
    columns[k] = toArray(flatten(broadcastTo(arg, shape)));
  }
  const values: number[] = [];
  for (let i = 0; i < size; i++) {
    const operands: number[] = [];
    for (let k = 0; k < args.length; k++) {
      const arg = args[k];
      operands[k] = typeof arg === 'number' ? arg : (columns[k] as number[])[i];
    }
    const value = f(...operands);
    checkNumber(op, value);
    values[i] = value;
  }
  return plain ? values[0] : tensor(values, { shape, dtype });
}

/** What the result looks like. */
function formOf(op: string, f: unknown, args: readonly Operand[]): Pick<Columns, 'shape' | 'dtype' | 'size'> {
  const { shape, dtype, size } = columnsOf(op, f, args);
  return { shape, dtype, size };
}

function checkNumber(op: string, value: unknown): void {
  if (typeof value !== 'number') throw notANumber(op, value);
}

const again = {
  broadcast: (f: Scalar, ...args: Operand[]): Operand => oneByOne('broadcast', f, args),
  map(x: Tensor, f: Scalar): Operand {
    checkTensor(x);
    return oneByOne('map', f, [x]);
  },
};

function checkTensor(x: unknown): void {
  needTensor('map', x);
}

for (const fn of [formOf, checkNumber, checkTensor]) nonDifferentiable(fn);
declareCaptured(() => ({ formOf, toArray, flatten, broadcastTo, checkNumber, tensor }), oneByOne);
declareCaptured(() => ({ oneByOne, checkTensor }), again.broadcast, again.map);

higherOrderRule(
  broadcast,
  (ad, f: Scalar, ...args: Operand[]) => {
    const [y, back] = forward('broadcast', ad, f, args);
    return [y, (d: Operand) => [undefined, ...back(d)]];
  },
  { again: again.broadcast },
);

higherOrderRule(
  map,
  (ad, x: Tensor, f: (value: number) => number) => {
    needTensor('map', x);
    const [y, back] = forward('map', ad, f, [x]);
    return [y as Tensor, (d: Tensor) => [...back(d), undefined]];
  },
  { again: again.map },
);

declare module '../core/tensor.js' {
  interface Tensor {
    /** As the function {@link map}. */
    map(f: (value: number) => number): Tensor;
  }
}
method('map', map);
