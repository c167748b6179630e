/**
 * Functions that pass their receiver and their arguments on to another one, and that differentiated code can read although this
 * package is not built with the plugin: their code is written here.
 */
import { arrayOf, attach, Builder, unknown, type Func, type Site } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';

type Through = (f: AnyFunction, receiver: unknown, ...args: unknown[]) => unknown;

function codeOf(through: Through): Func {
  const b = new Builder();
  const self = b.parameter('self', { kind: 'function' });
  const receiver = b.parameter('this', unknown);
  const args = b.parameter('rest', arrayOf(unknown), 'args');
  return b.function({ name: '', captures: [{ name: 'f', scope: 'local', constant: true }], form: 'function' }, () => {
    const f = b.capture(self, 0, 'f');
    const callee = b.extern(through.name, through);
    b.return(b.call(callee, b.const(undefined), [f, receiver, args], { spread: [4], text: through.name }));
  });
}

const sites = new Map<Through, () => Site>();

function siteOf(through: Through): () => Site {
  let site = sites.get(through);
  if (!site) {
    const made: Site = { func: codeOf(through) };
    site = () => made;
    sites.set(through, site);
  }
  return site;
}

/** A function with the name and length of `f` whose calls are `through(f, receiver, ...args)`. */
export function forwarding<F extends AnyFunction>(f: F, through: Through): F {
  const made = function (this: unknown, ...args: unknown[]): unknown {
    return through(f, this, ...args);
  };
  Object.defineProperties(made, {
    name: { value: f.name, configurable: true },
    length: { value: f.length, configurable: true },
  });
  return attach(made, siteOf(through), () => f) as unknown as F;
}
