/**
 * Functions of the run time that are ordinary code of the language, so that the adjoint transform can be applied to code that
 * calls them. Each is a closed text whose first parameter `rt` stands for the functions of {@link Table}; here calls of those
 * become operations, and the parameter goes.
 */
import {
  attach,
  definitions,
  type ClosureOp,
  type Effect,
  type Func,
  type Op,
  type Region,
  type Site,
  type Type,
  type ValueFacts,
  type ValueId,
} from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import type { Flow } from '../transform/flow.js';

/** A function of the run time that has no code in the language. */
export interface Native {
  readonly fn: (...args: never[]) => unknown;
  readonly effect: Effect;
  readonly type: Type;
  readonly flow: Flow;
}

/** What `rt.name(...)` calls: a native function, or another self-hosted one. */
export type Table = Readonly<Record<string, Native | AnyFunction>>;

type Read = (fn: AnyFunction) => Func;

const none: readonly never[] = [];

function entryOf(table: Table, name: unknown): Native | AnyFunction {
  const entry = typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
  if (entry === undefined) throw new Error(`the run time has no function ${String(name)}`);
  return entry;
}

/** Replaces what is done with the table, which `source` gives, by operations. */
class Binder {
  private nextId: number;
  private readonly definition: ValueFacts<Op>;
  private readonly entries = new Map<ValueId, Native | AnyFunction>();

  constructor(
    private readonly func: Func,
    private readonly table: Table,
    /** Values that are the table. */
    private readonly tables: Set<ValueId>,
    /** The captured variable that is the table. */
    private readonly captured: number | undefined,
  ) {
    this.nextId = func.nextId;
    this.definition = definitions(func);
  }

  run(): Func {
    const body = this.region(this.func.body);
    return { ...this.func, body, nextId: this.nextId };
  }

  private region(region: Region): Region {
    return { ...region, ops: region.ops.flatMap((op) => this.op(op)) };
  }

  private op(op: Op): Op[] {
    const self = this.func.parameters.find((p) => p.role === 'self')!.id;
    if (op.op === 'capture' && op.index === this.captured && op.args[0] === self) this.tables.add(op.results[0].id);
    if (op.op === 'load' && this.tables.has(op.args[0])) {
      const key = this.definition.get(op.args[1]);
      this.entries.set(op.results[0].id, entryOf(this.table, key?.op === 'const' ? key.value : undefined));
      return [];
    }
    if (op.op === 'call') {
      const entry = this.entries.get(op.args[0]);
      if (entry !== undefined) return this.call(op, entry);
    }
    if (op.op === 'closure') {
      const at = op.args.findIndex((a) => this.tables.has(a));
      if (at < 0) return [op];
      return [withCode(op, new Binder(op.func, this.table, new Set(), at).run())];
    }
    return [op.regions.length === 0 ? op : { ...op, regions: op.regions.map((r) => this.region(r)) }];
  }

  private call(op: Extract<Op, { op: 'call' }>, entry: Native | AnyFunction): Op[] {
    const args = op.args.slice(2);
    if (typeof entry !== 'function') {
      const { fn, effect, type } = entry;
      const results = [{ ...op.results[0], type }];
      return [{ op: 'intrinsic', name: fn.name, fn, effect, args, results, regions: none }];
    }
    const callee = { id: this.nextId++, type: { kind: 'function' } as const };
    const receiver = { id: this.nextId++, type: { kind: 'opaque' } as const };
    return [
      { op: 'extern', name: entry.name, value: entry, args: none, results: [callee], regions: none },
      { op: 'const', value: undefined, args: none, results: [receiver], regions: none },
      { ...op, args: [callee.id, receiver.id, ...args] },
    ];
  }
}

/** A closure with other code. */
export function withCode(op: ClosureOp, func: Func): ClosureOp {
  return { ...op, func, results: op.results.map((r) => ({ ...r, type: { kind: 'function', func } })) };
}

function bind(func: Func, table: Table): Func {
  const [self, receiver, rt, ...parameters] = func.parameters;
  const head: Op = { op: 'extern', name: 'rt', value: table, args: none, results: [rt], regions: none };
  const open: Func = {
    ...func,
    parameters: [self, receiver, ...parameters],
    body: { ...func.body, ops: [head, ...func.body.ops] },
  };
  return new Binder(open, table, new Set([rt.id]), undefined).run();
}

/** What the table's functions are as values, for code that runs as it is written. */
export function callable(table: Table): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, entry]) => [name, typeof entry === 'function' ? entry : entry.fn]),
  );
}

/**
 * The function that a text stands for. It can be called, and has a record, so that it can be differentiated.
 * @param table may be completed later
 * @param rt the same as values
 */
export function selfHosted(
  name: string,
  text: AnyFunction,
  table: Table,
  rt: () => Readonly<Record<string, unknown>>,
  read: Read,
): AnyFunction {
  const fn = function (this: unknown, ...args: unknown[]): unknown {
    return text.call(this, rt(), ...args) as unknown;
  };
  Object.defineProperty(fn, 'name', { value: name });
  let site: Site | undefined;
  return attach(fn, () => (site ??= { func: { ...bind(read(text), table), name }, inline: false }));
}

/**
 * The code of closures over the first parameters of a self-hosted function: those become captured variables.
 * @param count how many
 */
export function closureCode(func: Func, count: number): Func {
  const [self, receiver, ...parameters] = func.parameters;
  const bound = parameters.slice(0, count);
  const head = bound.map((p, index): Op => ({
    op: 'capture',
    index,
    name: p.name ?? `c${index}`,
    args: [self.id],
    results: [{ id: p.id, type: p.type, ...(p.name !== undefined && { name: p.name }) }],
    regions: none,
  }));
  return {
    ...func,
    parameters: [self, receiver, ...parameters.slice(count)],
    captures: bound.map((p, k) => ({ name: p.name ?? `c${k}`, scope: 'local', constant: true })),
    body: { ...func.body, ops: [...head, ...func.body.ops] },
  };
}
