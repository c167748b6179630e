/**
 * Text that is written of active values and leaves the function that writes it, so that no function sees both its writing and its reading
 * (within a function that is seen when it is compiled: see `transform/text.ts`). Which text it is cannot be told from a text itself, so
 * one run of differentiated code remembers only that there is some, and whether it may lie in memory that others know.
 */
import { refusal, type Location } from '@wengert/ir';
import type { Rule } from '@wengert/rules';
import { isDifferentiable } from './context.js';
import { mayNeed } from './made-call.js';

export type TextOutside = 'none' | 'handed' | 'stored';

/** `handed`: some was returned, thrown, or handed on. `stored`: some was put into memory that others know, too. */
let outside: TextOutside = 'none';

/** Begins a run of differentiated code; gives what {@link endText} takes. */
export function beginText(): TextOutside {
  const before = outside;
  outside = 'none';
  return before;
}

export function endText(before: TextOutside): void {
  outside = before;
}

/** How deep lists of lists are looked into for numbers. */
const depthLimit = 4;

/** May there be anything differentiable in what is written? */
function mayWrite(value: unknown, depth = 0): boolean {
  if (!Array.isArray(value) || depth > depthLimit) return isDifferentiable(value);
  return value.some((element) => mayWrite(element, depth + 1));
}

/**
 * Text has been written that leaves the function.
 * @param operands what it has been written of; if there is nothing differentiable among it, nothing is lost
 * @param text what has been written, where that is known: a sum may be none
 */
export function textLeaves(stored: boolean, operands?: readonly unknown[], text: unknown = ''): void {
  if (typeof text !== 'string' || operands?.every((value) => !mayWrite(value))) return;
  if (stored) outside = 'stored';
  else if (outside === 'none') outside = 'handed';
}

/**
 * Where text comes from, as far as the function that reads it knows: it may have been `written` there; it is `clean`, or an `input`, which only
 * memory that others know can have changed; or it comes from some `other` function.
 */
export type TextOrigin = 'written' | 'input' | 'other' | 'clean';

function mayDepend(origin: TextOrigin): boolean {
  if (origin === 'clean') return false;
  return origin === 'written' || (origin === 'input' ? outside === 'stored' : outside !== 'none');
}

/**
 * Looks at what is about to be read as a number.
 * @throws WengertError `unsupported-syntax` of text that may depend on what is differentiated
 */
export function checkText(value: unknown, origin: TextOrigin, what: string, location: Location | undefined): void {
  const isText = typeof value === 'string' || (Array.isArray(value) && value.some((v) => typeof v === 'string'));
  if (isText && mayDepend(origin)) throw numbersFromText(what, location);
}

/**
 * A function that writes or reads text is called. Code that calls it by its own name has seen to that; any other may do with the text
 * whatever it likes.
 */
export function noteText(
  rule: Rule,
  calledAs: string | undefined,
  receiver: unknown,
  args: readonly unknown[],
  active: readonly boolean[] | undefined,
  location: Location | undefined,
): void {
  const text = 'text' in rule ? rule.text : undefined;
  if (text === undefined && rule.form !== 'scalar') return;
  if (rule.form !== 'container' && calledAs !== undefined && calledAs.split('.').at(-1) === rule.fn.name) return;
  if (text === 'written' && [receiver, ...args].some((value, k) => mayNeed(active, k, value))) textLeaves(true);
  if (text === 'read' || rule.form === 'scalar')
    for (const arg of args) checkText(arg, 'other', `A call of ${rule.name}`, location);
}

/** The refusal of what reads numbers from text: `what` does it. */
export function numbersFromText(what: string, location: Location | undefined): Error {
  return refusal(
    'unsupported-syntax',
    {
      what: `${what} that reads numbers from text that depends on what is differentiated`,
      why: 'Text has no derivative.',
      instead: 'Keep the number itself, or copy objects with structuredClone or a spread.',
    },
    location,
  );
}
