/**
 * Operations that convert their operands to numbers or text, written so that they do not throw: code of the program that converts an
 * object is called first, and what cannot be converted at all is looked for. Nothing is written for operands that are surely numbers.
 */
import { attempt, completionType } from './attempt.js';
import type { Builder } from './builder.js';
import { conversionIntrinsics, toPrimitive, type Hint } from './conversion.js';
import type { Escape } from './guarded.js';
import type { PrimOp, StoreOp, ValueId } from './model.js';
import { primitives } from './primitives.js';
import { boolean, isNumeric, unknown } from './type.js';

/** May converting the value run code of the program? */
function mayBeObject(b: Builder, id: ValueId): boolean {
  const { kind } = b.typeOf(id);
  const op = b.definition(id)?.op;
  return op !== 'const' && op !== 'global' && (kind === 'unknown' || kind === 'object' || kind === 'array');
}

/** Is the value surely one that converts to a number? */
function isConverted(b: Builder, id: ValueId): boolean {
  const op = b.definition(id);
  if (op?.op === 'const') return typeof op.value !== 'bigint';
  return isNumeric(b.typeOf(id)) || b.typeOf(id).kind === 'boolean';
}

/** What primitives convert their operands to that do not convert them to numbers alone. */
const hints: Readonly<Record<string, Hint>> = {
  add: 'default',
  lt: 'number',
  le: 'number',
  gt: 'number',
  ge: 'number',
};

/** What the operands of a primitive are converted to, if it converts them. */
export function hintOf({ prim }: PrimOp): Hint | undefined {
  const { numeric, text } = primitives[prim];
  return numeric ? 'number' : text ? 'string' : hints[prim];
}

/** The operand as what it is converted to, if code of the program does that; leaves with what that throws. */
function converted(b: Builder, text: string, operand: ValueId, hint: Hint, escape: Escape): ValueId {
  if (!mayBeObject(b, operand)) return operand;
  const runs = b.intrinsicOf(conversionIntrinsics, 'runsConversion', 'reads', [operand], boolean);
  return convertedIf(b, runs, text, operand, hint, escape);
}

function convertedIf(b: Builder, runs: ValueId, text: string, operand: ValueId, hint: Hint, escape: Escape): ValueId {
  const result = b.value(unknown);
  const plain = b.region(() => b.yield([operand]));
  const called = b.region(() => {
    const args = [b.const(text), b.extern('toPrimitive', toPrimitive), b.const(undefined), operand, b.const(hint)];
    const completion = b.call(b.extern('attempt', attempt), b.const(undefined), args, { type: completionType });
    b.if(b.load(completion, b.const('threw'), boolean), () => escape(b.load(completion, b.const('value'))));
    b.yield([b.load(completion, b.const('value'))]);
  });
  b.append({ op: 'if', args: [runs], results: [result], regions: [called, plain] });
  return result.id;
}

/** Writes an operation that converts its operands so that it does not throw. */
export function convert(b: Builder, op: PrimOp, hint: Hint, escape: Escape): void {
  const args = op.args.map((operand) => converted(b, op.prim, operand, hint, escape));
  if (!args.every((operand) => isConverted(b, operand))) {
    const all = [b.const(op.prim), ...args];
    b.if(b.intrinsicOf(conversionIntrinsics, 'failsToConvert', 'reads', all, boolean), () =>
      escape(b.intrinsicOf(conversionIntrinsics, 'conversionError', 'reads', all)),
    );
  }
  b.append({ ...op, args });
}

/** The key of a property as text, if code of the program makes it; leaves with what that throws. */
export function convertedKey(b: Builder, key: ValueId, escape: Escape): ValueId {
  return converted(b, 'the key of a property', key, 'string', escape);
}

/** The value that an assignment stores, as what the array that it goes to converts it to; leaves with what that throws. */
export function convertedStore(b: Builder, [object, key, value]: StoreOp['args'], escape: Escape): ValueId {
  const name = b.definition(key);
  const isNamed = name?.op === 'const' && typeof name.value === 'string' && Number.isNaN(Number(name.value));
  const isLength = isNamed && name.value === 'length';
  const type = b.typeOf(object);
  const isFloats = type.kind === 'typed' && type.element !== 'integer';
  if (isNamed ? !isLength : isFloats && isConverted(b, value)) return value;
  if (type.kind !== 'typed' && type.kind !== 'unknown' && !(isLength && type.kind === 'array')) return value;
  let result = value;
  if (mayBeObject(b, value)) {
    const runs = b.intrinsicOf(conversionIntrinsics, 'runsInStore', 'reads', [object, value], boolean);
    result = convertedIf(b, runs, 'an assignment', value, 'number', escape);
  }
  const all = [object, key, result];
  b.if(b.intrinsicOf(conversionIntrinsics, 'failsToStore', 'reads', all, boolean), () =>
    escape(b.intrinsicOf(conversionIntrinsics, 'storeError', 'reads', all)),
  );
  return result;
}
