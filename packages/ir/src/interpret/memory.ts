/** Operations on objects, arrays, tapes, variables and captured variables. */
import { readCapture, writeCapture } from '../captured.js';
import type { BufferOp } from '../model.js';
import type { Frame, Handlers } from './frame.js';

/** Anything with properties; reading one of null or undefined throws, as it does in the program. */
type Holder = Record<PropertyKey, unknown>;
type TypedArray = Float64Array | Uint8Array | Int32Array;

const makeBuffer: Record<BufferOp['element'], (length: number) => TypedArray | unknown[]> = {
  float64: (length) => new Float64Array(length),
  uint8: (length) => new Uint8Array(length),
  int32: (length) => new Int32Array(length),
  any: (length) => new Array<unknown>(length).fill(undefined),
};

/** A tape that has slot `index`: the same one if that is possible, else a longer copy. */
function grown(tape: TypedArray | unknown[], index: number): TypedArray | unknown[] {
  if (index < tape.length) return tape;
  const length = Math.max(2 * tape.length, index + 1);
  if (Array.isArray(tape)) {
    while (tape.length < length) tape.push(undefined);
    return tape;
  }
  const copy = new (tape.constructor as new (length: number) => TypedArray)(length);
  copy.set(tape);
  return copy;
}

function place([object, key]: readonly number[], frame: Frame): [Holder, string] {
  return [frame.value(object) as Holder, frame.value(key) as string];
}

export const memory = {
  load(op, frame) {
    const [object, key] = place(op.args, frame);
    const value = op.private === undefined ? object[key] : readCapture(frame.value(op.args[2]), op.private, object);
    frame.define(op.results[0].id, value);
  },

  store(op, frame) {
    const [object, key] = place(op.args, frame);
    const value = frame.value(op.args[2]);
    if (op.private === undefined) object[key] = value;
    else writeCapture(frame.value(op.args[3]), op.private, value, object);
  },

  addto(op, frame) {
    const [object, key] = place(op.args, frame);
    object[key] = (object[key] as number) + (frame.value(op.args[2]) as number);
  },

  delete(op, frame) {
    const [object, key] = place(op.args, frame);
    frame.define(op.results[0].id, delete object[key]);
  },

  array(op, frame) {
    frame.define(op.results[0].id, frame.all(op.args));
  },

  object(op, frame) {
    frame.define(op.results[0].id, Object.fromEntries(op.keys.map((key, i) => [key, frame.value(op.args[i])])));
  },

  buffer(op, frame) {
    frame.define(op.results[0].id, makeBuffer[op.element](frame.value(op.args[0]) as number));
  },

  // A tape is known by one value only (the verifier holds that), so that a longer copy can take its place.
  ensure(op, frame) {
    const [tape, index] = op.args;
    frame.define(tape, grown(frame.value(tape) as TypedArray, frame.value(index) as number));
  },

  capture(op, frame) {
    frame.define(op.results[0].id, readCapture(frame.value(op.args[0]), op.index));
  },

  setcapture(op, frame) {
    writeCapture(frame.value(op.args[0]), op.index, frame.value(op.args[1]));
  },

  get(op, frame) {
    frame.define(op.results[0].id, frame.variables.get(op.variable));
  },

  set(op, frame) {
    frame.variables.set(op.variable, frame.value(op.args[0]));
  },
} satisfies Partial<Handlers>;
