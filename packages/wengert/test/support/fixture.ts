/**
 * What a file under `fixtures/` says: a function, its arguments, and what is expected of it. One file is one case of the language;
 * docs/language.md lists the folders. `pnpm run fixtures --help` tells how to run some of them, and see what becomes of them.
 */
import type { RefusalCode } from '../../src/index.js';

export interface Fixture {
  /** The function. In `refused/` its differentiation is refused, else it returns a number. */
  readonly f: (...args: never[]) => unknown;
  /** Its arguments; a function that makes them, where copies of them would not be the same. */
  readonly args: readonly unknown[] | (() => readonly unknown[]);
  /** What it returns. */
  readonly value?: number;
  /** Its gradient, by hand: compared to 12 digits, and with finite differences. */
  readonly gradient?: readonly unknown[];
  /** Set at kinks, where finite differences give the mean of two slopes. */
  readonly kink?: true;
  /** Set where the printed adjoint is compared too; it stands beside the case, in a file `.adjoint.txt`. */
  readonly adjoint?: true;
  readonly refused?: {
    readonly code: RefusalCode;
    /** A part of what the error says. */
    readonly says: string;
    /** The code that the frame's marker stands under; its first line. */
    readonly marked?: string;
  };
}
