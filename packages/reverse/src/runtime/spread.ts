/** Calls some of whose arguments are spread: `f(...xs, y)`. */
import type { Location } from '@wengert/ir';
import { callPullback } from './call.js';
import { isContainer } from './context.js';
import type { Host } from './host.js';
import type { Call } from './made-call.js';
import { addElements } from './memory.js';
import { newPullback } from './new.js';

type Make = typeof callPullback | typeof newPullback;

/**
 * Makes a call with its arguments in place. The cotangents of what was spread go to its shadow.
 * @param receiver of a call; of `new` its target
 * @param spread which arguments are spread
 */
function spreadInto(
  make: Make,
  host: Host,
  callee: unknown,
  receiver: unknown,
  args: readonly unknown[],
  spread: readonly boolean[],
  text?: string,
  location?: Location,
): Call {
  const parts = args.map((arg, k) => (spread[k] ? [...(arg as Iterable<unknown>)] : [arg]));
  const { value, back } = make(host, callee, receiver, parts.flat(), undefined, text, location);
  return {
    value,
    back: (context, d) => {
      const [ofReceiver, ...all] = back(context, d);
      let next = 0;
      const ofArguments = parts.map((part, k) => {
        const own = part.map(() => all[next++]);
        if (!spread[k]) return own[0];
        if (isContainer(args[k])) addElements(context, args[k], own);
        return undefined;
      });
      return [ofReceiver, ...ofArguments];
    },
  };
}

type Arguments = Parameters<typeof spreadInto> extends [Make, ...infer A] ? A : never;

/** As {@link callPullback}. */
export function spreadPullback(...all: Arguments): Call {
  return spreadInto(callPullback, ...all);
}

/** As {@link newPullback}. */
export function spreadNewPullback(...all: Arguments): Call {
  return spreadInto(newPullback, ...all);
}
