/** What can be seen of a run of a random program from outside. */
import type { Arguments } from './random-ir.js';

/**
 * Result or error, calls of `trace`, and what became of the arguments; also which of the objects in the result are one
 * and the same. An `Error` is not the program's own and is thrown on.
 */
export function observe(run: (args: unknown[]) => unknown, make: Arguments): unknown {
  const args = make();
  const [xs, ys] = args.slice(3);
  const seen: Record<string, unknown> = { xs, ys };
  try {
    const result = run(args);
    seen['result'] = result;
    if (Array.isArray(result)) seen['same'] = result.map((value) => [xs, ys, ...result].indexOf(value));
  } catch (error) {
    if (error instanceof Error) throw error;
    seen['thrown'] = error;
  }
  seen['traced'] = make.traced();
  return seen;
}
