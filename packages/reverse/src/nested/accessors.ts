/** Getters and setters as ordinary code: what `runtime/accessors.ts` does, for code that is differentiated again. */
import type { Rt, Value } from './rt.js';

export const accessorTexts = {
  checkRead(rt: Rt, _host: Value, base: Value, key: Value, location: Value): Value {
    if (rt.isPassage(base)) {
      const value = base[key];
      return rt.passage(key, value, (context: Value, d: Value): Value => [
        rt.loadAdjoint(context, base, key, value, d),
      ]);
    }
    const getter = rt.getterToRun(base, key, location);
    if (getter === undefined) return rt.isContainer(base) ? rt.holderOf(base, key) : base;
    if (rt.isPlainNative(getter)) return rt.passage(key, rt.readNative(getter, base), (): Value => []);
    const none: Value[] = [];
    const run = rt.pullbackOf(getter, base, none, undefined, key, location);
    const pair = run(getter, base);
    return rt.passage(key, pair[0], pair[1]);
  },
  checkWrite(rt: Rt, _host: Value, base: Value, key: Value, value: Value, location: Value): Value {
    if (rt.isPassage(base)) {
      base[key] = value;
      return rt.passage(key, value, (context: Value): Value => [undefined, rt.storeAdjoint(context, base, key)]);
    }
    const setter = rt.setterToRun(base, key, location);
    if (setter === undefined) return base;
    const args: Value[] = [value];
    const run = rt.pullbackOf(setter, base, args, undefined, key, location);
    const pair = run(setter, base, value);
    return rt.passage(key, pair[0], pair[1]);
  },
  /** What stands for an object whose accessor has been called. */
  passage(rt: Rt, key: Value, value: Value, back: Value): Value {
    const at = rt.newPassage();
    at[key] = value;
    rt.passedBy(at).back = back;
    return at;
  },
  readAdjoint(rt: Rt, context: Value, at: Value, key: Value, value: Value, d: Value): Value {
    if (!rt.isPassage(at)) return rt.loadAdjoint(context, at, key, value, d);
    const pull = rt.passedBy(at).back;
    const cotangents = pull(context, d);
    return cotangents[0];
  },
  writeAdjoint(rt: Rt, context: Value, at: Value, key: Value): Value {
    if (!rt.isPassage(at)) return rt.storeAdjoint(context, at, key);
    const pull = rt.passedBy(at).back;
    const cotangents = pull(context, undefined);
    return cotangents[1];
  },
  passAdjoint(rt: Rt, context: Value, base: Value): void {
    if (!rt.isPassage(base)) return;
    const pull = rt.passedBy(base).back;
    pull(context, undefined);
  },
};
