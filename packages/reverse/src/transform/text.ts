/**
 * Text that depends on what is differentiated. Text has no derivative, so a number that is written as text and read back would lose
 * its own: that is refused where it happens. Within a function text is followed to whatever it may flow to; what leaves it is noted when
 * it is written, and what other functions gave is looked at when it is read (see `runtime/text.ts`).
 *
 * What writes and what reads is told by rules and by the table of primitives. Wants SSA; changes nothing.
 */
import {
  eachOp,
  isNumeric,
  primitives,
  slotsOf,
  type CallOp,
  type NewOp,
  type Op,
  type PrimOp,
  type StoreOp,
  type ValueId,
} from '@wengert/ir';
import type { Type } from '@wengert/ir';
import type { Rule } from '@wengert/rules';
import { numbersFromText, type TextOrigin } from '../runtime/text.js';
import type { Activity } from './activity.js';
import { originsOf, type Origin } from './inputs.js';
import type { Structure } from './structure.js';
import type { RuleBook } from './sweep.js';

/** An operation that reads numbers from what may be text. */
export interface Reading {
  readonly what: string;
  readonly operands: readonly { readonly value: ValueId; readonly origin: TextOrigin }[];
}

/** How text leaves, and what it was written of, if it matters what that is: text that does not depend on anything may be among it. */
export interface Leaving {
  readonly how: 'handed' | 'stored';
  readonly operands: readonly ValueId[] | undefined;
}

export interface TextFlow {
  /** Operations whose operands are looked at when they run. */
  readonly readings: ReadonlyMap<Op, Reading>;
  /** Operations that write text which leaves the function; it is `stored` if it may lie in memory that others know. */
  readonly leaving: ReadonlyMap<Op, Leaving>;
  /** Where a value comes from, should it be text. */
  readonly origin: (value: ValueId) => TextOrigin;
}

type Keyed = Readonly<Record<string, unknown>> | undefined;

/** Objects whose methods a call on a value of unknown kind may mean. */
const receivers: readonly object[] = [Number.prototype, Array.prototype];

/** What a rule says of text. */
function textOf(rule: Rule | undefined): 'written' | 'read' | 'parted' | undefined {
  return rule !== undefined && 'text' in rule ? rule.text : undefined;
}

/** May a value of this kind be text, or hold some? */
function mayHoldText(type: Type): boolean {
  return !isNumeric(type) && type.kind !== 'boolean' && type.kind !== 'typed';
}

class Text {
  /** What may be such text, or hold some. */
  private readonly written = new Set<ValueId>();
  /** What has been written in memory: of the function alone, or such that others know it. */
  private inMemory: 'nowhere' | 'here' | 'anywhere' = 'nowhere';
  private changed = false;
  private readonly originOf: (value: ValueId) => Origin;

  constructor(
    private readonly structure: Structure,
    private readonly types: ReadonlyMap<ValueId, Type>,
    private readonly active: Activity,
    private readonly rules: RuleBook,
    isRoot: boolean,
  ) {
    this.originOf = originsOf(structure, types, isRoot);
  }

  flow(): TextFlow {
    const { structure, written } = this;
    const { body } = structure.func;
    const merges = [...slotsOf(structure.func).of.values()].flat();
    do {
      this.changed = false;
      eachOp(body, (op) => this.transfer(op));
      for (const { result, parameter, initial, next, exit } of merges) {
        if (![initial, ...next, ...exit].some((v) => v !== undefined && written.has(v))) continue;
        this.mark(result.id);
        if (parameter) this.mark(parameter.id);
      }
    } while (this.changed);
    const readings = new Map<Op, Reading>();
    const writers: Op[] = [];
    let left: 'handed' | 'stored' | undefined;
    eachOp(body, (op) => {
      const reading = this.reading(op);
      if (reading) readings.set(op, reading);
      if (op.op !== 'global' && this.writes(op)) writers.push(op);
      for (const a of op.args) if (this.isWriter(op, a)) writers.push(structure.definition.get(a)!);
      left = this.leaves(op) === 'stored' ? 'stored' : (left ?? this.leaves(op));
    });
    const leaving = new Map(left === undefined ? [] : writers.map((op) => [op, this.leaving(op, left!)]));
    return { readings, leaving, origin: (value) => this.textOrigin(value) };
  }

  private leaving(op: Op, how: Leaving['how']): Leaving {
    if (op.op === 'global') return { how, operands: undefined };
    const isSource = (a: ValueId): boolean => this.depends(a) && this.types.get(a)!.kind !== 'function';
    const operands = op.op === 'store' ? [op.args[1]] : op.args.slice(op.op === 'call' ? 1 : 0);
    return { how, operands: [...new Set(operands.flatMap((a) => this.sources(a)))].filter(isSource) };
  }

  private mark(value: ValueId): void {
    if (this.written.has(value) || !mayHoldText(this.types.get(value)!)) return;
    this.written.add(value);
    this.changed = true;
  }

  private remember(where: 'here' | 'anywhere'): void {
    if (this.inMemory === where || this.inMemory === 'anywhere') return;
    this.inMemory = where;
    this.changed = true;
  }

  /** True of text, and of what would be in it if it were written. */
  private depends(value: ValueId): boolean {
    if (this.written.has(value)) return true;
    const op = this.structure.definition.get(value);
    // A regular expression holds nothing that differentiates.
    return this.active(value) && !(op?.op === 'new' && this.ruleOf(op)?.form === 'constant');
  }

  /** What a number has been computed of, as far as arithmetic and conversions show: what was read from text depends on nothing. */
  private sources(value: ValueId): readonly ValueId[] {
    const op = this.structure.definition.get(value);
    if (op?.op === 'const') return [];
    if (op?.op === 'prim') return op.args.flatMap((a) => this.sources(a));
    const rule = op?.op === 'call' ? this.ruleOf(op) : undefined;
    if (rule?.form !== 'scalar' && textOf(rule) !== 'read') return [value];
    return op!.args.slice(2).flatMap((a) => this.sources(a));
  }

  /** Does the operation make text of something active, or is it a function that does? */
  private writes(op: Op): boolean {
    if (op.op === 'prim') return this.writesText(op);
    if (op.op === 'store') return this.writesKey(op);
    if (op.op === 'global') return textOf(this.rules.ruleOfFunction((globalThis as Keyed)![op.name])) === 'written';
    return op.op === 'call' && textOf(this.ruleOf(op)) === 'written' && op.args.slice(1).some((a) => this.depends(a));
  }

  /** A number that is the key of an object is text there. */
  private writesKey({ args: [object, key] }: StoreOp): boolean {
    return this.types.get(object)!.kind === 'object' && this.types.get(key)!.kind === 'number' && this.active(key);
  }

  private writesText({ prim, args }: PrimOp): boolean {
    if (primitives[prim].text) return args.some((a) => this.depends(a));
    if (primitives[prim].result !== 'sum') return false;
    const isText = (a: ValueId): boolean =>
      this.written.has(a) ||
      typeof this.constant(a) === 'string' ||
      (this.types.get(a)!.kind === 'opaque' && typeof this.constant(a) !== 'bigint');
    return args.some(isText) && args.some((a) => this.depends(a));
  }

  private transfer(op: Op): void {
    const { written } = this;
    if (op.op !== 'global' && this.writes(op)) op.results.forEach(({ id }) => this.mark(id));
    if (op.op === 'load' && this.isRemembered(op.results[0].id)) this.mark(op.results[0].id);
    if (op.op === 'capture' && this.inMemory === 'anywhere') this.mark(op.results[0].id);
    const carries = op.args.some((a) => written.has(a) || this.isWriter(op, a));
    if (op.regions.length > 0 || !(carries || (op.op === 'store' && this.writes(op)))) return;
    for (const { id } of op.results) this.mark(id);
    if (op.op === 'store' || op.op === 'setcapture') {
      this.mark(op.args[0]);
      this.remember(op.op === 'store' && this.isLocal(op.args[0]) ? 'here' : 'anywhere');
    }
    // An unknown function may put it anywhere.
    if ((op.op === 'call' || op.op === 'new') && this.handsOn(op)) {
      op.args.forEach((a) => this.mark(a));
      this.remember('anywhere');
    }
  }

  /** Is an operand a function that writes text, which is handed on and may be called with something active? */
  private isWriter(op: Op, operand: ValueId): boolean {
    if (op.op === 'call' && operand === op.args[0]) return false;
    const made = this.structure.definition.get(operand);
    return made?.op === 'global' && this.writes(made);
  }

  /** May what was loaded be text that lies in memory? */
  private isRemembered(loaded: ValueId): boolean {
    const origin = this.originOf(loaded);
    return origin === 'other' ? this.inMemory !== 'nowhere' : origin === 'input' && this.inMemory === 'anywhere';
  }

  /** Is it memory that only this function knows, as far as it has not been marked as handed on? */
  private isLocal(base: ValueId): boolean {
    return this.structure.allocates(this.structure.definition.get(base));
  }

  /** May a call do more with its operands than give text, or something else, that is made of them? */
  private handsOn(op: CallOp | NewOp): boolean {
    const rule = this.ruleOf(op);
    return rule?.form !== 'constant' && rule?.form !== 'scalar' && textOf(rule) === undefined;
  }

  /** How text leaves the function by the operation. */
  private leaves(op: Op): 'handed' | 'stored' | undefined {
    if (!op.args.some((a) => this.written.has(a) || this.isWriter(op, a))) return undefined;
    switch (op.op) {
      case 'return':
      case 'throw':
      case 'closure':
        return 'handed';
      case 'setcapture':
        return 'stored';
      case 'store':
        return this.isLocal(op.args[0]) ? undefined : 'stored';
      case 'call':
      case 'new':
        // Of methods of text, those that make replacements hand it to a function.
        if (this.handsOn(op)) return 'stored';
        return this.ruleOf(op)?.form === 'implementation' ? 'handed' : undefined;
      default:
        return undefined;
    }
  }

  private reading(op: Op): Reading | undefined {
    if (op.op === 'prim' && primitives[op.prim].numeric) return this.readingOf('Arithmetic', op.args);
    if (op.op === 'store' && this.types.get(op.args[0])!.kind === 'typed')
      return this.readingOf('An assignment', op.args.slice(2));
    // A typed array that is made of a list of texts.
    if ((op.op === 'call' || op.op === 'new') && this.types.get(op.results[0].id)!.kind === 'typed')
      return this.readingOf('Making a typed array', op.args.slice(1));
    if (op.op !== 'call') return undefined;
    const rule = this.ruleOf(op);
    if (rule === undefined) return undefined;
    const args = op.args.slice(2);
    const reads = textOf(rule) === 'read';
    const what = `A call of ${rule.name}`;
    const isNumber = (a: ValueId): boolean => this.active(a) && this.types.get(a)!.kind === 'number';
    if (reads && args.some(isNumber)) throw numbersFromText(what, op.location);
    return reads || rule.form === 'scalar' ? this.readingOf(what, args, true) : undefined;
  }

  /** @param always true if values of unknown kinds are looked at, too */
  private readingOf(what: string, values: readonly ValueId[], always = false): Reading | undefined {
    const operands = values
      .filter((value) => {
        const type = this.types.get(value)!;
        if (!mayHoldText(type) || this.structure.definition.get(value)?.op === 'const') return false;
        return always || this.written.has(value) || type.kind === 'opaque';
      })
      .map((value) => ({ value, origin: this.textOrigin(value) }));
    const looked = operands.filter(({ origin }) => origin !== 'clean');
    return looked.length === 0 ? undefined : { what, operands: looked };
  }

  private textOrigin(value: ValueId): TextOrigin {
    return this.written.has(value) ? 'written' : this.originOf(value);
  }

  private constant(value: ValueId): unknown {
    const op = this.structure.definition.get(value);
    return op?.op === 'const' ? op.value : undefined;
  }

  /** The rule of the function that a call means, as far as the code shows it. */
  private ruleOf(op: CallOp | NewOp): Rule | undefined {
    const { definition } = this.structure;
    const callee = definition.get(op.args[0]);
    if (callee?.op === 'global') return this.rules.ruleOfFunction((globalThis as Keyed)![callee.name]);
    if (callee?.op !== 'load') return this.rules.ruleOf(callee);
    const key = this.constant(callee.args[1]);
    if (typeof key !== 'string') return undefined;
    const base = definition.get(callee.args[0]);
    const owners = base?.op === 'global' ? [(globalThis as Keyed)![base.name]] : receivers;
    const rules = owners.map((owner) => this.rules.ruleOfFunction((owner as Keyed)?.[key]));
    // Of methods of text those that write their arguments; what others give is a part of their receiver.
    const ofText = this.rules.ruleOfFunction((String.prototype as unknown as Keyed)![key]);
    return rules.find((rule) => rule !== undefined) ?? (textOf(ofText) ? ofText : undefined);
  }
}

/** @throws WengertError `unsupported-syntax` if a number that is active is read as text */
export function textFlow(
  structure: Structure,
  types: ReadonlyMap<ValueId, Type>,
  active: Activity,
  rules: RuleBook,
  isRoot: boolean,
): TextFlow {
  return new Text(structure, types, active, rules, isRoot).flow();
}
