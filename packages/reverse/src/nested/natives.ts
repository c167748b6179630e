/**
 * The functions of the run time that self-hosted code calls and that have no code in the language: questions about values, which
 * have no derivative, and ways to reach memory that may hold derivatives.
 */
import { abandoned, number, opaque, openIterations, refusal, unknown, type Effect, type Type } from '@wengert/ir';
import { tangentKindOf } from '@wengert/rules';
import { accumulate, asNumber, scaled } from '../runtime/accumulate.js';
import { checkCount, checkKind, checkMade } from '../runtime/checked-adjoint.js';
import { mayNeed } from '../runtime/made-call.js';
import { getterToRun, holderOf, isPlainNative, readNative, setterToRun } from '../runtime/accessors.js';
import { giveClass } from '../runtime/extended.js';
import { lostArguments } from '../runtime/guarded-call.js';
import { dataKeys } from '../runtime/keys.js';
import { construct, instanceOf, isObject, makesConstant, requireConstructor, targetOf } from '../runtime/new.js';
import { isPassage, newPassage, passedBy } from '../runtime/passage.js';
import { isStructure } from '../runtime/rule-call.js';
import { isNative } from '../runtime/reachable.js';
import { speciesArguments } from '../runtime/species.js';
import { Context, isContainer, isKeyed } from '../runtime/context.js';
import { hasShadow, noteBits, peek, propertyFunction, pullbackOfProperty, shadow, slotOf } from '../runtime/memory.js';
import { ValueAndBack, ValueAndGradient } from '../runtime/named.js';
import { outlineOf, outlinesOf, type Outline } from '../runtime/outline.js';
import { scalarSeed } from '../runtime/seed.js';
import { snapshot } from '../runtime/snapshot.js';
import { changedSince, changedVariables } from '../runtime/untracked.js';
import { noteReader, readersOf } from '../runtime/variables.js';
import { checkLeaf, checkStructure, containersIn, zeroOf } from '../runtime/structure.js';
import type { Flow } from '../transform/flow.js';
import type { Native } from './self-hosted.js';

/** A native function and how activity passes through it. */
export function row(fn: (...args: never[]) => unknown, effect: Effect, flow: Flow, type: Type = unknown): Native {
  return { fn, effect, flow, type };
}

/** The same of a function that gives an answer about values, which has no derivative. */
export function ask(fn: (...args: never[]) => unknown, effect: Effect = 'reads', type: Type = unknown): Native {
  return row(fn, effect, 'none', type);
}

type Keyed = Record<PropertyKey, unknown>;
type Seen = Map<object, unknown>;

function newContext(parameters: Iterable<unknown> | undefined): Context {
  return new Context(parameters);
}

function parameterSlot(context: Context, value: unknown): number {
  return typeof value === 'object' && value !== null ? context.slotOf(value) : -1;
}

function parameterCotangents(context: Context): unknown[] {
  return context.parameterCotangents;
}

function formOf(outline: Outline): string {
  if (outline === undefined) return 'none';
  return outline === 'number' ? 'number' : outline.form;
}

function containerOf(outline: Outline): object | undefined {
  return isStructure(outline) ? outline.container : undefined;
}

function immutableOf(outline: Outline): unknown {
  return (outline as { value: unknown }).value;
}

/** The keys of what an outline tells of a container. */
function keysOf(outline: Outline): readonly unknown[] {
  if (!isStructure(outline)) return [];
  switch (outline.form) {
    case 'floats':
      return Array.from(outline.container, (_, k) => k);
    case 'list':
      return Array.from({ length: outline.length }, (_, k) => k);
    case 'fields':
      return outline.fields.map(([key]) => key);
    case 'entries':
      return outline.entries.map(([key]) => key);
  }
}

/** The outline of what lies at a key. */
function innerOf(outline: Outline, key: unknown): Outline {
  if (!isStructure(outline)) return undefined;
  switch (outline.form) {
    case 'floats':
      return 'number';
    case 'list':
      return outline.elements ? outline.elements[key as number] : 'number';
    case 'fields':
      return outline.fields.find(([name]) => name === key)?.[1];
    case 'entries':
      return outline.entries.find(([name]) => Object.is(name, key))?.[1];
  }
}

function newSeen(): Seen {
  return new Map();
}

/** The copy of a container that has been begun. */
function seenAt(seen: Seen, outline: Outline): unknown {
  return seen.get(containerOf(outline)!);
}

/** An empty container for the gradient of another. */
function emptyCopy(seen: Seen, outline: Outline): object {
  const container = containerOf(outline)!;
  const copy: object =
    container instanceof Float64Array
      ? new Float64Array(container.length)
      : container instanceof Float32Array
        ? new Float32Array(container.length)
        : Array.isArray(container)
          ? []
          : container instanceof Map
            ? new Map()
            : {};
  seen.set(container, copy);
  return copy;
}

/** The cotangents of what a map or set holds, by its keys. */
function entries(context: Context, container: object): Map<unknown, unknown> {
  return context.entries(container);
}

/** The containers of an outline that anything has contributed to. */
function shadowed(context: Context, outline: Outline): readonly object[] {
  return containersIn(outline).filter((container) => context.has(container));
}

function keysIn(memory: object): readonly PropertyKey[] {
  return ArrayBuffer.isView(memory) ? Array.from(memory as Float64Array, (_, k) => k) : dataKeys(memory);
}

function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || ArrayBuffer.isView(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** An empty container for a copy of another. */
function emptyLike(value: object, seen: Seen): object {
  const copy: object = ArrayBuffer.isView(value)
    ? (value as unknown as Float64Array).slice()
    : Array.isArray(value)
      ? []
      : {};
  seen.set(value, copy);
  return copy;
}

function constantCopy(value: unknown): unknown {
  return snapshot(value);
}

function copyOfSeen(seen: Seen, value: object): unknown {
  return seen.get(value);
}

function newValueAndBack(): unknown {
  return new ValueAndBack(undefined, undefined);
}

function newValueAndGradient(): unknown {
  return new ValueAndGradient(undefined, undefined);
}

/**
 * Nothing closes iterators on two levels.
 * @throws WengertError if an exception has left iterations that were begun after `since`
 */
function checkIterations(since: number): void {
  if (abandoned(since).length === 0) return;
  throw refusal('unsupported-syntax', {
    what: 'An exception that leaves a loop over an iterator, in code that is differentiated twice,',
    why: 'What closing the iterator does is known to first order only.',
    instead: 'Catch the exception inside of the loop, or loop over an array.',
  });
}

/** @throws WengertError if functions may have run whose pullbacks are lost, because what called them has thrown */
function checkLost(called: string | undefined): void {
  if (called !== undefined) throw lostArguments(called);
}

function isImmutable(value: unknown): boolean {
  return tangentKindOf(value) !== undefined;
}

/** Natives that know nothing of the engine. */
export const natives = {
  accumulate: row(accumulate, 'none', 'operands'),
  asNumber: row(asNumber, 'none', 'operands', number),
  scaled: row(scaled, 'none', 'operands', number),
  newContext: ask(newContext, 'allocates', opaque),
  shadow: row(shadow, 'none', 'memory'),
  peek: row(peek, 'reads', 'memory'),
  parameterSlot: ask(parameterSlot, 'none', { kind: 'integer' }),
  parameterCotangents: row(parameterCotangents, 'none', 'memory'),
  scalarSeed: row(scalarSeed, 'checks', 'none'),
  entries: row(entries, 'none', 'memory'),
  isKeyed: ask(isKeyed, 'none', { kind: 'boolean' }),
  isContainer: ask(isContainer, 'none', { kind: 'boolean' }),
  isImmutable: ask(isImmutable, 'none', { kind: 'boolean' }),
  isPlain: ask(isPlain, 'none', { kind: 'boolean' }),
  noteReader: ask(noteReader, 'unknown', opaque),
  readersOf: ask(readersOf, 'unknown'),
  hasShadow: ask(hasShadow, 'none', { kind: 'boolean' }),
  noteBits: ask(noteBits, 'checks'),
  slotOf: ask(slotOf, 'unknown'),
  propertyFunction: ask(propertyFunction),
  pullbackOfProperty: ask(pullbackOfProperty, 'unknown'),
  outlineOf: ask(outlineOf),
  outlinesOf: ask(outlinesOf),
  isStructure: ask(isStructure, 'none', { kind: 'boolean' }),
  formOf: ask(formOf, 'none', opaque),
  containerOf: row(containerOf, 'none', 'memory'),
  immutableOf: row(immutableOf, 'none', 'none'),
  keysOf: ask(keysOf),
  innerOf: ask(innerOf),
  zeroOf: ask(zeroOf, 'none'),
  checkStructure: ask(checkStructure, 'checks'),
  placeIn: ask((where: string, key: PropertyKey) => `${where}, at \`${String(key)}\``, 'none', opaque),
  checkLeaf: ask(checkLeaf, 'checks'),
  newSeen: ask(newSeen, 'allocates'),
  seenAt: row(seenAt, 'reads', 'memory'),
  emptyCopy: row(emptyCopy, 'unknown', 'memory'),
  shadowed: ask(shadowed),
  keysIn: ask(keysIn),
  emptyLike: row(emptyLike, 'unknown', 'memory'),
  constantCopy: ask(constantCopy),
  changedSince: ask(changedSince),
  changedVariables: ask(changedVariables),
  copyOfSeen: row(copyOfSeen, 'reads', 'memory'),
  newValueAndBack: row(newValueAndBack, 'allocates', 'memory'),
  newValueAndGradient: row(newValueAndGradient, 'allocates', 'memory'),
  checkMade: ask(checkMade, 'checks'),
  checkCount: ask(checkCount, 'checks'),
  checkKind: ask(checkKind, 'checks'),
  isNative: ask(isNative, 'none', { kind: 'boolean' }),
  mayNeed: ask(mayNeed, 'none', { kind: 'boolean' }),
  makesConstant: ask(makesConstant, 'unknown', { kind: 'boolean' }),
  construct: row(construct, 'unknown', 'memory'),
  requireConstructor: ask(requireConstructor, 'checks'),
  targetOf: ask(targetOf, 'none'),
  giveClass: row(giveClass, 'unknown', 'memory'),
  speciesArguments: ask(speciesArguments, 'unknown'),
  instanceOf: row(instanceOf, 'allocates', 'memory'),
  isObject: ask(isObject, 'none', { kind: 'boolean' }),
  openIterations: ask(openIterations, 'unknown'),
  checkIterations: ask(checkIterations, 'unknown'),
  checkLost: ask(checkLost, 'checks'),
  getterToRun: ask(getterToRun, 'unknown'),
  setterToRun: ask(setterToRun, 'unknown'),
  holderOf: row(holderOf, 'unknown', 'memory'),
  isPlainNative: ask(isPlainNative, 'none', { kind: 'boolean' }),
  readNative: ask(readNative, 'unknown'),
  newPassage: row(newPassage, 'allocates', 'memory'),
  passedBy: row(passedBy, 'none', 'memory'),
  isPassage: ask(isPassage, 'none', { kind: 'boolean' }),
} as const satisfies Readonly<Record<string, Native>>;

export type { Keyed };
