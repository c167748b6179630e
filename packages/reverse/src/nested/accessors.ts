/** Getters and setters as ordinary code: what `runtime/accessors.ts` does, for code that is differentiated again. */
import type { Rt, Value } from './rt.js';

export const accessorTexts = {
  checkRead(rt: Rt, _host: Value, base: Value, key: Value, location: Value): Value {
    const getter = rt.getterToRun(base, key, location);
    if (getter === undefined) return base;
    const at = rt.newPassage();
    if (rt.isPlainNative(getter)) {
      at[key] = rt.readNative(getter, base);
      at['<back>'] = (_context: Value, _d: Value): Value => [];
      return at;
    }
    const none: Value[] = [];
    const run = rt.pullbackOf(getter, base, none, undefined, key, location);
    const pair = run(getter, base);
    at[key] = pair[0];
    at['<back>'] = pair[1];
    return at;
  },
  checkWrite(rt: Rt, _host: Value, base: Value, key: Value, value: Value, location: Value): Value {
    const setter = rt.setterToRun(base, key, location);
    if (setter === undefined) return base;
    const at = rt.newPassage();
    const args: Value[] = [value];
    const run = rt.pullbackOf(setter, base, args, undefined, key, location);
    const pair = run(setter, base, value);
    at[key] = undefined;
    at['<back>'] = pair[1];
    return at;
  },
  passAdjoint(rt: Rt, context: Value, base: Value): void {
    if (!rt.isPassage(base)) return;
    const pull = base['<back>'];
    pull(context, undefined);
  },
};
