/**
 * What belongs to the host, Node or a browser, and not to the program: functions that do something outside, which may be written in
 * JavaScript, so that they look as if their code could be seen. They are found by identity, under the names that every host gives them.
 */
import type { AnyFunction } from '../rule.js';

/**
 * Globals: functions, classes, and objects with functions. Those that a host loads when they are first asked for are not among them, and
 * `window` is not: functions of the program lie there too.
 */
const globals = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask'],
  ...[
    'requestAnimationFrame',
    'cancelAnimationFrame',
    'requestIdleCallback',
    'cancelIdleCallback',
    'alert',
    'atob',
    'btoa',
  ],
  ...['reportError', 'console', 'performance', 'crypto', 'process', 'Buffer', 'Intl', 'Storage', 'document'],
  ...['navigator', 'location', 'history', 'screen', 'Event', 'EventTarget'],
  ...['AbortController', 'AbortSignal', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'Blob', 'Worker'],
  ...['BroadcastChannel', 'DOMException', 'CustomEvent', 'Node', 'Element', 'HTMLElement'],
];

/** Modules of Node. */
const modules = ['fs', 'path', 'os', 'util', 'events', 'stream', 'url', 'perf_hooks', 'timers'];

/** What belongs to the language, though classes of the host extend it. */
const language: ReadonlySet<unknown> = new Set(
  [Object, Function, Error, Array, Uint8Array, Object.getPrototypeOf(Uint8Array) as { prototype: object }].flatMap(
    (c) => [c, c.prototype],
  ),
);

/** Functions that call what the program has registered. */
const callers: ReadonlySet<PropertyKey> = new Set(['emit', 'dispatchEvent']);

interface Process {
  readonly stdout?: object;
  readonly stderr?: object;
  /** Since Node 20.16. */
  getBuiltinModule?(id: string): object | undefined;
}

interface Found {
  readonly functions: WeakSet<object>;
  readonly objects: WeakSet<object>;
  /** Those of `functions` that call what the program has registered. */
  readonly callers: WeakSet<object>;
}

/** The functions of an object, and of its classes; getters are not run. */
function visit(found: Found, value: unknown, depth: number): void {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return;
  const seen = typeof value === 'function' ? found.functions : found.objects;
  if (language.has(value) || seen.has(value)) return;
  seen.add(value);
  if (depth === 0) return;
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    for (const inner of [descriptor?.value as unknown, descriptor?.get, descriptor?.set]) {
      if (typeof inner === 'function' && callers.has(key)) found.callers.add(inner);
      if (typeof inner === 'function' || key === 'prototype')
        visit(found, inner, key === 'prototype' ? depth : depth - 1);
    }
  }
  visit(found, Object.getPrototypeOf(value), depth);
}

/** The value of a global; none if the host does not give it, as browsers do in frames that may do little. */
function read(known: Record<string, unknown>, name: string): unknown {
  try {
    return known[name];
  } catch {
    return undefined;
  }
}

let found: Found | undefined;

function search(): Found {
  if (found !== undefined) return found;
  found = { functions: new WeakSet(), objects: new WeakSet(), callers: new WeakSet() };
  const known = globalThis as unknown as Record<string, unknown>;
  for (const name of globals) visit(found, read(known, name), 2);
  const { process } = globalThis as { readonly process?: Process };
  for (const stream of [process?.stdout, process?.stderr]) if (stream) found.objects.add(stream);
  for (const name of modules) visit(found, process?.getBuiltinModule?.(`node:${name}`), 2);
  return found;
}

/** Is it a function of the host, in whatever language it is written? */
export function isHostFunction(fn: AnyFunction): boolean {
  return search().functions.has(fn);
}

/** Does a function of the host call functions that the program has registered? */
export function callsTheProgram(fn: AnyFunction): boolean {
  return search().callers.has(fn);
}

/** Is it an object or class of the host, in which nothing of the program lies: `crypto`, `process.stdout`, a `URL`? */
export function isHostObject(value: unknown): boolean {
  if (typeof value === 'function') return isHostFunction(value);
  if (typeof value !== 'object' || value === null) return false;
  const { objects } = search();
  const prototype = Object.getPrototypeOf(value) as object | null;
  return objects.has(value) || (prototype !== null && objects.has(prototype));
}

/** Does a method of the object make text of the numbers that it is given: of a formatter, or of what keeps text? */
export function takesNumbersAsText(receiver: unknown): boolean {
  if (typeof receiver !== 'object' || receiver === null) return false;
  const { Storage } = globalThis as { readonly Storage?: AnyFunction };
  const classes = [...Object.getOwnPropertyNames(Intl).map((name) => Reflect.get(Intl, name) as unknown), Storage];
  return classes.some((c) => typeof c === 'function' && c.prototype === Object.getPrototypeOf(receiver));
}
