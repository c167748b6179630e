/**
 * Proxies have no memory of their own: what is assigned to one is where its handler puts it, under another name. So one that is to have
 * cotangents is refused. An engine does not tell proxies from other objects; Node does, browsers have no way.
 */
import { refusal } from '@wengert/ir';

interface Process {
  /** Since Node 20.16. */
  getBuiltinModule?(id: 'node:util'): { readonly types: { isProxy(value: unknown): boolean } };
}

let isProxy: ((value: unknown) => boolean) | undefined;

/** @throws WengertError if the object is known to be a proxy */
export function refuseProxy(value: object): void {
  if (isProxy === undefined) {
    const { process } = globalThis as { readonly process?: Process };
    isProxy = process?.getBuiltinModule?.('node:util').types.isProxy ?? (() => false);
  }
  if (!isProxy(value)) return;
  throw refusal('unsupported-syntax', {
    what: 'What is read from a proxy, or assigned to one,',
    why: 'Its handler may do anything with it, and where it is kept cannot be seen.',
    instead: 'Hand the function the object behind the proxy, or a copy of it.',
  });
}
