/**
 * Reads the text form that `print` writes, without judging it: `verify` does. The names before operands, labels and
 * variables in operations are for people and are not looked at.
 */
import { link, type Linking } from '../linking.js';
import type { Capture, Func, Location, Op, OpCode, Parameter, ParameterRole, Region, Source, Value } from '../model.js';
import { primitives } from '../primitives.js';
import { fieldsOf, schema, type FieldKind } from '../schema.js';
import type { Type } from '../type.js';
import { Cursor } from './cursor.js';
import { readType, type Promised } from './type.js';

/** The function of a text; further functions in it are those that types name. */
export function parse(text: string, linking: Linking = {}): Func {
  return new Parser(new Cursor(text), linking).all();
}

const forms = new Set<Func['form']>(['arrow', 'function', 'method', 'constructor']);
const scopes = new Set<Capture['scope']>(['module', 'local']);
const roles: readonly ParameterRole[] = ['self', 'this', 'rest'];

/** How each kind of field is read; undefined: absent. `flag`, `function` and `linked` are read elsewhere. */
const readField: Record<FieldKind, ((cursor: Cursor) => unknown) | undefined> = {
  constant: (cursor) => cursor.constant(),
  name: (cursor) => cursor.name(),
  text: (cursor) => (cursor.atString() ? cursor.string() : undefined),
  names: (cursor) => bracketed(cursor, () => cursor.name()),
  number: (cursor) => cursor.number(),
  step: (cursor) => (cursor.wordOf(new Set(['step'])), cursor.number()),
  label: (cursor) => cursor.id('#'),
  variable: (cursor) => cursor.id('~'),
  positions: (cursor) => (cursor.optionalWord('spread') ? bracketed(cursor, () => cursor.number()) : undefined),
  private: (cursor) => (cursor.optionalWord('private') ? cursor.number() : undefined),
  flag: undefined,
  function: undefined,
  linked: undefined,
};

/** The type of a closure that has the type of its function: the text leaves it out. */
const ownType: Type = { kind: 'function' };

function bracketed<T>(cursor: Cursor, read: () => T): T[] {
  cursor.mark('[');
  return cursor.list(']', read);
}

class Parser {
  private readonly promised: Promised[] = [];
  private readonly functions = new Map<number, Func>();

  constructor(
    private readonly cursor: Cursor,
    private readonly linking: Linking,
  ) {}

  all(): Func {
    const func = this.function();
    while (!this.cursor.atEnd()) this.function();
    for (const { type, number } of this.promised) type.func = this.numbered(number);
    return func;
  }

  private numbered(number: number): Func {
    const func = this.functions.get(number);
    if (func === undefined) throw this.cursor.unexpected(`no function &${number}`);
    return func;
  }

  private function(): Func {
    const { cursor } = this;
    const form = cursor.wordOf(forms);
    const number = cursor.optionalId('&');
    const name = cursor.name();
    cursor.mark('(');
    const parameters = cursor.list(')', () => this.parameter());
    cursor.wordOf(new Set(['next']));
    const nextId = cursor.number();
    const length = cursor.optionalWord('length') ? { length: cursor.number() } : {};
    const captures = cursor.optionalWord('captures') ? cursor.sequence(() => this.capture()) : [];
    const variables = cursor.optionalWord('variables')
      ? cursor.sequence(() => ({ name: '', ...cursor.named('~') }))
      : [];
    const location = this.location();
    const body = this.region();
    const func = { name, parameters, captures, body, variables, nextId, form, ...length, ...location };
    if (number !== undefined) this.functions.set(number, func);
    return func;
  }

  private parameter(): Parameter {
    const role = roles.find((word) => this.cursor.optionalWord(word)) ?? 'argument';
    return { ...this.value(), role };
  }

  private capture(): Capture {
    const { cursor } = this;
    const name = cursor.name();
    cursor.mark(':');
    const scope = cursor.wordOf(scopes);
    const constant = cursor.optionalWord('constant');
    const imported = cursor.optionalWord('imported') ? { imported: true } : {};
    const rebound = cursor.optionalWord('rebound') ? { rebound: true } : {};
    const exported = cursor.optionalWord('exported') ? { exported: true } : {};
    const cell = cursor.optionalWord('cell') ? { cell: true } : {};
    return { name, scope, constant, ...imported, ...rebound, ...exported, ...cell, ...this.location() };
  }

  /** A value with its type; `unsaid` is the type of a value that the text gives none. */
  private value(unsaid?: Type): Value {
    const { id, name } = this.cursor.named('%');
    const type = unsaid !== undefined && !this.cursor.atMark(':') ? unsaid : this.type();
    return name === undefined ? { id, type } : { id, type, name };
  }

  private type(): Type {
    this.cursor.mark(':');
    return readType(this.cursor, this.promised);
  }

  private location(): { location?: Location } {
    const { cursor } = this;
    if (!cursor.optionalMark('@')) return {};
    const start = cursor.number();
    cursor.mark(':');
    const end = cursor.number();
    const source: Source | undefined = this.linking.source;
    return source === undefined ? {} : { location: { source, start, end } };
  }

  private region(): Region {
    const { cursor } = this;
    const parameters = cursor.optionalMark('(') ? cursor.list(')', () => this.value()) : [];
    cursor.mark('{');
    const ops: Op[] = [];
    while (!cursor.optionalMark('}')) ops.push(this.op());
    return { parameters, ops };
  }

  private op(): Op {
    const { cursor } = this;
    let results: Value[] = [];
    if (cursor.atId('%')) {
      results = cursor.sequence(() => this.value(ownType));
      cursor.mark('=');
    }
    const { op, fields } = this.head();
    const args = cursor.atId('%') && !cursor.atLineStart() ? cursor.sequence(() => cursor.id('%')) : [];
    const regions: Region[] = [];
    if (cursor.atMark('{') || cursor.atMark('(')) {
      do regions.push(this.region());
      while (cursor.optionalWord('else'));
    }
    if (op !== 'closure' && results.some((result) => result.type === ownType)) throw cursor.unexpected('no type');
    if (op === 'closure') {
      const func = this.closed();
      fields['func'] = func;
      const own: Type = { kind: 'function', func };
      results = results.map((result) => (result.type === ownType ? { ...result, type: own } : result));
    }
    return { op, ...fields, args, results, regions, ...this.location() } as unknown as Op;
  }

  /** The word that an operation begins with, and its fields. */
  private head(): { op: OpCode; fields: Record<string, unknown> } {
    const { cursor } = this;
    const { token } = cursor;
    const word = token.kind === 'word' ? token.text : '';
    const op = Object.hasOwn(schema, word) ? (word as OpCode) : 'prim';
    if (op === 'prim' && !Object.hasOwn(primitives, word)) throw cursor.unexpected(`the unknown operation ${word}`);
    if (op !== 'prim') cursor.word();
    const fields: Record<string, unknown> = {};
    for (const [name, kind] of fieldsOf(op)) {
      if (kind === 'flag') {
        if (cursor.optionalWord(name)) fields[name] = true;
      } else if (kind === 'linked') {
        fields[name] = link(op as 'extern', fields['name'] as string, this.linking);
      } else {
        const value = readField[kind]?.(cursor);
        if (value !== undefined || kind === 'constant') fields[name] = value;
      }
    }
    return { op, fields };
  }

  private closed(): Func {
    const number = this.cursor.optionalId('&');
    return number === undefined ? this.function() : this.numbered(number);
  }
}
