/** Shadow memory as rules of functions on containers see it: one way to add and take for all kinds of containers. */
import type { Shadows } from '@wengert/rules';
import { accumulate } from './accumulate.js';
import { isKeyed, type Context } from './context.js';
import { storeAdjoint } from './memory.js';

export function shadowsOf(context: Context): Shadows {
  return {
    elements: (array) => context.shadow(array) as unknown as unknown[],
    bytes(view, kind, offset, size) {
      const shadow = context.buffer(view);
      const at = view.byteOffset + offset;
      shadow.use(kind, at, size);
      return new DataView(shadow.memory, at, size);
    },
    add(container, key, value, d) {
      if (d === undefined || d === 0) return;
      if (typeof value === 'object' && value !== null && context.parameter(value, d)) return;
      if (isKeyed(container)) {
        const entries = context.entries(container);
        entries.set(key, accumulate(entries.get(key), d));
      } else {
        const memory = context.shadow(container);
        memory[key as PropertyKey] = accumulate(memory[key as PropertyKey], d);
      }
    },
    take(container, key) {
      if (!isKeyed(container)) return storeAdjoint(context, container, key as PropertyKey);
      const entries = context.entries(container);
      const d = entries.get(key);
      entries.delete(key);
      return d;
    },
  };
}
