/** Reads the compact form of `format.ts`. */
import { link, type Linking } from '../linking.js';
import type { Capture, Func, Location, Op, OpCode, Region, Value } from '../model.js';
import { refusal } from '../refusal.js';
import { fieldsOf, type FieldKind } from '../schema.js';
import type { Type } from '../type.js';
import {
  decodeConstant,
  isCell,
  isConstant,
  isExported,
  isImported,
  isModule,
  isRebound,
  roles,
  version,
  type CodedCapture,
  type CodedConstant,
  type CodedFile,
  type CodedFunction,
  type CodedOp,
  type CodedRegion,
  type CodedType,
  type CodedValues,
  type List,
  type Place,
} from './format.js';

/** The function that `encode` wrote. What it could not write, `linking` supplies. */
export function decode(text: string, linking: Linking = {}): Func {
  return new Decoder(open(text), linking).function(0);
}

/** The captured variables of an encoded function, without the rest of it. */
export function decodeCaptures(text: string): readonly Capture[] {
  const file = open(text);
  return new Decoder([version, [], file[2]], {}).captures(file[2][0][4]);
}

function open(text: string): CodedFile {
  const file = JSON.parse(text) as CodedFile;
  if (file[0] === version) return file;
  throw refusal('bad-argument', {
    where: 'a function that a build has embedded',
    problem: `it is written in version ${String(file[0])} of the format, and this is version ${version}`,
    remedy: 'Use the same version of @wengert/plugin and of wengert, and build again.',
  });
}

function items<T>(list: List<T>): readonly T[] {
  return list === 0 ? [] : list;
}

class Decoder {
  private readonly types: Type[] = [];
  private readonly functions: Func[] = [];

  constructor(
    private readonly file: CodedFile,
    private readonly linking: Linking,
  ) {
    const promised: { type: { func?: Func }; number: number }[] = [];
    for (const coded of file[1]) {
      const type = this.type(coded);
      if (type.kind === 'function' && typeof coded !== 'string') promised.push({ type, number: coded[1] as number });
      this.types.push(type);
    }
    // A type may name a function that has values of this very type, so functions come in last.
    for (const { type, number } of promised) type.func = this.function(number);
  }

  private type(coded: CodedType): Type {
    if (typeof coded === 'string') return { kind: coded } as Type;
    const [kind, ...rest] = coded;
    if (kind === 'array') return { kind, element: this.types[rest[0] as number] };
    if (kind === 'typed') return { kind, element: rest[0] as 'float64' };
    if (kind === 'function') return { kind };
    const fields: [string, Type][] = [];
    for (let i = 0; i < rest.length; i += 2) fields.push([rest[i] as string, this.types[rest[i + 1] as number]]);
    return { kind: 'object', fields: Object.fromEntries(fields) };
  }

  function(number: number): Func {
    return (this.functions[number] ??= this.decodeFunction(this.file[2][number]));
  }

  private decodeFunction(coded: CodedFunction): Func {
    const [name, form, nextId, parameters, captures, variables, body, ...place] = coded;
    const [word, length] = form.split(':');
    return {
      name,
      parameters: items(parameters).map(([role, id, type, text]) => ({
        ...this.value(id, type, text),
        role: roles[role],
      })),
      captures: this.captures(captures),
      body: this.region(body),
      variables: items(variables).map(([id, text]) => ({ id, name: text })),
      nextId,
      form: word as Func['form'],
      ...(length !== undefined && { length: Number(length) }),
      ...this.location(place),
    };
  }

  captures(coded: List<CodedCapture>): Capture[] {
    return items(coded).map(([name, bits, ...place]) => ({
      name,
      scope: bits & isModule ? 'module' : 'local',
      constant: (bits & isConstant) !== 0,
      ...(bits & isImported && { imported: true }),
      ...(bits & isRebound && { rebound: true }),
      ...(bits & isExported && { exported: true }),
      ...(bits & isCell && { cell: true }),
      ...this.location(place),
    }));
  }

  private value(id: number, type: number, name: string | 0): Value {
    return name === 0 ? { id, type: this.types[type] } : { id, type: this.types[type], name };
  }

  private values(coded: CodedValues): Value[] {
    const flat = items(coded);
    const values: Value[] = [];
    for (let i = 0; i < flat.length; i += 3) {
      values.push(this.value(flat[i] as number, flat[i + 1] as number, flat[i + 2] as string | 0));
    }
    return values;
  }

  private location(place: Place): { location?: Location } {
    const { source } = this.linking;
    if (place.length === 0 || source === undefined) return {};
    const [start, length] = place;
    return { location: { source, start, end: start + length } };
  }

  private region([parameters, ...ops]: CodedRegion): Region {
    return { parameters: this.values(parameters), ops: ops.map((op) => this.op(op)) };
  }

  private op([word, args, results, regions, ...rest]: CodedOp): Op {
    const [op, hidden] = word.split(':') as [OpCode, string?];
    const fields: Record<string, unknown> = hidden === undefined ? {} : { private: Number(hidden) };
    let next = 0;
    for (const [name, kind] of fieldsOf(op)) {
      if (kind === 'private') continue;
      if (kind === 'linked') fields[name] = link(op as 'extern', fields['name'] as string, this.linking);
      else this.fieldReaders[kind](fields, name, rest[next++] as never);
    }
    return {
      op,
      ...fields,
      args: items(args),
      results: this.values(results),
      regions: items(regions).map((region) => this.region(region)),
      ...this.location(rest.slice(next) as unknown as Place),
    } as unknown as Op;
  }

  private readonly fieldReaders: Record<
    Exclude<FieldKind, 'linked' | 'private'>,
    (fields: Record<string, unknown>, name: string, coded: never) => void
  > = {
    constant: (fields, name, coded: CodedConstant) => (fields[name] = decodeConstant(coded)),
    name: keep,
    text: keepPresent,
    names: keep,
    number: keep,
    step: keep,
    label: keep,
    variable: keep,
    positions: keepPresent,
    flag: (fields, name, coded: 0 | 1) => coded === 1 && (fields[name] = true),
    function: (fields, name, coded: number) => (fields[name] = this.function(coded)),
  };
}

function keep(fields: Record<string, unknown>, name: string, coded: unknown): void {
  fields[name] = coded;
}

function keepPresent(fields: Record<string, unknown>, name: string, coded: unknown): void {
  if (coded !== 0) fields[name] = coded;
}
