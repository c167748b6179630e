/**
 * Tensors as bytes, in the safetensors format (https://github.com/huggingface/safetensors): 8 bytes with the length of the
 * header (little endian), the header as JSON, then the elements of all tensors, little endian and without gaps. The header
 * maps each name to `{ dtype: 'F64' | 'F32', shape, data_offsets: [begin, end] }`, offsets counted from the end of the header.
 */
import { nonDifferentiable } from '@wengert/rules';
import { needTensor } from '../core/check.js';
import { show, TensorError } from '../core/errors.js';
import { allocate, showShape, sizeOf, type DType } from '../core/shape.js';
import { Tensor } from '../core/tensor.js';

declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const codes: Readonly<Record<DType, string>> = { float64: 'F64', float32: 'F32' };
const dtypes: ReadonlyMap<string, DType> = new Map([
  ['F64', 'float64'],
  ['F32', 'float32'],
]);
/** The format's key for free text, which is no tensor. */
const METADATA = '__metadata__';
/** The format's limit on the header. */
const MAX_HEADER = 100_000_000;

function bytesOf(t: Tensor): Uint8Array {
  return new Uint8Array(t.data.buffer, t.data.byteOffset, t.data.byteLength);
}

/**
 * Named tensors as the bytes of a safetensors file.
 *
 * @throws TensorError `tensor/bad-argument` if a value is no tensor or a name is `__metadata__`
 * @example await writeFile('weights.safetensors', saveTensors({ W, b }))
 */
export function saveTensors(tensors: Readonly<Record<string, Tensor>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tensors);
  const header: [string, Entry][] = [];
  let at = 0;
  // the wider type first, so that every tensor is aligned
  entries.sort(
    ([, a], [, b]) =>
      Number(b instanceof Tensor && b.dtype === 'float64') - Number(a instanceof Tensor && a.dtype === 'float64'),
  );
  for (const [name, t] of entries) {
    needTensor('saveTensors', t);
    if (name === METADATA)
      throw new TensorError('tensor/bad-argument', `saveTensors: the name ${METADATA} is reserved by the format`);
    header.push([name, { dtype: codes[t.dtype], shape: t.shape, data_offsets: [at, (at += t.data.byteLength)] }]);
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + at);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.fill(0x20, 8, 8 + length);
  bytes.set(json, 8);
  header.forEach(([, entry], i) => bytes.set(bytesOf(entries[i][1]), 8 + length + entry.data_offsets[0]));
  return bytes;
}
nonDifferentiable(saveTensors);

function bad(why: string): TensorError {
  return new TensorError('tensor/bad-file', `loadTensors: ${why}`);
}

function headerOf(bytes: Uint8Array): { entries: [string, unknown][]; start: number } {
  if (bytes.length < 8) throw bad(`not a safetensors file: only ${bytes.length} bytes`);
  const declared = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (declared > MAX_HEADER || Number(declared) > bytes.length - 8) {
    throw bad(`not a safetensors file, or cut short: header of ${declared} bytes in a file of ${bytes.length}`);
  }
  const start = 8 + Number(declared);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, start)));
  } catch {
    throw bad('not a safetensors file: the header is not JSON');
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw bad('not a safetensors file: the header is no object');
  }
  return { entries: Object.entries(header), start };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { dtype, shape, data_offsets: offsets } = value as Partial<Record<keyof Entry, unknown>>;
  const whole = (n: unknown): boolean => Number.isSafeInteger(n) && (n as number) >= 0;
  return (
    typeof dtype === 'string' &&
    Array.isArray(shape) &&
    shape.every(whole) &&
    Array.isArray(offsets) &&
    offsets.length === 2 &&
    offsets.every(whole)
  );
}

function read(name: string, value: unknown, body: Uint8Array): { t: Tensor; begin: number; end: number } {
  const label = JSON.stringify(name);
  if (!isEntry(value)) throw bad(`tensor ${label} has a bad header entry`);
  const dtype = dtypes.get(value.dtype);
  if (dtype === undefined) throw bad(`tensor ${label} has dtype ${show(value.dtype)}; F64 and F32 can be read`);
  const [begin, end] = value.data_offsets;
  const size = sizeOf(value.shape);
  const wanted = size * (dtype === 'float64' ? 8 : 4);
  if (end - begin !== wanted) {
    throw bad(`tensor ${label} of shape ${showShape(value.shape)} needs ${wanted} bytes, its entry has ${end - begin}`);
  }
  if (end > body.length) throw bad(`cut short: tensor ${label} ends at byte ${end} of ${body.length}`);
  const t = new Tensor(allocate(dtype, size), value.shape);
  bytesOf(t).set(body.subarray(begin, end));
  return { t, begin, end };
}

/**
 * The tensors in the bytes of a safetensors file, with their own memory.
 *
 * @throws TensorError `tensor/bad-file`, in one line, if the bytes are no such file, are damaged or cut short, or hold
 * element types other than F64 and F32
 * @example const { W, b } = loadTensors(await readFile('weights.safetensors'))
 */
export function loadTensors(bytes: Uint8Array): Record<string, Tensor> {
  if (!(bytes instanceof Uint8Array)) {
    throw new TensorError('tensor/bad-argument', `loadTensors: needs a Uint8Array, got ${show(bytes)}`);
  }
  const { entries, start } = headerOf(bytes);
  const body = bytes.subarray(start);
  const found = entries
    .filter(([name]) => name !== METADATA)
    .map(([name, value]) => ({ name, ...read(name, value, body) }));
  let at = 0;
  for (const { name, begin, end } of [...found].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at)
      throw bad(`tensor ${JSON.stringify(name)} begins at byte ${begin}, but ${at} was expected (gap or overlap)`);
    at = end;
  }
  if (at !== body.length) throw bad(`${body.length - at} bytes too many at the end`);
  return Object.fromEntries(found.map(({ name, t }) => [name, t]));
}
nonDifferentiable(loadTensors);
