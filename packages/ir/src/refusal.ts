/**
 * Errors that the compiler and its run time raise on purpose, as data: each has a stable code, a sentence that names
 * the user's own things, the reason and the remedy, and a code frame that points into the user's file.
 * `bug` is for broken invariants of ours; everything else is something the user can act on.
 */
import { codeFrameColumns } from '@babel/code-frame';
import type { Location } from './model.js';

interface Text {
  /** What happened; `{name}` is replaced by the detail of that name. */
  readonly message: string;
  readonly reason: string;
  readonly remedy: string;
}

export const refusals = {
  'syntax-error': {
    message: 'The source of {name} cannot be parsed: {problem}',
    reason: 'A function is differentiated from its source text.',
    remedy: 'Correct the syntax, or pass a function whose text is plain JavaScript or TypeScript.',
  },
  'unsupported-syntax': {
    message: '{what} cannot be differentiated yet',
    reason: '{why}',
    remedy: '{instead}',
  },
  'invisible-capture': {
    message: '{name} uses the variable `{variable}`, which cannot be seen from its source text',
    reason: 'JavaScript shows the text of a function, but not the variables of its surroundings.',
    remedy:
      'Use the build plugin (@wengert/plugin), or run with `node --import @wengert/plugin/register`, or name the variables by hand: differentiable(f, () => ({ {variable} })).',
  },
  'native-function': {
    message: '{name} has no rule and no source text',
    reason:
      'It is built into the engine or its host, or bound, so its code cannot be read, and its derivative is not known here.',
    remedy:
      'Give it a rule with adjoint(...), declare it with nonDifferentiable(...), put the call into ignore(() => ...), or make it outside of the differentiated function.',
  },
  'refused-function': {
    message: '{name} {reason}',
    reason: 'A derivative through this call would be wrong or is not defined.',
    remedy: '{remedy}',
  },
  'async-function': {
    message: '{name} is an {kind}',
    reason: '{why}',
    remedy: '{instead}',
  },
  'not-a-function': {
    message: '{where}: expected a function, got {got}',
    reason: 'There is nothing to differentiate.',
    remedy: 'Pass a function.',
  },
  'not-a-scalar': {
    message: '{name} returned {got}, and {where} needs a number',
    reason: 'Only a function with one number as its result has a gradient.',
    remedy: 'Return a number, for example a sum, or use pullback (with a cotangent of the result) or jacobian.',
  },
  'wrong-arity': {
    message: '{where}: {problem}',
    reason: 'Cotangents and arguments correspond one to one.',
    remedy: '{remedy}',
  },
  'wrong-cotangent': {
    message: '{where}: {problem}',
    reason: 'A cotangent has the structure of the value it belongs to.',
    remedy: '{remedy}',
  },
  'hidden-derivative': {
    message: 'Reading `{property}` of {what} inside a differentiated function would lose its derivative',
    reason: '{why}',
    remedy: '{instead}',
  },
  'bad-argument': {
    message: '{where}: {problem}',
    reason: 'The call cannot mean anything else.',
    remedy: '{remedy}',
  },
  'too-deep': {
    message: 'Functions call each other too deep to be differentiated',
    reason: 'The derivative needs more of the stack than the function itself, and the engine has no more of it.',
    remedy: 'Write the recursion as a loop, or give the engine a larger stack (node --stack-size=...).',
  },
  bug: {
    message: 'Internal error: {problem}',
    reason: 'An invariant of the compiler does not hold. This is a mistake of ours, not of yours.',
    remedy: 'Please report it with the function that caused it.',
  },
} as const satisfies Record<string, Text>;

export type RefusalCode = keyof typeof refusals;

/** An error of the compiler. `code` is stable; `message` holds the sentence, the code frame, the reason and the remedy. */
export class WengertError extends Error {
  override readonly name = 'WengertError';

  constructor(
    readonly code: RefusalCode,
    /** The sentence alone, without frame, reason and remedy. */
    readonly summary: string,
    readonly reason: string,
    readonly remedy: string,
    /** Where in the user's source, if it is known. */
    readonly location?: Location,
    /** The lines around `location`, with the place marked. */
    readonly frame?: string,
  ) {
    super([summary, frame, `Reason: ${reason}`, `Remedy: ${remedy}`].filter((part) => part !== undefined).join('\n\n'));
  }

  /** An error whose parts are known already, as the plugin records them in a built file. */
  static at(code: RefusalCode, summary: string, reason: string, remedy: string, location?: Location): WengertError {
    return new WengertError(code, summary, reason, remedy, location, location && codeFrame(location));
  }
}

function fill(text: string, details: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (hole, key: string) => details[key] ?? hole);
}

/** What ends a line of source text; the code frame counts lines by the same rule. */
const lineBreak = /\r\n|[\n\r\u2028\u2029]/;

/** Line (from 1) and column (from 0) of an offset, in the file that the source is a part of. */
export function position(location: Location, offset = location.start): { line: number; column: number } {
  const { text, line = 1, column = 0 } = location.source;
  const before = text.slice(0, offset).split(lineBreak);
  const last = before[before.length - 1].length;
  return { line: line + before.length - 1, column: before.length === 1 ? column + last : last };
}

/**
 * The lines around a location with the place marked, headed by `file:line:column`. Lines have their numbers in the
 * file. Of a range over several lines the first line is marked, so that the frame of a whole function stays short.
 */
export function codeFrame(location: Location): string {
  const { source, start, end } = location;
  const first = position(location);
  const shown = source.text.split(lineBreak)[first.line - (source.line ?? 1)] ?? '';
  // Columns of the shown text: of a line that the source has only the end of, the rest is not there.
  const column = position({ source: { ...source, column: 0 }, start, end }).column;
  const last = Math.max(column + 1, Math.min(column + end - start, shown.length));
  const marked = { start: { line: first.line, column: column + 1 }, end: { line: first.line, column: last + 1 } };
  const options = { startLine: source.line ?? 1, highlightCode: false };
  return `${source.file}:${first.line}:${first.column + 1}\n${codeFrameColumns(source.text, marked, options)}`;
}

/** The error of the given code; `details` fill the holes of its texts. */
export function refusal(
  code: RefusalCode,
  details: Readonly<Record<string, string>> = {},
  location?: Location,
): WengertError {
  const { message, reason, remedy } = refusals[code];
  const frame = location && codeFrame(location);
  return new WengertError(code, fill(message, details), fill(reason, details), fill(remedy, details), location, frame);
}

/** Runs code that may refuse something without knowing where it is written: an error without a place gets this one. */
export function refusingAt<T>(location: Location | undefined, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof WengertError) || error.location !== undefined || location === undefined) throw error;
    throw WengertError.at(error.code, error.summary, error.reason, error.remedy, location);
  }
}
