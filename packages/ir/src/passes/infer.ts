/**
 * Finds the types of all values from those of the parameters. Optimistic: a merge has the type of what is known to flow
 * into it, and is widened as more flows. What an operation's result was declared as stays where nothing better is found.
 *
 * An element of a JavaScript array, or a field, has a type only if everything that may put something there puts that
 * type: stores of this function, and none of an unknown call. Elements of typed arrays have theirs in any case.
 *
 * Wants and keeps: SSA; only types change.
 */
import { constantType, primitiveType } from '../builder.js';
import type { Func, Op, Region, Value, ValueId } from '../model.js';
import {
  arrayOf,
  float32Array,
  float64Array,
  integer,
  integerArray,
  isContainer,
  isNumeric,
  join,
  number,
  objectOf,
  sameType,
  unknown,
  type Type,
} from '../type.js';
import { eachOp, eachValue, valueTypes } from '../walk.js';
import { areApart } from './apart.js';
import { memoryOf, type MemoryClass } from './memory.js';
import { merged } from './merge-types.js';
import { slotsOf } from './merges.js';
import { inClosures, mapList, mapRegions, withBody, withResults } from './rewrite.js';
import { Worklist, type Step } from './worklist.js';
import { type ValueFacts, ValueMap } from '../value-map.js';

/** What `new` of a well-known global gives. */
const made: ReadonlyMap<string, Type> = new Map([
  ['Float64Array', float64Array],
  ['Float32Array', float32Array],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'].map(
    (name) => [name, integerArray] as const,
  ),
]);

export function infer(func: Func): Func {
  return inClosures(new Inference(func).function(), infer);
}

/** As `infer`, of the function alone, as if calls changed nothing, and what they give were what it has to be. To be proved later. */
export function inferTrusting(func: Func): Func {
  return new Inference(func, 'trusting').function();
}

/** True if the types of all values follow from those of the parameters, whatever was found before. */
export function provesTypes(func: Func): boolean {
  const proved = valueTypes(new Inference(func, 'strict').function());
  let holds = true;
  eachValue(func, ({ id, type }) => (holds &&= sameType(join(type, proved.get(id)!), type)));
  return holds;
}

/** A value that other values flow into. */
interface Merge {
  readonly id: ValueId;
  readonly inputs: readonly ValueId[];
}

class Inference {
  private readonly declared: ValueFacts<Type>;
  private readonly types: ValueMap<Type>;
  private readonly defined: ValueFacts<Op>;
  private readonly memory;
  private readonly work: Worklist<Op | Merge>;
  /** The stores into objects of a class. */
  private readonly stores = new Map<MemoryClass, Set<Op>>();
  private readonly readers = new Map<MemoryClass, Step<Op | Merge>[]>();
  /** Classes that code elsewhere may write while the function runs. */
  private readonly foreign = new Set<MemoryClass>();

  constructor(
    private readonly func: Func,
    /** What to make of calls, and of types that loads were declared to have. */
    private readonly mode: 'careful' | 'trusting' | 'strict' = 'careful',
  ) {
    this.types = new ValueMap(func);
    this.work = new Worklist(func, (about) => ('inputs' in about ? this.flow(about) : this.visit(about)));
    this.memory = memoryOf(func);
    this.declared = this.memory.context.types;
    this.defined = this.memory.context.definitions;
  }

  function(): Func {
    const { func, memory } = this;
    for (const p of func.parameters) this.types.set(p.id, p.type);
    for (const slots of slotsOf(func).of.values()) {
      for (const { result, parameter, initial, next, exit, counted } of slots) {
        if (parameter) this.merge(parameter.id, [initial!, ...next]);
        this.merge(result.id, counted ? [...exit, parameter!.id] : exit);
      }
    }
    eachOp(func.body, (op) => {
      if (op.op === 'for') this.types.set(op.regions[0].parameters[0].id, integer);
      if ((op.op === 'call' && this.mode !== 'trusting') || op.op === 'new' || op.op === 'intrinsic')
        for (const c of memory.writes(op)) this.foreign.add(c);
    });
    eachOp(func.body, (op) => this.operation(op));
    this.work.settle();
    if (this.mode === 'trusting') return withBody(func, this.retyped(func.body));
    // What is read from arrays that nothing is put into is what it was declared as, and so is what comes of it.
    eachValue(func, (value) => {
      if (this.types.has(value.id)) return;
      this.widen(value.id, value.type);
      this.work.settle();
    });
    return withBody(func, this.retyped(func.body));
  }

  private typeOf(id: ValueId): Type | undefined {
    return this.types.get(id);
  }

  /** Widens the type of a value by what it may be too. */
  private widen(id: ValueId, type: Type): void {
    const old = this.types.get(id);
    const wide = old ? join(old, type) : type;
    if (old && sameType(old, wide)) return;
    this.types.set(id, wide);
    this.work.changed(id);
  }

  private merge(id: ValueId, inputs: readonly ValueId[]): void {
    this.work.add({ id, inputs }, inputs);
  }

  private flow({ id, inputs }: Merge): void {
    for (const input of inputs) {
      const type = merged(this.typeOf(input));
      if (type) this.widen(id, type);
    }
  }

  private operation(op: Op): void {
    if (op.regions.length > 0) return;
    const [result] = op.results;
    const stores = op.op === 'store' || op.op === 'addto';
    if (!stores && (!result || (op.op === 'call' && this.mode === 'trusting'))) return;
    const step = this.work.add(op, op.args);
    const c =
      op.op === 'load'
        ? this.memory.classOf(op.args[0])
        : op.op === 'array' || op.op === 'object'
          ? this.memory.classOf(result.id)
          : undefined;
    if (c) {
      const list = this.readers.get(c);
      if (list) list.push(step);
      else this.readers.set(c, [step]);
    }
  }

  private visit(op: Op): void {
    if (op.op === 'store' || op.op === 'addto') {
      this.store(op);
      return;
    }
    const type = this.compute(op);
    if (!type) return;
    const { id } = op.results[0];
    const declared = op.op === 'load' && this.mode === 'strict' ? unknown : this.declared.get(id)!;
    const better = type.kind !== 'unknown' && !(type.kind === 'number' && declared.kind === 'integer');
    this.widen(id, better ? type : declared);
  }

  /** The constant key of a load or store, if it is a property's name. */
  private property(key: ValueId): string | undefined {
    const op = this.defined.get(key);
    return op?.op === 'const' && typeof op.value === 'string' ? op.value : undefined;
  }

  private store(op: Op): void {
    const c = this.memory.classOf(op.args[0]);
    if (!c || !this.storedType(op)) return;
    let stores = this.stores.get(c);
    if (!stores) this.stores.set(c, (stores = new Set()));
    stores.add(op);
    this.readers.get(c)?.forEach((step) => this.work.again(step));
  }

  private storedType(op: Op): Type | undefined {
    return op.op === 'addto' ? number : this.typeOf(op.args[2]);
  }

  /**
   * What may be put into an object under a key (by name, or an index) by stores: those into objects of its class, but for objects that
   * hold other kinds of things and so are others.
   */
  private *storedIn(c: MemoryClass, key: string | undefined, object: Type | undefined): Iterable<Type> {
    for (const op of this.stores.get(c) ?? []) {
      const name = this.property(op.args[1]);
      if (name !== undefined && name !== key) continue;
      const base = this.typeOf(op.args[0]);
      if (base && object && areApart(base, object)) continue;
      yield this.storedType(op)!;
    }
  }

  /** The type of a place in an object of a class, given what the object's own type says. */
  private place(base: ValueId, key: string | undefined, own: Type): Type {
    const c = this.memory.classOf(base);
    if (!c) return own;
    if (this.foreign.has(c)) return unknown;
    let type = own;
    for (const what of this.storedIn(c, key, this.typeOf(base))) type = join(type, what);
    return type;
  }

  private load(op: Op): Type | undefined {
    const [object, key] = op.args;
    const base = this.typeOf(object);
    const keyType = this.typeOf(key);
    if (!base || !keyType) return undefined;
    const property = this.property(key);
    if (property !== undefined) {
      if (property === 'length' && (base.kind === 'array' || base.kind === 'typed')) return integer;
      if (base.kind !== 'object') return unknown;
      return Object.hasOwn(base.fields, property) ? this.place(object, property, base.fields[property]) : unknown;
    }
    if (!isNumeric(keyType)) return unknown;
    if (base.kind === 'typed') return base.element === 'integer' ? integer : number;
    if (base.kind === 'array') return this.place(object, undefined, base.element);
    return unknown;
  }

  private compute(op: Op): Type | undefined {
    const types: Type[] = [];
    switch (op.op) {
      case 'const':
        return constantType(op.value);
      case 'prim':
        for (const a of op.args) {
          const type = this.typeOf(a);
          if (!type) return undefined;
          types.push(type);
        }
        return primitiveType(op.prim, types);
      case 'load':
        return this.load(op);
      case 'array': {
        const c = this.memory.classOf(op.results[0].id);
        for (const a of op.args) {
          const type = this.typeOf(a);
          if (!type) return undefined;
          types.push(type);
        }
        if (c && this.foreign.has(c)) return arrayOf(unknown);
        if (c) types.push(...this.storedIn(c, undefined, this.typeOf(op.results[0].id)));
        // Of an array that is made empty nothing is known until something is put there.
        return types.length === 0 ? undefined : arrayOf(types.reduce(join));
      }
      case 'object': {
        const fields: Record<string, Type> = {};
        for (const [i, key] of op.keys.entries()) {
          const type = this.typeOf(op.args[i]);
          if (!type) return undefined;
          fields[key] = this.place(op.results[0].id, key, type);
        }
        return objectOf(fields);
      }
      case 'new': {
        const callee = this.defined.get(op.args[0]);
        return (callee?.op === 'global' && made.get(callee.name)) || unknown;
      }
      case 'closure':
      case 'buffer':
      default:
        return this.declared.get(op.results[0].id);
    }
  }

  private retyped(region: Region): Region {
    const value = (v: Value): Value => {
      const type = this.types.get(v.id);
      // In trust, a number may yet turn out to be anything: what calls give is still missing.
      if (!type || (this.mode === 'trusting' && !isContainer(type))) return v;
      return sameType(type, v.type) ? v : { ...v, type };
    };
    const parameters = mapList(region.parameters, value);
    const ops = mapList(region.ops, (op) => {
      const results = mapList(op.results, value);
      const typed = results === op.results ? op : withResults(op, results);
      return op.regions.length === 0 ? typed : mapRegions(typed, (r) => this.retyped(r));
    });
    return parameters === region.parameters && ops === region.ops ? region : { parameters, ops };
  }
}
