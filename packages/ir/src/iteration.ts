/**
 * Iteration by the language's protocol: the functions that lowered code calls for what is neither an array nor a typed array. They
 * are ordinary code, differentiated like the program's own; each is closed, because it is read from its text.
 *
 * An iterator that is not used up is closed by calling its `return`. Lowered code does that wherever control leaves a loop; where
 * an exception passes through code that does not know of exceptions, whoever catches it closes what is in the list of those open.
 */

/** An iterator that is being used. */
export interface Iteration {
  readonly iterator: Iterator<unknown>;
  readonly next: (...sent: [] | [unknown]) => unknown;
  /** False while it is asked for an element, and after its end: what throws then need not be told. */
  live: boolean;
}

type Step = { readonly done?: boolean; readonly value: unknown };

/** Begins an iteration. */
export function iterate(iterable: Iterable<unknown>): Iteration {
  const iterator = iterable[Symbol.iterator]();
  if (iterator === null || (typeof iterator !== 'object' && typeof iterator !== 'function'))
    throw new TypeError('Result of the Symbol.iterator method is not an object');
  return { iterator, next: iterator.next, live: true };
}

/** Puts the next element at the end of `list`; false if there is none. */
export function pull(iteration: Iteration, list: unknown[]): boolean {
  iteration.live = false;
  const step = iteration.next.call(iteration.iterator) as Step | null;
  if (step === null || (typeof step !== 'object' && typeof step !== 'function'))
    throw new TypeError(`Iterator result ${String(step)} is not an object`);
  if (step.done) return false;
  list[list.length] = step.value;
  iteration.live = true;
  return true;
}

/** Closes an iterator, unless it is used up or has thrown. */
export function close(iteration: Iteration): void {
  if (!iteration.live) return;
  const { iterator } = iteration;
  const end = iterator.return as (() => unknown) | null | undefined;
  if (end === undefined || end === null) return;
  const result = end.call(iterator);
  if (result === null || (typeof result !== 'object' && typeof result !== 'function'))
    throw new TypeError(`${String(result)} is not an object`);
}

/** All elements. */
export function collect(iterable: Iterable<unknown>): unknown[] {
  const iterator = iterable[Symbol.iterator]();
  if (iterator === null || (typeof iterator !== 'object' && typeof iterator !== 'function'))
    throw new TypeError('Result of the Symbol.iterator method is not an object');
  const { next } = iterator;
  const list: unknown[] = [];
  for (;;) {
    const step = next.call(iterator) as Step | null;
    if (step === null || (typeof step !== 'object' && typeof step !== 'function'))
      throw new TypeError(`Iterator result ${String(step)} is not an object`);
    if (step.done) return list;
    list[list.length] = step.value;
  }
}

/** `yield*`: the next step of an iterator, given how the generator was entered (0 `next`, 1 `throw`, 2 `return`), and what was sent. */
export function passOn(iteration: Iteration, mode: number, sent: unknown): unknown {
  const { iterator } = iteration;
  let step: unknown;
  if (mode === 0) step = iteration.next.call(iterator, sent);
  else if (mode === 1) {
    const fail = iterator.throw as ((sent: unknown) => unknown) | null | undefined;
    if (fail === undefined || fail === null) {
      const end = iterator.return as (() => unknown) | null | undefined;
      if (end !== undefined && end !== null) end.call(iterator);
      throw new TypeError("The iterator does not provide a 'throw' method.");
    }
    step = fail.call(iterator, sent);
  } else {
    const end = iterator.return as ((sent: unknown) => unknown) | null | undefined;
    if (end === undefined || end === null) return { value: sent, done: true };
    step = end.call(iterator, sent);
  }
  if (step === null || (typeof step !== 'object' && typeof step !== 'function'))
    throw new TypeError(`Iterator result ${String(step)} is not an object`);
  return step;
}

const open: Iteration[] = [];

/** Notes that an iteration has begun. */
export function opened(iteration: Iteration): void {
  open.push(iteration);
}

/** Notes that an iteration is at its end, or about to be closed. */
export function ended(iteration: Iteration): void {
  const at = open.lastIndexOf(iteration);
  if (at >= 0) open.splice(at, 1);
}

/** How many iterations are open. */
export function openIterations(): number {
  return open.length;
}

/** What has to be closed of those that were opened when so many were open already, last ones first. They count as ended. */
export function abandoned(since: number): Iteration[] {
  return open
    .splice(since)
    .reverse()
    .filter((iteration) => iteration.live);
}

/** Closes all that were opened when so many were open already, because an exception leaves them: what they throw is lost. */
export function abandon(since: number): void {
  if (open.length === since) return;
  for (const iteration of abandoned(since)) {
    try {
      close(iteration);
    } catch {
      // The exception that is under way is the one that counts.
    }
  }
}

export const iterationIntrinsics = { opened, ended };

export const iterationExterns = { iterate, pull, close, collect, passOn };
