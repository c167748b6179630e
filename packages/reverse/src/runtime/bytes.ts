/**
 * The shadow of a buffer: memory of the same size, in which each cotangent lies at the bytes of its number. So views of one buffer share
 * cotangents, as long as they take the same bytes for numbers of the same kind; what mixes kinds is refused, because bits have no
 * derivative.
 */
import { refusal } from '@wengert/ir';

/** `float64`, `float32`, those in the other order of bytes than the machine's, or `integers`, which are bits to all others. */
export type ByteKind = string;

export const integers: ByteKind = 'integers';

type Range = readonly [start: number, end: number];

/** Which bytes of buffers are known as integers to functions that have been differentiated, by views that were made outside. */
const outside = new WeakMap<ArrayBufferLike, Range[]>();

/** Remembers the bytes of a value that is an array of integers: a shadow of its buffer may be asked for later. */
export function noteIntegers(value: unknown): void {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return;
  if (value instanceof Float64Array || value instanceof Float32Array) return;
  const { buffer, byteOffset: start, byteLength } = value;
  const end = start + byteLength;
  const known = outside.get(buffer);
  if (known === undefined) outside.set(buffer, [[start, end]]);
  else if (!known.some(([from, to]) => from <= start && end <= to)) known.push([start, end]);
}

export class BufferShadow {
  readonly memory: ArrayBuffer;
  /** What has been used so far, as long as it is all of one kind. */
  #kind: ByteKind | undefined;
  readonly #used: Range[] = [];
  /** Once there are more kinds: that of each byte, as its number in the list of kinds, from 1. */
  #kinds: ByteKind[] = [];
  #bytes: Uint8Array | undefined;

  constructor(buffer: ArrayBufferLike) {
    this.memory = new ArrayBuffer(buffer.byteLength);
    for (const [start, end] of outside.get(buffer) ?? []) this.use(integers, start, end - start);
  }

  /**
   * Says that bytes are used for numbers of a kind.
   * @throws WengertError `unsupported-syntax` if some of them are used for numbers of another kind
   */
  use(kind: ByteKind, start: number, length: number): void {
    if (this.#bytes === undefined && (this.#kind === undefined || this.#kind === kind)) {
      this.#kind = kind;
      this.#used.push([start, start + length]);
      return;
    }
    if (this.#bytes === undefined) {
      this.#bytes = new Uint8Array(this.memory.byteLength);
      this.#kinds = [this.#kind!];
      for (const [from, to] of this.#used) this.#bytes.fill(1, from, to);
    }
    if (!this.#kinds.includes(kind)) this.#kinds.push(kind);
    const code = this.#kinds.indexOf(kind) + 1;
    for (let at = start; at < start + length; at++) {
      const before = this.#bytes[at];
      if (before !== 0 && before !== code) throw mixed(this.#kinds[before - 1], kind);
      this.#bytes[at] = code;
    }
  }
}

function mixed(one: ByteKind, other: ByteKind): Error {
  return refusal('unsupported-syntax', {
    what: `Taking the same bytes of a buffer for ${one} and for ${other}`,
    why: 'Bits have no derivative: what is written as numbers of one kind and read as another would lose its own.',
    instead:
      'Use a buffer for each kind, or give the function that works on bits a rule, with adjoint(...) or nonDifferentiable(...).',
  });
}
