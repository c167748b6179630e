/**
 * From code in the IR to a function that runs it: emitted JavaScript, or, where the surroundings forbid code from strings (a strict
 * content security policy does), the interpreter, which is slower and gives the same. Which of the two is found out once, when
 * something is first compiled.
 */
import { compile, interpret, type Func } from '@wengert/ir';

type Run = (...args: unknown[]) => unknown;

let allowed: boolean | undefined;

function mayCompile(): boolean {
  if (allowed !== undefined) return allowed;
  try {
    allowed = (new Function('return true') as () => boolean)();
  } catch {
    allowed = false;
    (globalThis as { console?: { warn(message: string): void } }).console?.warn(
      'Wengert: code from strings is forbidden here, so derivatives are interpreted, which is many times slower. ' +
        "To compile them, allow 'unsafe-eval' in the script-src of the content security policy, or run Node without " +
        '--disallow-code-generation-from-strings.',
    );
  }
  return allowed;
}

/** The code as a function `(self, receiver, ...args)`. */
export function execute(func: Func): Run {
  if (mayCompile()) return compile(func);
  return (self, receiver, ...args) => interpret(func, { self: self as () => unknown, this: receiver, args });
}
