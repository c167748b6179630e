/**
 * Matrix products over typed arrays: C += A B, for operands given by offset and strides, so that a transposed operand is
 * only another pair of strides. Large products are blocked: panels of A and B are packed into float64 scratch memory, and
 * a kernel keeps a 3 by 4 tile of C in local variables. (Measured: 3 by 4 is the largest tile whose sums stay in
 * registers; packing to float64 spares the conversions of float32 and keeps the kernel's memory accesses of one type.)
 */
import type { TypedArray } from '../core/shape.js';

/** A matrix in memory: element (i, j) is `data[offset + i * rowStride + j * colStride]`. */
export interface MatrixView {
  readonly data: TypedArray;
  readonly offset: number;
  readonly rowStride: number;
  readonly colStride: number;
}

const MR = 3;
const NR = 4;
/** Depth, rows and columns of a block: a packed panel of B fits the first-level cache, a packed block of A the second. */
const KC = 256;
const MC = 96;
const NC = 256;
/** Up to this many multiplications, packing costs more than it gains. */
const SMALL = 1000;

let packedA = new Float64Array(0);
let packedB = new Float64Array(0);
const tile = new Float64Array(MR * NR);

/** Adds A B to the row-major `c`, where A is m by k and B is k by n. */
export function gemm(
  m: number,
  n: number,
  k: number,
  a: MatrixView,
  b: MatrixView,
  c: TypedArray,
  offset: number,
): void {
  if (m === 0 || n === 0 || k === 0) return;
  if (n === 1) matrixVector(m, k, a, b.data, b.offset, b.rowStride, c, offset);
  else if (m === 1) matrixVector(n, k, transposed(b), a.data, a.offset, a.colStride, c, offset);
  else if (m * n * k <= SMALL) small(m, n, k, a, b, c, offset);
  else blocked(m, n, k, a, b, c, offset);
}

function transposed(view: MatrixView): MatrixView {
  return { data: view.data, offset: view.offset, rowStride: view.colStride, colStride: view.rowStride };
}

/** y += A x, four rows at a time, or columns if those are contiguous. */
function matrixVector(
  m: number,
  k: number,
  a: MatrixView,
  x: TypedArray,
  xOffset: number,
  xStride: number,
  y: TypedArray,
  yOffset: number,
): void {
  const { data, rowStride: rs, colStride: cs } = a;
  if (rs === 1 && cs !== 1) {
    addColumns(m, k, a, x, xOffset, xStride, y, yOffset);
    return;
  }
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let p0 = a.offset + i * rs;
    let p1 = p0 + rs;
    let p2 = p1 + rs;
    let p3 = p2 + rs;
    for (let j = 0, q = xOffset; j < k; j++, q += xStride) {
      const v = x[q];
      s0 += data[p0] * v;
      s1 += data[p1] * v;
      s2 += data[p2] * v;
      s3 += data[p3] * v;
      p0 += cs;
      p1 += cs;
      p2 += cs;
      p3 += cs;
    }
    y[yOffset + i] += s0;
    y[yOffset + i + 1] += s1;
    y[yOffset + i + 2] += s2;
    y[yOffset + i + 3] += s3;
  }
  for (; i < m; i++) {
    let s = 0;
    for (let j = 0, p = a.offset + i * rs, q = xOffset; j < k; j++, p += cs, q += xStride) s += data[p] * x[q];
    y[yOffset + i] += s;
  }
}

/** y += A x for contiguous columns, four of them at a time. */
function addColumns(
  m: number,
  k: number,
  a: MatrixView,
  x: TypedArray,
  xOffset: number,
  xStride: number,
  y: TypedArray,
  yOffset: number,
): void {
  const { data, colStride: cs } = a;
  const sums = new Float64Array(m);
  let j = 0;
  for (; j + 4 <= k; j += 4) {
    const q = xOffset + j * xStride;
    const x0 = x[q];
    const x1 = x[q + xStride];
    const x2 = x[q + 2 * xStride];
    const x3 = x[q + 3 * xStride];
    for (let i = 0, p = a.offset + j * cs; i < m; i++, p++) {
      sums[i] += data[p] * x0 + data[p + cs] * x1 + data[p + 2 * cs] * x2 + data[p + 3 * cs] * x3;
    }
  }
  for (; j < k; j++) {
    const v = x[xOffset + j * xStride];
    for (let i = 0, p = a.offset + j * cs; i < m; i++, p++) sums[i] += data[p] * v;
  }
  for (let i = 0; i < m; i++) y[yOffset + i] += sums[i];
}

function small(m: number, n: number, k: number, a: MatrixView, b: MatrixView, c: TypedArray, offset: number): void {
  const x = a.data;
  const y = b.data;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let s = 0;
      let p = a.offset + i * a.rowStride;
      let q = b.offset + j * b.colStride;
      for (let l = 0; l < k; l++, p += a.colStride, q += b.rowStride) s += x[p] * y[q];
      c[offset + i * n + j] += s;
    }
  }
}

function blocked(m: number, n: number, k: number, a: MatrixView, b: MatrixView, c: TypedArray, offset: number): void {
  const depth = Math.min(k, KC);
  packedA = atLeast(packedA, roundUp(Math.min(m, MC), MR) * depth);
  packedB = atLeast(packedB, roundUp(Math.min(n, NC), NR) * depth);
  for (let j = 0; j < n; j += NC) {
    const columns = Math.min(NC, n - j);
    for (let l = 0; l < k; l += KC) {
      const kc = Math.min(KC, k - l);
      pack4(packedB, columns, kc, b.data, b.offset + l * b.rowStride + j * b.colStride, b.colStride, b.rowStride);
      for (let i = 0; i < m; i += MC) {
        const rows = Math.min(MC, m - i);
        pack3(packedA, rows, kc, a.data, a.offset + i * a.rowStride + l * a.colStride, a.rowStride, a.colStride);
        multiplyBlock(rows, columns, kc, c, offset + i * n + j, n);
      }
    }
  }
}

function roundUp(x: number, unit: number): number {
  return Math.ceil(x / unit) * unit;
}

function atLeast(scratch: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  return scratch.length >= size ? scratch : new Float64Array(size);
}

function multiplyBlock(rows: number, columns: number, kc: number, c: TypedArray, offset: number, width: number): void {
  for (let j = 0; j < columns; j += NR) {
    for (let i = 0; i < rows; i += MR) {
      const at = offset + i * width + j;
      if (i + MR <= rows && j + NR <= columns) {
        multiplyTile(kc, packedA, i * kc, packedB, j * kc, c, at, width);
      } else {
        tile.fill(0);
        multiplyTile(kc, packedA, i * kc, packedB, j * kc, tile, 0, NR);
        for (let p = 0; p < Math.min(MR, rows - i); p++) {
          for (let q = 0; q < Math.min(NR, columns - j); q++) c[at + p * width + q] += tile[p * NR + q];
        }
      }
    }
  }
}

/** Adds the product of one packed panel of A and one of B to a tile of `c`. */
function multiplyTile(
  kc: number,
  a: Float64Array,
  aOffset: number,
  b: Float64Array,
  bOffset: number,
  c: TypedArray,
  at: number,
  width: number,
): void {
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0; // prettier-ignore
  let c10 = 0, c11 = 0, c12 = 0, c13 = 0; // prettier-ignore
  let c20 = 0, c21 = 0, c22 = 0, c23 = 0; // prettier-ignore
  const end = aOffset + kc * MR;
  for (let p = aOffset, q = bOffset; p < end; p += MR, q += NR) {
    const b0 = b[q];
    const b1 = b[q + 1];
    const b2 = b[q + 2];
    const b3 = b[q + 3];
    const a0 = a[p];
    c00 += a0 * b0;
    c01 += a0 * b1;
    c02 += a0 * b2;
    c03 += a0 * b3;
    const a1 = a[p + 1];
    c10 += a1 * b0;
    c11 += a1 * b1;
    c12 += a1 * b2;
    c13 += a1 * b3;
    const a2 = a[p + 2];
    c20 += a2 * b0;
    c21 += a2 * b1;
    c22 += a2 * b2;
    c23 += a2 * b3;
  }
  c[at] += c00;
  c[at + 1] += c01;
  c[at + 2] += c02;
  c[at + 3] += c03;
  at += width;
  c[at] += c10;
  c[at + 1] += c11;
  c[at + 2] += c12;
  c[at + 3] += c13;
  at += width;
  c[at] += c20;
  c[at + 1] += c21;
  c[at + 2] += c22;
  c[at + 3] += c23;
}

/** Packs lines of `depth` elements in panels of four, the four side by side; missing lines are zeros. */
function pack4(
  out: Float64Array,
  lines: number,
  depth: number,
  x: TypedArray,
  offset: number,
  lineStride: number,
  stride: number,
): void {
  let o = 0;
  let line = 0;
  for (; line + 4 <= lines; line += 4) {
    let p = offset + line * lineStride;
    for (let l = 0; l < depth; l++, p += stride, o += 4) {
      out[o] = x[p];
      out[o + 1] = x[p + lineStride];
      out[o + 2] = x[p + 2 * lineStride];
      out[o + 3] = x[p + 3 * lineStride];
    }
  }
  if (line < lines) packRest(out, o, 4, lines - line, depth, x, offset + line * lineStride, lineStride, stride);
}

/** As {@link pack4}, in panels of three. */
function pack3(
  out: Float64Array,
  lines: number,
  depth: number,
  x: TypedArray,
  offset: number,
  lineStride: number,
  stride: number,
): void {
  let o = 0;
  let line = 0;
  for (; line + 3 <= lines; line += 3) {
    let p = offset + line * lineStride;
    for (let l = 0; l < depth; l++, p += stride, o += 3) {
      out[o] = x[p];
      out[o + 1] = x[p + lineStride];
      out[o + 2] = x[p + 2 * lineStride];
    }
  }
  if (line < lines) packRest(out, o, 3, lines - line, depth, x, offset + line * lineStride, lineStride, stride);
}

function packRest(
  out: Float64Array,
  o: number,
  width: number,
  lines: number,
  depth: number,
  x: TypedArray,
  offset: number,
  lineStride: number,
  stride: number,
): void {
  for (let l = 0; l < depth; l++, o += width) {
    for (let t = 0; t < width; t++) out[o + t] = t < lines ? x[offset + t * lineStride + l * stride] : 0;
  }
}
