/** Writes a function in the compact form of `format.ts`. */
import type { ConstantValue, Func, Location, Op, Region, Source, Value } from '../model.js';
import { fieldsOf, type FieldKind } from '../schema.js';
import { typeName, type Type } from '../type.js';
import { eachOp } from '../walk.js';
import {
  encodeConstant,
  isCell,
  isConstant,
  isExported,
  isImported,
  isModule,
  isRebound,
  roles,
  version,
  type CodedFile,
  type CodedFunction,
  type CodedOp,
  type CodedRegion,
  type CodedType,
  type CodedValues,
  type List,
  type Place,
} from './format.js';

/**
 * The compact form of a function, nested functions included. Locations are kept as far as they lie in one source: that
 * of the function, or else the first one that an operation names.
 */
export function encode(func: Func): string {
  return new Encoder(sourceOf(func)).file(func);
}

function sourceOf(func: Func): Source | undefined {
  if (func.location) return func.location.source;
  let source: Source | undefined;
  eachOp(func.body, (op) => {
    source ??= op.location?.source;
  });
  return source;
}

function list<T>(items: readonly T[]): List<T> {
  return items.length === 0 ? 0 : items;
}

class Encoder {
  private readonly types: CodedType[] = [];
  private readonly typeNumbers = new Map<Type, number>();
  private readonly typesByText = new Map<string, number>();
  private readonly functions: Func[] = [];
  private readonly functionNumbers = new Map<Func, number>();

  constructor(private readonly source: Source | undefined) {}

  file(func: Func): string {
    this.numberOf(func);
    const functions: CodedFunction[] = [];
    // Coding one function may bring up others.
    for (let i = 0; i < this.functions.length; i++) functions.push(this.function(this.functions[i]));
    const file: CodedFile = [version, this.types, functions];
    return JSON.stringify(file);
  }

  private numberOf(func: Func): number {
    const known = this.functionNumbers.get(func);
    if (known !== undefined) return known;
    this.functionNumbers.set(func, this.functions.length);
    return this.functions.push(func) - 1;
  }

  /** Equal types get one number, except that types with functions are told apart by identity. */
  private type(type: Type): number {
    const known = this.typeNumbers.get(type);
    if (known !== undefined) return known;
    const coded = this.typeCode(type);
    const text = JSON.stringify(coded);
    const number = this.typesByText.get(text) ?? this.types.push(coded) - 1;
    this.typesByText.set(text, number);
    this.typeNumbers.set(type, number);
    return number;
  }

  private typeCode(type: Type): CodedType {
    switch (type.kind) {
      case 'array':
        return ['array', this.type(type.element)];
      case 'typed':
        return ['typed', type.element];
      case 'object':
        return ['object', ...Object.entries(type.fields).flatMap(([key, field]) => [key, this.type(field)])];
      case 'function':
        return type.func === undefined ? 'function' : ['function', this.numberOf(type.func)];
      default:
        return typeName(type);
    }
  }

  private values(values: readonly Value[]): CodedValues {
    return list(values.flatMap(({ id, type, name }) => [id, this.type(type), name ?? 0]));
  }

  private place(location: Location | undefined): Place {
    if (location === undefined || location.source !== this.source) return [];
    return [location.start, location.end - location.start];
  }

  private function(func: Func): CodedFunction {
    const { name, form, length, nextId, parameters, captures, variables, body, location } = func;
    return [
      name,
      length === undefined ? form : `${form}:${length}`,
      nextId,
      list(parameters.map((p) => [roles.indexOf(p.role), p.id, this.type(p.type), p.name ?? 0] as const)),
      list(
        captures.map((c) => {
          const bits =
            (c.scope === 'module' ? isModule : 0) |
            (c.constant ? isConstant : 0) |
            (c.imported ? isImported : 0) |
            (c.rebound ? isRebound : 0) |
            (c.exported ? isExported : 0) |
            (c.cell ? isCell : 0);
          return [c.name, bits, ...this.place(c.location)] as const;
        }),
      ),
      list(variables.map((v) => [v.id, v.name] as const)),
      this.region(body),
      ...this.place(location),
    ];
  }

  private region({ parameters, ops }: Region): CodedRegion {
    return [this.values(parameters), ...ops.map((op) => this.op(op))];
  }

  private op(op: Op): CodedOp {
    const fields = fieldsOf(op.op).flatMap(([name, kind]) => {
      const write = this.fieldCodes[kind];
      return write === undefined ? [] : [write((op as unknown as Record<string, unknown>)[name] as never)];
    });
    const hidden = 'private' in op && op.private !== undefined ? `:${op.private}` : '';
    return [
      `${op.op}${hidden}`,
      list(op.args),
      this.values(op.results),
      list(op.regions.map((region) => this.region(region))),
      ...fields,
      ...this.place(op.location),
    ];
  }

  private readonly fieldCodes: Record<FieldKind, ((value: never) => unknown) | undefined> = {
    constant: (value: ConstantValue) => encodeConstant(value),
    name: (name: string) => name,
    text: (text: string | undefined) => text ?? 0,
    names: (names: readonly string[]) => names,
    number: (value: number) => value,
    step: (value: number) => value,
    label: (label: number) => label,
    variable: (id: number) => id,
    positions: (positions: readonly number[] | undefined) => positions ?? 0,
    private: undefined,
    flag: (flag: boolean | undefined) => (flag === true ? 1 : 0),
    function: (func: Func) => this.numberOf(func),
    linked: undefined,
  };
}
