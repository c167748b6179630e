/**
 * The text form of a function: every operation with its types, names, labels and marks. `parse` reads it back.
 *
 *     function dot(self %0: function, this %1: unknown, a%2: typed<float64>, n%3: integer) next 12 {
 *       %4: integer = const 0
 *       %5: number = const 0.5
 *       sum%6: number = for #7 step 1 %4, n%3, %5 (i%8: integer, sum%9: number) {
 *         %10: number = load a%2, i%8
 *         %11: number = add sum%9, %10
 *         continue #7 %11
 *       }
 *       return sum%6
 *     }
 *
 * `%3` is a value, `#7` a label, `~2` a variable, `&1` a function. The fields of an operation stand before its operands,
 * in the order of its row in the schema; a primitive is written by its own name.
 */
import type { Capture, ConstantValue, Func, Location, Op, Parameter, Region, Value, ValueId } from '../model.js';
import { fieldsOf, type FieldKind } from '../schema.js';
import type { Type } from '../type.js';
import { eachValue } from '../walk.js';
import { functionTable, hasOwnType } from './functions.js';
import { constantText, nameText, valueText } from './words.js';

export interface PrintOptions {
  /** Writes `@start:end` behind everything that knows where it comes from. */
  readonly locations?: boolean;
}

/** The text form of a function, nested functions included. */
export function print(func: Func, options: PrintOptions = {}): string {
  const { numbers, loose } = functionTable(func);
  const text: Text = { numbers, printed: new Set(), options };
  return [func, ...loose].map((each) => new FunctionPrinter(each, '', text).function(each) + '\n').join('\n');
}

/** One operation on one line, its regions left out: for messages. */
export function printOp(op: Op, func?: Func): string {
  return new FunctionPrinter(func, '', { numbers: new Map(), printed: new Set(), options: {} }).head(op);
}

/** What the printers of all functions of one text share. */
interface Text {
  /** Numbers of the functions that the text refers to. */
  readonly numbers: ReadonlyMap<Func, number>;
  /** The functions that have been written. */
  readonly printed: Set<Func>;
  readonly options: PrintOptions;
}

/** A type as it stands in the text form. */
function typeText(type: Type, numbers: Text['numbers']): string {
  switch (type.kind) {
    case 'array':
      return `array<${typeText(type.element, numbers)}>`;
    case 'typed':
      return `typed<${type.element}>`;
    case 'object': {
      const fields = Object.entries(type.fields).map(([key, field]) => `${nameText(key)}: ${typeText(field, numbers)}`);
      return `{${fields.join(', ')}}`;
    }
    case 'function': {
      const number = type.func && numbers.get(type.func);
      return number === undefined ? 'function' : `function &${number}`;
    }
    default:
      return type.kind;
  }
}

type FieldText = (value: never, printer: FunctionPrinter) => string;

/** How each kind of field is written; fields that are absent are left out before this table is asked. */
const fieldTexts: Record<FieldKind, FieldText | undefined> = {
  constant: (value: ConstantValue) => constantText(value),
  name: (name: string) => nameText(name),
  text: (text: string) => JSON.stringify(text),
  names: (names: readonly string[]) => `[${names.map(nameText).join(', ')}]`,
  number: (value: number) => constantText(value),
  step: (value: number) => `step ${constantText(value)}`,
  label: (label: number) => `#${label}`,
  variable: (id: number, printer) => printer.variable(id),
  positions: (positions: readonly number[]) => `spread [${positions.join(', ')}]`,
  private: (index: number) => `private ${index}`,
  flag: undefined,
  function: undefined,
  linked: undefined,
};

class FunctionPrinter {
  private readonly values = new Map<ValueId, string>();

  constructor(
    private readonly func: Func | undefined,
    private readonly indent: string,
    private readonly text: Text,
  ) {
    if (func) eachValue(func, (value) => this.values.set(value.id, valueText(value)));
  }

  function(func: Func): string {
    this.text.printed.add(func);
    const number = this.text.numbers.get(func);
    const parts = [
      func.form,
      number === undefined ? '' : ` &${number}`,
      ` ${nameText(func.name)}(${func.parameters.map((p) => this.parameter(p)).join(', ')}) next ${func.nextId}`,
      func.length === undefined ? '' : ` length ${func.length}`,
      this.clause(
        'captures',
        func.captures.map((c) => this.capture(c)),
      ),
      this.clause(
        'variables',
        func.variables.map((v) => `${nameText(v.name)}~${v.id}`),
      ),
      this.location(func.location),
      ` ${this.region(func.body, this.indent)}`,
    ];
    return parts.join('');
  }

  private clause(word: string, entries: readonly string[]): string {
    return entries.length === 0 ? '' : `\n${this.indent}  ${word} ${entries.join(', ')}`;
  }

  private parameter(parameter: Parameter): string {
    return `${parameter.role === 'argument' ? '' : `${parameter.role} `}${this.value(parameter)}`;
  }

  private capture(capture: Capture): string {
    const { name, scope, location } = capture;
    const words = [
      scope,
      ...(['constant', 'imported', 'rebound', 'exported', 'cell'] as const).filter((word) => capture[word]),
    ];
    return `${nameText(name)}: ${words.join(' ')}${this.location(location)}`;
  }

  private value(value: Value): string {
    return `${valueText(value)}: ${typeText(value.type, this.text.numbers)}`;
  }

  variable(id: number): string {
    const variable = this.func?.variables.find((v) => v.id === id);
    return `${variable === undefined ? '' : nameText(variable.name)}~${id}`;
  }

  private location(location: Location | undefined): string {
    return location === undefined || this.text.options.locations !== true ? '' : ` @${location.start}:${location.end}`;
  }

  private region({ parameters, ops }: Region, indent: string): string {
    const head = parameters.length === 0 ? '' : `(${parameters.map((p) => this.value(p)).join(', ')}) `;
    if (ops.length === 0) return `${head}{}`;
    return `${head}{\n${ops.map((op) => this.op(op, `${indent}  `)).join('\n')}\n${indent}}`;
  }

  private op(op: Op, indent: string): string {
    const regions = op.regions.map((region) => this.region(region, indent)).join(' else ');
    const parts = [this.head(op), regions, op.op === 'closure' ? this.closed(op.func, indent) : ''];
    return indent + parts.filter((part) => part !== '').join(' ') + this.location(op.location);
  }

  /** The function of a closure: in full where it is met first. */
  private closed(func: Func, indent: string): string {
    if (this.text.printed.has(func)) return `&${this.text.numbers.get(func)!}`;
    return new FunctionPrinter(func, indent, this.text).function(func);
  }

  /** Everything of an operation before its regions. */
  head(op: Op): string {
    const results = hasOwnType(op) ? op.results.map(valueText) : op.results.map((r) => this.value(r));
    const word = op.op === 'prim' ? [] : [op.op];
    const fields = fieldsOf(op.op).flatMap(([name, kind]) => {
      const value = (op as unknown as Record<string, unknown>)[name];
      if (kind === 'flag') return value === true ? [name] : [];
      if (value === undefined && kind !== 'constant') return [];
      const write = fieldTexts[kind];
      return write === undefined ? [] : [write(value as never, this)];
    });
    const operands = op.args.map((id) => this.values.get(id) ?? `%${id}`).join(', ');
    const right = [...word, ...fields, operands].filter((part) => part !== '').join(' ');
    return results.length === 0 ? right : `${results.join(', ')} = ${right}`;
  }
}
