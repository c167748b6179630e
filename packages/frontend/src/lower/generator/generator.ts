/**
 * A generator function as an ordinary one, which returns an object with the methods `next`, `throw` and `return`. All of them run
 * one closure, which goes on where the generator was left:
 *
 *     frame = { later: 1, ... }; parameters; return { next: (v) => resume(0, v), ... }
 *     resume = (mode, received) => { next = frame.later; frame.later = -1; loop { if (next === 1) { ... } ... } }
 *
 * While it runs it counts as done, so that it is when it throws.
 */
import { Builder, functionType, unknown, type Func, type Op, type ValueId, type VariableId } from '@wengert/ir';
import { frameKeys, inFrame, passValues } from './frame.js';
import { split, Writer, type Places } from './split.js';
import { entered } from './suspend.js';

const done = -1;

/** Code of the methods of all generators: closures over `resume`. */
function method(name: string, mode: number): Func {
  const b = new Builder();
  const self = b.parameter('self', functionType);
  b.parameter('this', unknown);
  const value = b.parameter('argument', unknown, 'value');
  const captures = [{ name: 'resume', scope: 'local', constant: true }] as const;
  return b.function({ name, form: 'method', captures }, () => {
    const resume = b.capture(self, 0, 'resume');
    b.return(b.call(resume, b.const(undefined), [b.const(mode), value], { text: 'resume' }));
  });
}

const methods = {
  next: method('next', entered.byNext),
  throw: method('throw', entered.byThrow),
  return: method('return', entered.byReturn),
};

/** `[Symbol.iterator]() { return this; }` */
const itself: Func = (() => {
  const b = new Builder();
  b.parameter('self', functionType);
  const receiver = b.parameter('this', unknown);
  return b.function({ name: '[Symbol.iterator]', form: 'method' }, () => b.return(receiver));
})();

/** The function that a generator function is; `func` is its code, in which `yield`s stand as intrinsics. */
export function generator(func: Func): Func {
  const b = new Builder(func.nextId);
  const w = new Writer(b);
  const places: Places = {
    loop: b.id(),
    next: w.variable('$next'),
    later: w.variable('$later'),
    received: w.variable('$received'),
    mode: w.variable('$mode'),
  };
  const stretches = passValues(split(func.body, w, places), func.parameters, w);
  const keys = frameKeys(stretches, places.later, new Set([places.next, places.received, places.mode]));
  const resume = resumed(func, stretches, places, keys, w);
  const body = b.region(() => {
    const slots = [...keys.values(), 'received'];
    const frame = b.object(
      slots,
      slots.map(() => b.const(undefined)),
    );
    // What the first stretch would return is not what the function returns.
    for (const op of inFrame(stretches[0], keys, frame, w).slice(0, -1)) b.append(op);
    const run = b.closure({ ...resume, variables: [...func.variables, ...b.variables] }, [frame]);
    const made = b.object(
      Object.keys(methods),
      Object.values(methods).map((m) => b.closure(m, [run])),
    );
    b.store(made, b.load(b.global('Symbol'), b.const('iterator')), b.closure(itself, []));
    b.return(made);
  });
  return { ...func, body, variables: [...func.variables, ...b.variables], nextId: b.id() };
}

/** The closure that runs the stretches. */
function resumed(
  { name, location }: Func,
  stretches: readonly (readonly Op[])[],
  places: Places,
  keys: ReadonlyMap<VariableId, string>,
  w: Writer,
): Func {
  const b = new Builder(w.builder.id());
  const own = new Writer(b);
  const self = b.parameter('self', functionType);
  b.parameter('this', unknown);
  const mode = b.parameter('argument', unknown, 'mode');
  const received = b.parameter('argument', unknown, 'received');
  const captures = [{ name: 'frame', scope: 'local', constant: true, cell: true }] as const;
  return b.function({ name, form: 'arrow', captures, ...(location && { location }) }, () => {
    const frame = b.capture(self, 0, 'frame');
    const later = b.const('later');
    b.set(places.mode, mode);
    // What is sent in has another type each time: code for one of them must not be compiled as if it were another.
    const sent = b.const('received');
    b.store(frame, sent, received);
    b.set(places.received, b.load(frame, sent));
    b.set(places.next, b.load(frame, later));
    b.store(frame, later, b.const(done));
    const region = b.region(() => {
      stretches.forEach((ops, k) => {
        if (k === 0) return;
        const run = (): void => inFrame(ops, keys, frame, own).forEach((op) => b.append(op));
        b.if(b.prim('eq', [b.get(places.next), b.const(k)]), run);
      });
      const how = b.get(places.mode);
      const value = b.get(places.received);
      const give = (given: ValueId): void => b.return(b.object(['value', 'done'], [given, b.const(true)]));
      b.if(b.prim('eq', [how, b.const(entered.byThrow)]), () => b.throw(value));
      b.if(b.prim('eq', [how, b.const(entered.byReturn)]), () => give(value));
      give(b.const(undefined));
    });
    b.append({ op: 'loop', label: places.loop, args: [], results: [], regions: [region] });
  });
}
