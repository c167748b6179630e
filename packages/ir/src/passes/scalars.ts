/**
 * Objects and arrays that nobody else sees become variables, one for each field: those that are made by a literal, and
 * of which everything that is done to them is reading and assigning fields that the literal names. So cells of captured
 * variables vanish when their closures have been inlined, and so do small tuples and records.
 *
 * Wants and keeps: SSA. Objects in fields of such objects follow, one level at a time.
 */
import type { ArrayOp, Func, ObjectOp, Op, Region, ValueId, Variable, VariableId } from '../model.js';
import { integer, number } from '../type.js';
import { eachOp } from '../walk.js';
import { contextOf } from './effects.js';
import { ssa } from './ssa.js';
import { inClosures } from './rewrite.js';
import { type ValueFacts } from '../value-map.js';

/** How deep objects in objects are followed. */
const maximalDepth = 8;

export function scalars(func: Func): Func {
  let result = func;
  for (let depth = 0; depth < maximalDepth; depth++) {
    const next = new Scalars(result).function();
    if (next === result) break;
    result = next;
  }
  return inClosures(result, scalars);
}

type Literal = ObjectOp | ArrayOp;

const none: readonly never[] = [];

class Scalars {
  private readonly defined: ValueFacts<Op>;
  private readonly variables: Variable[] = [];
  /** The variable of each field of the objects that go. */
  private readonly fields = new Map<ValueId, Map<string, VariableId>>();
  private nextId: number;

  constructor(private readonly func: Func) {
    this.defined = contextOf(func).definitions;
    this.nextId = func.nextId;
  }

  function(): Func {
    const { func } = this;
    const found = new Map<ValueId, Literal>();
    eachOp(func.body, (op) => {
      if (op.op === 'object' || op.op === 'array') found.set(op.results[0].id, op);
    });
    if (found.size === 0) return func;
    eachOp(func.body, (op) => {
      op.args.forEach((arg, k) => {
        const literal = found.get(arg);
        if (literal && !this.isAccess(op, k, literal)) found.delete(arg);
      });
    });
    if (found.size === 0) return func;
    for (const [id, literal] of found) this.declare(id, literal);
    const body = this.region(func.body);
    return ssa({ ...func, body, variables: this.variables, nextId: this.nextId });
  }

  /** The name of a field, if the key is constant. */
  private key(id: ValueId): string | undefined {
    const op = this.defined.get(id);
    return op?.op === 'const' && (typeof op.value === 'string' || typeof op.value === 'number')
      ? String(op.value)
      : undefined;
  }

  private keys(literal: Literal): readonly string[] {
    return literal.op === 'object' ? literal.keys : literal.args.map((_, i) => String(i));
  }

  /** True if operand `k` is an object of which the operation reads or assigns a field that the literal has. */
  private isAccess(op: Op, k: number, literal: Literal): boolean {
    if (k !== 0 || (op.op !== 'load' && op.op !== 'store' && op.op !== 'addto')) return false;
    if (literal.op === 'object' && literal.keys.includes('__proto__')) return false;
    const key = this.key(op.args[1]);
    if (key === undefined) return false;
    if (literal.op === 'array' && key === 'length') return op.op === 'load';
    return this.keys(literal).includes(key);
  }

  private declare(id: ValueId, literal: Literal): void {
    const name = literal.results[0].name;
    const fields = new Map<string, VariableId>();
    for (const key of this.keys(literal)) {
      const own =
        literal.op === 'array' ? (name === undefined ? '' : `${name}${key}`) : key === 'value' ? (name ?? key) : key;
      const variable: Variable = { id: this.nextId++, name: own };
      this.variables.push(variable);
      fields.set(key, variable.id);
    }
    this.fields.set(id, fields);
  }

  private region(region: Region): Region {
    const ops: Op[] = [];
    for (const op of region.ops) this.operation(op, ops);
    return { parameters: region.parameters, ops };
  }

  private operation(op: Op, out: Op[]): void {
    const place = op.location && { location: op.location };
    const set = (variable: VariableId, value: ValueId): void => {
      out.push({ op: 'set', variable, args: [value], results: none, regions: none, ...place });
    };
    const own = op.results.length === 1 ? this.fields.get(op.results[0].id) : undefined;
    if (own && (op.op === 'object' || op.op === 'array')) {
      this.keys(op).forEach((key, i) => set(own.get(key)!, op.args[i]));
      return;
    }
    const fields = op.op === 'load' || op.op === 'store' || op.op === 'addto' ? this.fields.get(op.args[0]) : undefined;
    if (!fields) {
      out.push(op.regions.length === 0 ? op : { ...op, regions: op.regions.map((r) => this.region(r)) });
      return;
    }
    const variable = fields.get(this.key(op.args[1])!);
    if (op.op === 'load') {
      const [result] = op.results;
      if (variable !== undefined)
        out.push({ op: 'get', variable, args: none, results: [result], regions: none, ...place });
      else
        out.push({
          op: 'const',
          value: fields.size,
          args: none,
          results: [{ ...result, type: integer }],
          regions: none,
          ...place,
        });
    } else if (op.op === 'store') {
      set(variable!, op.args[2]);
    } else {
      const old = { id: this.nextId++, type: number };
      const sum = { id: this.nextId++, type: number };
      out.push({ op: 'get', variable: variable!, args: none, results: [old], regions: none, ...place });
      out.push({ op: 'prim', prim: 'add', args: [old.id, op.args[2]], results: [sum], regions: none, ...place });
      set(variable!, sum.id);
    }
  }
}
