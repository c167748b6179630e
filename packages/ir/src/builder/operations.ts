/** Writes operations without regions: one method per operation, with the type of its result where that is known. */
import type { BufferOp, ConstantValue, Effect, Func, ValueId, VariableId } from '../model.js';
import type { PrimitiveName } from '../primitives.js';
import { arrayOf, boolean, join, number, objectOf, unknown, type Type } from '../type.js';
import { none, OpenFunction } from './open.js';
import { bufferType, constantType, primitiveType } from './types.js';

export abstract class OperationBuilder extends OpenFunction {
  const(value: ConstantValue): ValueId {
    return this.pushResult({
      op: 'const',
      value,
      args: none,
      results: this.result(constantType(value)),
      regions: none,
    });
  }

  global(name: string): ValueId {
    return this.pushResult({ op: 'global', name, args: none, results: this.result(unknown), regions: none });
  }

  extern(name: string, value: unknown, type: Type = unknown): ValueId {
    return this.pushResult({ op: 'extern', name, value, args: none, results: this.result(type), regions: none });
  }

  prim(prim: PrimitiveName, args: readonly ValueId[], name?: string): ValueId {
    const results = this.result(
      primitiveType(
        prim,
        args.map((a) => this.typeOf(a)),
      ),
      name,
    );
    return this.pushResult(
      this.adjoint
        ? { op: 'prim', prim, args, results, regions: none, adjoint: true }
        : { op: 'prim', prim, args, results, regions: none },
    );
  }

  /** `product`, but zero where `factor`, one of its factors, is: also if the other is not finite. Derivative code only. */
  unlessZero(factor: ValueId, product: ValueId): ValueId {
    const zero = this.prim('eq', [factor, this.const(0)]);
    return this.pushResult({
      op: 'prim',
      prim: 'select',
      args: [zero, this.const(0), product],
      results: this.result(number),
      regions: none,
      adjoint: true,
      guard: true,
    });
  }

  intrinsic(
    name: string,
    fn: (...args: never[]) => unknown,
    effect: Effect,
    args: readonly ValueId[],
    type: Type = unknown,
  ): ValueId {
    return this.pushResult({ op: 'intrinsic', name, fn, effect, args, results: this.result(type), regions: none });
  }

  /**
   * The same of a function in a table. By its name there it is found again when code is read back; its own name (`fn.name`) is no
   * name to go by, because bundlers change it.
   */
  intrinsicOf<Name extends string>(
    table: Readonly<Record<Name, (...args: never[]) => unknown>>,
    name: Name,
    effect: Effect,
    args: readonly ValueId[],
    type?: Type,
  ): ValueId {
    return this.intrinsic(name, table[name], effect, args, type);
  }

  /** A function in a table, likewise. */
  externOf<Name extends string>(table: Readonly<Record<Name, unknown>>, name: Name, type?: Type): ValueId {
    return this.extern(name, table[name], type);
  }

  load(object: ValueId, key: ValueId, type: Type = unknown, name?: string): ValueId {
    return this.pushResult({ op: 'load', args: [object, key], results: this.result(type, name), regions: none });
  }

  store(object: ValueId, key: ValueId, value: ValueId): void {
    this.push({ op: 'store', args: [object, key, value], results: none, regions: none });
  }

  addto(object: ValueId, key: ValueId, value: ValueId): void {
    this.push({ op: 'addto', args: [object, key, value], results: none, regions: none });
  }

  delete(object: ValueId, key: ValueId): ValueId {
    return this.pushResult({ op: 'delete', args: [object, key], results: this.result(boolean), regions: none });
  }

  array(elements: readonly ValueId[], name?: string): ValueId {
    const type = arrayOf(elements.length === 0 ? unknown : elements.map((e) => this.typeOf(e)).reduce(join));
    return this.pushResult({ op: 'array', args: elements, results: this.result(type, name), regions: none });
  }

  object(keys: readonly string[], values: readonly ValueId[], name?: string): ValueId {
    const type = objectOf(Object.fromEntries(keys.map((k, i) => [k, this.typeOf(values[i])])));
    return this.pushResult({ op: 'object', keys, args: values, results: this.result(type, name), regions: none });
  }

  /** The variable that a cell holds; nothing can go wrong with cells. */
  getCell(cell: ValueId, name: string, key = 'value', type?: Type): ValueId {
    let value: ValueId;
    this.unguarded(() => {
      value = this.load(cell, this.const(key), type, name);
    });
    return value!;
  }

  /** Assigns the variable that a cell holds. */
  setCell(cell: ValueId, value: ValueId, key = 'value'): void {
    this.unguarded(() => this.store(cell, this.const(key), value));
  }

  closure(func: Func, captured: readonly ValueId[], name?: string): ValueId {
    const type: Type = { kind: 'function', func };
    return this.pushResult({
      op: 'closure',
      func,
      args: captured,
      results: this.result(type, name ?? func.name),
      regions: none,
    });
  }

  buffer(element: BufferOp['element'], length: ValueId, name?: string): ValueId {
    return this.pushResult({
      op: 'buffer',
      element,
      args: [length],
      results: this.result(bufferType(element), name),
      regions: none,
    });
  }

  ensure(buffer: ValueId, index: ValueId): void {
    this.push({ op: 'ensure', args: [buffer, index], results: none, regions: none });
  }

  capture(self: ValueId, index: number, name: string, type: Type = unknown): ValueId {
    return this.pushResult({
      op: 'capture',
      index,
      name,
      args: [self],
      results: this.result(type, name),
      regions: none,
    });
  }

  setcapture(self: ValueId, index: number, name: string, value: ValueId): void {
    this.push({ op: 'setcapture', index, name, args: [self, value], results: none, regions: none });
  }

  /** `callee.call(receiver, ...args)`. */
  call(
    callee: ValueId,
    receiver: ValueId,
    args: readonly ValueId[],
    options: { spread?: readonly number[]; text?: string; type?: Type } = {},
  ): ValueId {
    const { spread, text, type = unknown } = options;
    return this.pushResult({
      op: 'call',
      args: [callee, receiver, ...args],
      results: this.result(type),
      regions: none,
      ...(spread && { spread }),
      ...(text !== undefined && { text }),
    });
  }

  /** `new constructor(...args)`; with `target`, for that `new.target`. Positions of `spread` count among all operands. */
  new(
    constructor: ValueId,
    args: readonly ValueId[],
    options: { spread?: readonly number[]; text?: string; target?: ValueId } = {},
  ): ValueId {
    const { spread, text, target } = options;
    return this.pushResult({
      op: 'new',
      args: target === undefined ? [constructor, ...args] : [constructor, target, ...args],
      results: this.result(unknown),
      regions: none,
      ...(target !== undefined && { target: true }),
      ...(spread && { spread }),
      ...(text !== undefined && { text }),
    });
  }

  /** What the private name `key` of an object holds, reached through captured variable `index` of a function. */
  loadPrivate(object: ValueId, key: ValueId, fn: ValueId, index: number, type: Type = unknown): ValueId {
    return this.pushResult({
      op: 'load',
      private: index,
      args: [object, key, fn],
      results: this.result(type),
      regions: none,
    });
  }

  storePrivate(object: ValueId, key: ValueId, value: ValueId, fn: ValueId, index: number): void {
    this.push({ op: 'store', private: index, args: [object, key, value, fn], results: none, regions: none });
  }

  get(variable: VariableId, type: Type = unknown): ValueId {
    const name = this.variableNames.get(variable);
    return this.pushResult({ op: 'get', variable, args: none, results: this.result(type, name), regions: none });
  }

  set(variable: VariableId, value: ValueId): void {
    this.push({ op: 'set', variable, args: [value], results: none, regions: none });
  }
}
