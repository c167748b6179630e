/**
 * Reads and assigns the captured variables of function values while a program runs, whoever attached their records: the
 * build plugin, a person, or code of ours. What was decoded of a site is kept under its thunk.
 */
import { decodeCaptures } from './encode/decode.js';
import type { Capture, Func } from './model.js';
import { recordOf, type Accessor, type FunctionRecord, type Site } from './record.js';
import { refusal } from './refusal.js';

type AnyFunction = (...args: never[]) => unknown;
type Thunk = FunctionRecord['site'];

interface Known {
  readonly captures: readonly Capture[];
  /** Access to the variables of module scope. */
  readonly env?: Accessor;
}

const known = new WeakMap<Thunk, Known>();
const thunks = new WeakMap<Func, () => Site>();

/** The site of functions that are made of `func` while a program runs: one thunk for all of them. */
export function siteOf(func: Func): () => Site {
  let thunk = thunks.get(func);
  if (thunk === undefined) {
    const site: Site = { func };
    thunk = () => site;
    thunks.set(func, thunk);
  }
  return thunk;
}

function read(thunk: Thunk): Known {
  let entry = known.get(thunk);
  if (entry === undefined) {
    const site = thunk();
    const captures = 'func' in site ? site.func.captures : decodeCaptures(site.ir ?? '');
    entry = { captures, env: site.env };
    known.set(thunk, entry);
  }
  return entry;
}

/** The accessor for captured variable `index` of `fn`: that of its site if the variable is of module scope, else its own. */
function accessor(fn: unknown, index: number): Accessor {
  const record = typeof fn === 'function' ? recordOf(fn as AnyFunction) : undefined;
  const site = record && read(record.site);
  const capture = site?.captures[index];
  const env = capture?.scope === 'module' ? (site?.env ?? record?.env) : record?.env;
  if (env !== undefined) return env;
  const name = typeof fn === 'function' && fn.name !== '' ? fn.name : 'A function';
  throw refusal('invisible-capture', { name, variable: capture?.name ?? String(index) });
}

/** Captured variable `index` of a function value; of a private name, that of `receiver`. */
export function readCapture(fn: unknown, index: number, receiver?: unknown): unknown {
  return accessor(fn, index)(index, undefined, receiver);
}

/** Assigns captured variable `index` of a function value, or the private name of `receiver` that it is. */
export function writeCapture(fn: unknown, index: number, value: unknown, receiver?: unknown): void {
  accessor(fn, index)(~index, value, receiver);
}
