/**
 * Dual numbers: runs an IR function, in either form, on numbers that carry their derivative in one direction. An oracle
 * for the transforms that shares nothing with them: it goes forward, its partials are its own, and so is its way through
 * the control flow.
 */
import {
  attempt,
  primitives,
  type Func,
  type Op,
  type Region,
  type Value,
  type ValueId,
  type VariableId,
} from '@wengert/ir';
import { callNative, construct } from './natives.js';
import { partials } from './partials.js';
import { combine, constant, TangentMemory, type Tangent } from './tangents.js';

export interface Dual {
  readonly value: unknown;
  readonly tangent: Tangent;
}

export interface DualRun {
  readonly result: Dual;
  /** True if an infinite factor or a NaN met a derivative, so that zeros times infinity may come up anywhere. */
  readonly infinite: boolean;
}

type AnyFunction = (...args: unknown[]) => unknown;
type Holder = Record<PropertyKey, unknown>;

interface Exit {
  readonly op: Op;
  readonly values: readonly Dual[];
}

interface Closure {
  readonly func: Func;
  readonly captured: Dual[];
}

/** What a `throw` throws here. */
class Thrown {
  constructor(readonly dual: Dual) {}
}

export function plain(value: unknown): Dual {
  return { value, tangent: constant };
}

/** The closures, the memory and the state that all functions of one run share. */
class Machine {
  readonly closures = new Map<unknown, Closure>();
  infinite = false;

  constructor(readonly memory: TangentMemory) {}

  call(func: Func, self: unknown, receiver: unknown, args: readonly Dual[]): Dual {
    return new Activation(this, func).run(self, receiver, args);
  }

  closure(func: Func, captured: Dual[]): AnyFunction {
    const fn = (...args: unknown[]): unknown => this.call(func, fn, undefined, args.map(plain)).value;
    this.closures.set(fn, { func, captured });
    return fn;
  }

  load(object: unknown, key: unknown): Dual {
    const value = (object as Holder)[key as string];
    const held = typeof object === 'object' && object !== null && typeof value === 'number';
    return { value, tangent: held ? this.memory.get(object, key) : constant };
  }

  store(object: unknown, key: unknown, { value, tangent }: Dual): void {
    (object as Holder)[key as string] = value;
    if (typeof object === 'object' && object !== null) this.memory.set(object, key, tangent);
  }

  make(container: object, keys: readonly PropertyKey[], parts: readonly Dual[]): Dual {
    keys.forEach((key, i) => this.store(container, key, parts[i]));
    return plain(container);
  }

  prim(op: Extract<Op, { op: 'prim' }>, operands: readonly Dual[]): Dual {
    const values = operands.map((o) => o.value);
    const value = (primitives[op.prim].evaluate as AnyFunction)(...values);
    if (op.prim === 'select') return { value, tangent: operands[values[0] ? 1 : 2].tangent };
    const row = partials[op.prim];
    if (!row || typeof value !== 'number' || !operands.some((o) => o.tangent.live)) return plain(value);
    const numbers = values.map(Number);
    const slopes = row.partials(numbers, value);
    const fuzz = row.fuzz?.(numbers, value) ?? 0;
    const terms = operands.map(({ tangent }, i) => ({ tangent, partial: slopes[i], fuzz }));
    // Nor does the contract speak of operands that are NaN already.
    const unspoken = row.unguarded?.(numbers) === true || numbers.some(Number.isNaN);
    if (unspoken && terms.some((t) => t.tangent.live && !Number.isFinite(t.partial))) this.infinite = true;
    return { value, tangent: combine(terms) };
  }
}

/** One run of one function. */
class Activation {
  private readonly duals = new Map<ValueId, Dual>();
  private readonly variables = new Map<VariableId, Dual>();

  constructor(
    private readonly machine: Machine,
    private readonly func: Func,
  ) {}

  run(self: unknown, receiver: unknown, args: readonly Dual[]): Dual {
    let next = 0;
    for (const { id, role } of this.func.parameters) {
      if (role === 'self') this.duals.set(id, plain(self));
      else if (role === 'this') this.duals.set(id, plain(receiver));
      else if (role === 'argument') this.duals.set(id, args[next++] ?? plain(undefined));
      else {
        const rest = args.slice(next);
        this.duals.set(id, this.machine.make([], [...rest.keys()], rest));
      }
    }
    return this.region(this.func.body).values[0];
  }

  private of(id: ValueId): Dual {
    const dual = this.duals.get(id);
    if (dual === undefined) throw new Error(`%${id} has no value`);
    return dual;
  }

  private bind(values: readonly Value[], duals: readonly Dual[]): undefined {
    values.forEach((value, i) => this.duals.set(value.id, duals[i]));
    return undefined;
  }

  private region({ ops }: Region): Exit {
    for (const op of ops) {
      const exit = this.op(op);
      if (exit) return exit;
    }
    throw new Error('a region without terminator');
  }

  private op(op: Op): Exit | undefined {
    const { machine } = this;
    const args = op.args.map((a) => this.of(a));
    const values = args.map((a) => a.value);
    const give = (dual: Dual): undefined => this.bind(op.results, [dual]);
    switch (op.op) {
      case 'const':
      case 'extern':
        return give(plain(op.value));
      case 'global':
        return give(plain((globalThis as Holder)[op.name]));
      case 'prim':
        return give(machine.prim(op, args));
      case 'intrinsic':
        return give(plain((op.fn as AnyFunction)(...values)));
      case 'load':
        return give(machine.load(values[0], values[1]));
      case 'store':
        machine.store(values[0], values[1], args[2]);
        return;
      case 'addto': {
        const sum = [machine.load(values[0], values[1]), args[2]];
        const [before, added] = sum.map((s) => s.value as number);
        const tangent = combine(sum.map((s) => ({ tangent: s.tangent, partial: 1, fuzz: 0 })));
        machine.store(values[0], values[1], { value: before + added, tangent });
        return;
      }
      case 'delete':
        machine.memory.set(values[0] as object, values[1], constant);
        return give(plain(Reflect.deleteProperty(values[0] as object, values[1] as string)));
      case 'array':
        return give(machine.make([], [...args.keys()], args));
      case 'object':
        return give(machine.make({}, op.keys, args));
      case 'closure':
        return give(plain(machine.closure(op.func, args)));
      case 'capture':
        return give(machine.closures.get(values[0])!.captured[op.index]);
      case 'setcapture':
        machine.closures.get(values[0])!.captured[op.index] = args[1];
        return;
      case 'call':
        return give(this.call(args, op.spread ?? []));
      case 'new':
        return give(construct(machine.memory, values[0], args.slice(1)));
      case 'get':
        return give(this.variables.get(op.variable) ?? plain(undefined));
      case 'set':
        this.variables.set(op.variable, args[0]);
        return;
      case 'if':
        return this.enter(op, this.region(op.regions[values[0] ? 0 : 1]));
      case 'block':
        return this.enter(op, this.region(op.regions[0]));
      case 'loop':
        for (let carried = args; ;) {
          this.bind(op.regions[0].parameters, carried);
          const exit = this.region(op.regions[0]);
          if (exit.op.op !== 'continue' || exit.op.label !== op.label) return this.enter(op, exit);
          carried = [...exit.values];
        }
      case 'for': {
        let carried = args.slice(2);
        const [low, high] = values as number[];
        for (let k = 0; op.step > 0 ? low + k * op.step < high : low + k * op.step > high; k++) {
          this.bind(op.regions[0].parameters, [plain(low + k * op.step), ...carried]);
          const exit = this.region(op.regions[0]);
          if (exit.op.op !== 'continue' || exit.op.label !== op.label) return this.enter(op, exit);
          carried = [...exit.values];
        }
        return this.bind(op.results, carried);
      }
      case 'throw':
        throw new Thrown(args[0]);
      case 'yield':
      case 'break':
      case 'continue':
      case 'return':
        return { op, values: args };
      default:
        throw new Error(`dual numbers know no ${op.op}`);
    }
  }

  /** An exit that a construct caught gives its results; any other goes on. */
  private enter(op: Op, exit: Exit): Exit | undefined {
    const ends = exit.op.op === 'yield' || (exit.op.op === 'break' && 'label' in op && exit.op.label === op.label);
    return ends ? this.bind(op.results, exit.values) : exit;
  }

  /** A call of a function that may throw, with its completion. */
  private attempt([, ...call]: readonly Dual[]): Dual {
    const completion = (threw: boolean, dual: Dual): Dual =>
      this.machine.make({}, ['threw', 'value'], [plain(threw), dual]);
    try {
      return completion(false, this.call(call, []));
    } catch (error) {
      return completion(true, error instanceof Thrown ? error.dual : plain(error));
    }
  }

  private call(args: readonly Dual[], spread: readonly number[]): Dual {
    const [callee, receiver] = args.map((a) => a.value);
    const given = args.slice(2).flatMap((arg, i) => {
      if (!spread.includes(i + 2)) return [arg];
      return Array.from(arg.value as ArrayLike<unknown>, (_, k) => this.machine.load(arg.value, k));
    });
    if (callee === attempt) return this.attempt(given);
    const closure = this.machine.closures.get(callee);
    if (closure) return this.machine.call(closure.func, callee, receiver, given);
    const known = callNative(this.machine.memory, callee, receiver, given);
    if (known) return known;
    // Any other function is a constant to whatever calls it, here and in the tests' host.
    return plain(
      (callee as AnyFunction).apply(
        receiver,
        given.map((g) => g.value),
      ),
    );
  }
}

/** Runs `func`; `memory` holds the tangents of what is in the arguments. */
export function dual(func: Func, args: readonly Dual[], memory = new TangentMemory()): DualRun {
  const machine = new Machine(memory);
  const result = machine.call(func, undefined, undefined, args);
  return { result, infinite: machine.infinite };
}
