/**
 * Variables around differentiated functions that differentiated code assigns. Each function that uses such a variable reaches it in its
 * own way, and the cotangent of what it has read lies in its own shadow. An assignment takes the cotangents of all that have read the
 * variable since. Whether two functions mean one variable is found out by trying: what is written by one is read by the other.
 */
import { accumulate } from './accumulate.js';
import { capturedKey } from '../captured-key.js';
import type { Context } from './context.js';
import type { Host, Variable } from './host.js';
import { captureAdjoint } from './memory.js';

type Holder = (...args: never[]) => unknown;

/** Where the cotangent of what a function has read of a variable lies: in its shadow under the key. */
export type Reader = readonly [fn: object, key: string];

/** Notes that a function has read its captured variable, and gives the key of its cotangent. */
export function noteReader(context: Context, fn: object, index: number, name: string): string {
  context.readersOf(name).set(fn, index);
  return capturedKey(index);
}

/** Adjoint of reading a captured variable that differentiated code may assign. */
export function variableAdjoint(
  context: Context,
  fn: object,
  index: number,
  name: string,
  value: unknown,
  d: unknown,
): void {
  if (d === undefined || d === 0) return;
  captureAdjoint(context, fn, noteReader(context, fn, index, name), value, d);
}

/** All that have read the variable that `fn` captured under an index. */
export function readersOf(context: Context, host: Host, fn: object, index: number, name: string): readonly Reader[] {
  return [...context.readersOf(name)]
    .filter(([reader, at]) => isOne(host, fn, index, reader, at))
    .map(([reader, at]) => [reader, capturedKey(at)]);
}

/** Adjoint of an assignment: takes the cotangent of the variable, and leaves zero. */
export function assignmentAdjoint(context: Context, host: Host, fn: object, index: number, name: string): unknown {
  let d: unknown;
  for (const [reader, key] of readersOf(context, host, fn, index, name)) {
    const memory = context.shadow(reader);
    d = accumulate(d, memory[key]);
    memory[key] = undefined;
  }
  return d;
}

const answers = new WeakMap<object, WeakMap<object, Map<string, boolean>>>();

/** Do two functions mean the same variable? */
function isOne(host: Host, a: object, indexOfA: number, b: object, indexOfB: number): boolean {
  if (a === b) return indexOfA === indexOfB;
  let known = answers.get(a);
  if (!known) answers.set(a, (known = new WeakMap()));
  let answer = known.get(b);
  if (!answer) known.set(b, (answer = new Map()));
  const pair = `${indexOfA} ${indexOfB}`;
  let one = answer.get(pair);
  if (one === undefined) answer.set(pair, (one = reaches(variable(host, a, indexOfA), variable(host, b, indexOfB))));
  return one;
}

function variable(host: Host, fn: object, index: number): Variable | undefined {
  return host.variables(fn as Holder)[index];
}

function reaches(written: Variable | undefined, read: Variable | undefined): boolean {
  if (!written || !read) return false;
  const before = written.read();
  const probe = {};
  written.write(probe);
  try {
    return read.read() === probe;
  } finally {
    written.write(before);
  }
}
