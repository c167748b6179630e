/**
 * Operands of arithmetic that JavaScript converts to numbers on the way: objects run `valueOf`, out of sight of the transform, and
 * a derivative with respect to what they hold would be lost. `Date`s hold none.
 */
import { refusal, runsConversion, type Location } from '@wengert/ir';
import { describe } from './accumulate.js';
import { isFloatArray } from './context.js';
import { checkText, type TextOrigin } from './text.js';

function isConverted(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/**
 * Checks an operand of an operation on numbers, before that runs.
 * @param origin where it would come from if it were text
 * @throws WengertError `unsupported-syntax` if it is an object, or text that may depend on what is differentiated
 */
export function checkOperand(value: unknown, origin: TextOrigin, location: Location | undefined): void {
  checkObject(value, location);
  if (typeof value === 'string') checkText(value, origin, 'Arithmetic', location);
}

/**
 * Checks what is about to be stored in an object that may be a typed array, which makes a number of it.
 * @throws WengertError `unsupported-syntax` of text that may depend on what is differentiated
 */
export function checkElement(base: unknown, value: unknown, origin: TextOrigin, location: Location | undefined): void {
  if (typeof value === 'string' && ArrayBuffer.isView(base)) checkText(value, origin, 'An assignment', location);
}

/** The same, where text has been looked at already. */
export function checkObject(value: unknown, location: Location | undefined): void {
  if (isConverted(value)) throw notANumber(`Arithmetic on ${describe(value)}`, location);
}

/**
 * The same of both operands of `+`, which makes text where one is text.
 * @throws WengertError `unsupported-syntax` as {@link checkOperand}
 */
export function checkSummands(a: unknown, b: unknown, location: Location | undefined): void {
  if (typeof a === 'string' || typeof b === 'string') return;
  checkObject(a, location);
  checkObject(b, location);
}

/**
 * Checks what is put into memory that may be an array of numbers, before that is done.
 * @throws WengertError `unsupported-syntax` if it is one, and the value an object
 */
export function checkStored(base: unknown, value: unknown, location: Location | undefined): void {
  if (isFloatArray(base) && isConverted(value)) throw notANumber(`Storing ${describe(value)} as a number`, location);
}

/** The refusal of arithmetic on an object, or of another use of it as a number. */
function notANumber(what: string, location: Location | undefined): Error {
  return refusal(
    'unsupported-syntax',
    {
      what,
      why: 'JavaScript converts it to a number, and its derivative is lost.',
      instead: 'Use its elements or its valueOf(), or a function that is meant for it.',
    },
    location,
  );
}

/**
 * Checks the key of an element or property, before it is read or assigned: the derivative looks at it again.
 * @throws WengertError `unsupported-syntax` if code of the program makes text of it
 */
export function checkKey(key: unknown, location: Location | undefined): void {
  if (typeof key !== 'object' || !runsConversion(key)) return;
  throw refusal(
    'unsupported-syntax',
    {
      what: 'An object as the key of a property',
      why: 'Its code makes text of it, each time that the property is looked at, and the derivative looks at it once more.',
      instead: 'Make text of it first: const key = String(object).',
    },
    location,
  );
}
