/** `differentiable`: names a function's captured variables by hand, where no plugin can run. */
import { attach, refusal, type Accessor, type Func, type Site } from '@wengert/ir';
import { readFunction } from '@wengert/frontend';

type AnyFunction = (...args: never[]) => unknown;

/**
 * Makes a function with captured variables differentiable without plugin or loader: `env` returns them by name. It is asked whenever
 * the function is differentiated, so it sees later values; variables that the function assigns cannot be named this way.
 *
 * @example
 * const net = differentiable((x: number) => w * x + b, () => ({ w, b }));
 * gradient(net, 2);
 * @returns the function itself
 * @throws WengertError if the function's text uses a variable that `env` does not name
 */
export function differentiable<F extends AnyFunction>(
  f: F,
  env: () => Readonly<Record<string, unknown>> = () => ({}),
): F {
  for (const [name, value] of [
    ['f', f],
    ['env', env],
  ] as const) {
    if (typeof value === 'function') continue;
    throw refusal('bad-argument', {
      where: 'differentiable',
      problem: `\`${name}\` must be a function, got ${typeof value}`,
      remedy: 'Write differentiable(f, () => ({ captured, variables })).',
    });
  }
  const func: Func = readFunction(f, { visible: Object.keys(env()) });
  const site: Site = { func };
  const access: Accessor = (index) => {
    const { name } = func.captures[~index >= 0 ? ~index : index];
    if (index < 0) {
      throw refusal('unsupported-syntax', {
        what: `Assigning \`${name}\`, a variable that is named by differentiable(),`,
        why: 'The variable itself cannot be reached, only its value.',
        instead: 'Keep the value in an object or array that the function changes, or use the build plugin.',
      });
    }
    return env()[name];
  };
  return attach(f, () => site, access);
}
