/** What has been made of functions, each once for a key: a fresh closure of a known site finds its code compiled. */
import type { Func } from '@wengert/ir';
import { registryVersion } from '@wengert/rules';

export class Instances {
  private readonly made = new WeakMap<Func, Map<string, unknown>>();
  private readonly making = new Set<Func>();

  /** True while something is made of the function. */
  isMaking(func: Func): boolean {
    return this.making.has(func);
  }

  /** What was made for the key with the rules that there are now, or else what `make` gives. */
  get<T>(func: Func, key: string, make: () => T): T {
    let instances = this.made.get(func);
    if (!instances) {
      instances = new Map();
      this.made.set(func, instances);
    }
    const full = `${registryVersion()}:${key}`;
    let instance = instances.get(full) as T | undefined;
    if (instance === undefined) {
      this.making.add(func);
      try {
        instance = make();
      } finally {
        this.making.delete(func);
      }
      instances.set(full, instance);
    }
    return instance;
  }
}
