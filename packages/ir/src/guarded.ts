/**
 * Operations written so that they do not throw: where one would, `escape` is given what it would throw, and leaves. A table by
 * operation; what has no row there cannot throw, or what it throws is refused when it does: proxies.
 */
import { attempt, attemptExterns, attemptIntrinsics, attemptNew, completionType } from './attempt.js';
import type { Builder } from './builder.js';
import { conversionIntrinsics } from './conversion.js';
import { iterationIntrinsics } from './iteration.js';
import { errorNames } from './error-names.js';
import type { Effect, LoadOp, Op, OpCode, StoreOp, ValueId } from './model.js';
import { mayRunCode, type Known } from './passes/accessors.js';
import { convert, convertedKey, convertedStore, hintOf } from './guarded-conversion.js';
import { boolean, isContainer, isNumeric, type Type } from './type.js';
import { firstArgument } from './walk.js';

/** Writes what happens with a thrown value, and how to leave. */
export type Escape = (thrown: ValueId) => void;

type OpOf<C extends OpCode> = Extract<Op, { readonly op: C }>;
type Write<O extends Op> = (b: Builder, op: O, escape: Escape) => void;
type AnyFunction = (...args: never[]) => unknown;

/** Built-in constructors that make an array of a given length, and may find fault with the length alone. */
const arrays = new Set(['Array', 'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray']);
for (const name of ['Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array']) arrays.add(name);

/** What guarded operations are written with, and functions that say of themselves that they never throw. */
const unfailing = new Set<unknown>([
  ...Object.values(attemptIntrinsics),
  ...Object.values(attemptExterns),
  ...Object.values(iterationIntrinsics),
  ...Object.values(conversionIntrinsics),
]);

/** Says of functions that `intrinsic` operations call that they never throw. */
export function neverThrow(...fns: readonly AnyFunction[]): void {
  for (const fn of fns) unfailing.add(fn);
}

/** After a call that gave a completion: leaves with what was thrown, or goes on with the result. */
function settle(b: Builder, completion: ValueId, op: Op, escape: Escape): void {
  const threw = b.load(completion, b.const('threw'), boolean);
  b.if(threw, () => escape(b.load(completion, b.const('value'))));
  b.append({ op: 'load', args: [completion, b.const('value')], results: op.results, regions: [] });
}

/** Runs a check of an operation that is about to run, and leaves with what it would throw. */
function check(
  b: Builder,
  name: keyof typeof attemptIntrinsics,
  args: readonly ValueId[],
  escape: Escape,
  effect: Effect = 'reads',
): void {
  const failure = b.intrinsicOf(attemptIntrinsics, name, effect, args);
  b.if(
    b.prim('nullish', [failure]),
    () => {},
    () => escape(b.load(failure, b.const('value'))),
  );
}

/** True of values that have properties, in every run: what was made by the function itself, and globals. */
function isObject(b: Builder, id: ValueId): boolean {
  const op = b.definition(id);
  switch (op?.op) {
    case 'array':
    case 'object':
    case 'closure':
    case 'buffer':
    case 'new':
    case 'global':
    case 'extern':
      return true;
    case 'const':
      return op.value != null;
    case undefined:
      return b.parameters.some((p) => p.id === id && (isContainer(p.type) || p.role === 'self' || p.role === 'rest'));
    case 'prim':
      return isNumeric(b.typeOf(id)) || b.typeOf(id).kind === 'boolean';
    default:
      return false;
  }
}

/** Is it an array whose elements are surely numbers, and no `bigint`s? */
function isOfNumbers(type: Type): boolean {
  return type.kind === 'array' ? isNumeric(type.element) : type.kind === 'typed' && type.element !== 'integer';
}

function isText(b: Builder, id: ValueId): boolean {
  const op = b.definition(id);
  return op?.op === 'const' || (op?.op === 'prim' && op.prim === 'template');
}

function knownBy(b: Builder): Known {
  return { typeOf: (id) => b.typeOf(id), definitionOf: (id) => b.definition(id) };
}

/** Calls an accessor, and leaves with what it throws; gives its result. */
function callAccessor(
  b: Builder,
  fn: ValueId,
  [object, key]: readonly ValueId[],
  args: readonly ValueId[],
  escape: Escape,
): ValueId {
  const name = b.definition(key);
  const text = name?.op === 'const' ? String(name.value) : 'The accessor';
  const completion = b.call(b.extern('attempt', attempt), b.const(undefined), [b.const(text), fn, object, ...args], {
    type: completionType,
    text,
  });
  b.if(b.load(completion, b.const('threw'), boolean), () => escape(b.load(completion, b.const('value'))));
  return b.load(completion, b.const('value'));
}

/** A read that may run a getter, as the call of it where there is one. */
function loadOrCall(b: Builder, op: LoadOp, escape: Escape): void {
  const [object, key] = op.args;
  const getter = b.intrinsicOf(attemptIntrinsics, 'getterToRun', 'reads', [object, key]);
  const plain = b.region(() => {
    const value = b.value(op.results[0].type);
    b.append({ ...op, results: [value] });
    b.yield([value.id]);
  });
  const called = b.region(() => b.yield([callAccessor(b, getter, op.args, [], escape)]));
  b.append({ op: 'if', args: [b.prim('nullish', [getter])], results: op.results, regions: [plain, called] });
}

function storeOrCall(b: Builder, op: StoreOp, escape: Escape): void {
  const [object, key, value] = op.args;
  const setter = b.intrinsicOf(attemptIntrinsics, 'setterToRun', 'reads', [object, key]);
  b.if(
    b.prim('nullish', [setter]),
    () => b.append(op),
    () => void callAccessor(b, setter, op.args, [value], escape),
  );
}

const writers: { readonly [C in OpCode]?: Write<OpOf<C>> } = {
  call(b, op, escape) {
    const [callee, receiver, ...rest] = op.args;
    const fn = b.definition(callee);
    if (fn?.op === 'extern' && unfailing.has(fn.value)) {
      b.append(op);
      return;
    }
    const args = [b.const(op.text ?? 'The callee'), callee, receiver, ...rest];
    const completion = b.call(b.extern('attempt', attempt), b.const(undefined), args, {
      type: completionType,
      ...(op.text !== undefined && { text: op.text }),
      ...(op.spread && { spread: op.spread.map((position) => position + 3) }),
    });
    settle(b, completion, op, escape);
  },

  new(b, op, escape) {
    const [callee] = op.args;
    const first = firstArgument(op);
    const rest = op.args.slice(first);
    const constructor = op.target || op.spread ? undefined : b.definition(callee);
    if (constructor?.op === 'global' && arrays.has(constructor.name) && rest.length < 2) {
      const isLength = rest.length === 0 || (b.typeOf(rest[0]).kind !== 'array' && b.typeOf(rest[0]).kind !== 'typed');
      if (isLength && rest.length === 1) check(b, 'lengthFailure', [callee, rest[0]], escape);
      if (isLength || constructor.name === 'Array' || isOfNumbers(b.typeOf(rest[0]))) {
        b.append(op);
        return;
      }
    }
    if (constructor?.op === 'global' && errorNames.has(constructor.name) && rest.every((a) => isText(b, a))) {
      b.append(op);
      return;
    }
    const target = op.target ? op.args[1] : b.const(undefined);
    const args = [b.const(op.text ?? 'The callee'), callee, target, ...rest];
    const completion = b.call(b.extern('attemptNew', attemptNew), b.const(undefined), args, {
      type: completionType,
      ...(op.text !== undefined && { text: op.text }),
      ...(op.spread && { spread: op.spread.map((position) => position - first + 5) }),
    });
    settle(b, completion, op, escape);
  },

  intrinsic(b, op, escape) {
    if (op.effect === 'none' || op.effect === 'allocates' || unfailing.has(op.fn)) {
      b.append(op);
      return;
    }
    const args = [b.const(op.name), b.extern(op.name, op.fn), b.const(undefined), ...op.args];
    settle(b, b.intrinsic('attempt', attempt, 'unknown', args, completionType), op, escape);
  },

  load(b, op, escape) {
    const [object, given, ...rest] = op.args;
    if (op.private === undefined && !isObject(b, object) && b.firstCheck(object)) {
      b.if(b.prim('nullish', [object]), () =>
        escape(b.intrinsicOf(attemptIntrinsics, 'readError', 'reads', [object, given])),
      );
    }
    const key = convertedKey(b, given, escape);
    const load = { ...op, args: [object, key, ...rest] };
    if (mayRunCode(load, knownBy(b))) loadOrCall(b, load, escape);
    else b.append(load);
  },

  store(b, op, escape) {
    const [object, given, value, ...rest] = op.args;
    const key = convertedKey(b, given, escape);
    const isOpen = op.private === undefined && !b.isPrivate(object);
    if (isOpen) check(b, 'writeFailure', [object, key], escape);
    const stored = op.private === undefined ? convertedStore(b, [object, key, value], escape) : value;
    const store = { ...op, args: [object, key, stored, ...rest] };
    if (mayRunCode(store, knownBy(b))) storeOrCall(b, store, escape);
    else b.append(store);
  },

  delete(b, op, escape) {
    const [object, given] = op.args;
    const args = [object, convertedKey(b, given, escape)];
    if (!b.isPrivate(object)) check(b, 'deleteFailure', args, escape);
    b.append({ ...op, args });
  },

  prim(b, op, escape) {
    if (op.prim === 'in') {
      const [given, object] = op.args;
      const args = [convertedKey(b, given, escape), object];
      check(b, 'inFailure', args, escape);
      b.append({ ...op, args });
      return;
    }
    if (op.prim === 'instanceof') check(b, 'instanceofFailure', op.args, escape);
    const hint = hintOf(op);
    if (hint !== undefined) convert(b, op, hint, escape);
    else b.append(op);
  },

  throw(_b, op, escape) {
    escape(op.args[0]);
  },
};

/** Writes `op` so that it does not throw. */
export function writeGuarded(b: Builder, op: Op, escape: Escape): void {
  const write = writers[op.op] as Write<Op> | undefined;
  if (write) write(b, op, escape);
  else b.append(op);
}
