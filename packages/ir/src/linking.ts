/** What written-down functions leave open, and how it is found again. */
import type { Source } from './model.js';
import { refusal } from './refusal.js';

type AnyFunction = (...args: never[]) => unknown;

/** What a text or an encoded function cannot contain, and where its locations lie. */
export interface Linking {
  /** The source that locations point into; without it, they are left out. */
  readonly source?: Source;
  /** The functions that `intrinsic` operations call, by name. */
  readonly intrinsics?: Readonly<Record<string, AnyFunction>>;
  /** The values of `extern` operations, by name. */
  readonly externs?: Readonly<Record<string, unknown>>;
}

/** The value that an `extern` or `intrinsic` operation of the given name had. */
export function link(op: 'extern' | 'intrinsic', name: string, linking: Linking): unknown {
  const table: Readonly<Record<string, unknown>> = (op === 'extern' ? linking.externs : linking.intrinsics) ?? {};
  if (Object.hasOwn(table, name)) return table[name];
  throw refusal('bug', { problem: `a function that was read back needs the ${op} ${name}, which was not given` });
}
