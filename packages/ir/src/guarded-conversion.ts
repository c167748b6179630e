/**
 * Operations that convert their operands to numbers or text, written so that they do not throw: code of the program that converts an
 * object is called first, and what cannot be converted at all is looked for. Nothing is written for operands that are surely numbers.
 */
import { attempt, completionType } from './attempt.js';
import type { Builder } from './builder.js';
import { conversionIntrinsics, toPrimitive, type Hint } from './conversion.js';
import type { Escape } from './guarded.js';
import type { PrimOp, ValueId } from './model.js';
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
function converted(b: Builder, op: PrimOp, operand: ValueId, hint: Hint, escape: Escape): ValueId {
  if (!mayBeObject(b, operand)) return operand;
  const result = b.value(unknown);
  const plain = b.region(() => b.yield([operand]));
  const called = b.region(() => {
    const args = [b.const(op.prim), b.extern('toPrimitive', toPrimitive), b.const(undefined), operand, b.const(hint)];
    const completion = b.call(b.extern('attempt', attempt), b.const(undefined), args, { type: completionType });
    b.if(b.load(completion, b.const('threw'), boolean), () => escape(b.load(completion, b.const('value'))));
    b.yield([b.load(completion, b.const('value'))]);
  });
  const runs = b.intrinsicOf(conversionIntrinsics, 'runsConversion', 'reads', [operand], boolean);
  b.append({ op: 'if', args: [runs], results: [result], regions: [called, plain] });
  return result.id;
}

/** Writes an operation that converts its operands so that it does not throw. */
export function convert(b: Builder, op: PrimOp, hint: Hint, escape: Escape): void {
  const args = op.args.map((operand) => converted(b, op, operand, hint, escape));
  if (!args.every((operand) => isConverted(b, operand))) {
    const all = [b.const(op.prim), ...args];
    b.if(b.intrinsicOf(conversionIntrinsics, 'failsToConvert', 'reads', all, boolean), () =>
      escape(b.intrinsicOf(conversionIntrinsics, 'conversionError', 'reads', all)),
    );
  }
  b.append({ ...op, args });
}
