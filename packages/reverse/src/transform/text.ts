/**
 * Text that depends on what is differentiated. Text has no derivative, so a number that is written as text and read back would lose
 * its own: a function that does so is refused. Text is followed within a function, through merges, literals and its own methods.
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
  type Type,
  type ValueId,
} from '@wengert/ir';
import type { Rule } from '@wengert/rules';
import { numbersFromText } from '../runtime/operands.js';
import type { Activity } from './activity.js';
import type { Structure } from './structure.js';
import type { RuleBook } from './sweep.js';

type Keyed = Readonly<Record<string, unknown>> | undefined;

/** Objects whose methods a call on a value of unknown kind may mean. */
const receivers: readonly object[] = [Number.prototype, Array.prototype];

/** What a rule says of text. */
function textOf(rule: Rule | undefined): 'written' | 'read' | undefined {
  return rule !== undefined && 'text' in rule ? rule.text : undefined;
}

class Text {
  private readonly written = new Set<ValueId>();
  private readonly merges: readonly (readonly [from: readonly ValueId[], to: readonly ValueId[]])[];
  private changed = false;

  constructor(
    private readonly structure: Structure,
    private readonly types: ReadonlyMap<ValueId, Type>,
    private readonly active: Activity,
    private readonly rules: RuleBook,
  ) {
    this.merges = [...slotsOf(structure.func).of.values()].flat().map((slot) => {
      const from = [...slot.next, ...slot.exit, ...(slot.initial === undefined ? [] : [slot.initial])];
      const to = [slot.result.id, ...(slot.parameter === undefined ? [] : [slot.parameter.id])];
      return [from, to];
    });
  }

  refuseReaders(): void {
    const { body } = this.structure.func;
    do {
      this.changed = false;
      eachOp(body, (op) => this.transfer(op));
      for (const [from, to] of this.merges) if (from.some((v) => this.written.has(v))) to.forEach((v) => this.mark(v));
    } while (this.changed);
    eachOp(body, (op) => {
      if (op.op === 'prim') this.arithmetic(op);
      if (op.op === 'call') this.call(op);
    });
  }

  private mark(value: ValueId): void {
    const { kind } = this.types.get(value)!;
    if (this.written.has(value) || isNumeric({ kind } as Type) || kind === 'boolean') return;
    this.written.add(value);
    this.changed = true;
  }

  /** True of text, and of what would be in it if it were written. */
  private depends(value: ValueId): boolean {
    if (this.written.has(value)) return true;
    const op = this.structure.definition.get(value);
    // A regular expression holds nothing that differentiates.
    return this.active(value) && !(op?.op === 'new' && this.ruleOf(op)?.form === 'constant');
  }

  private transfer(op: Op): void {
    const { written } = this;
    switch (op.op) {
      case 'prim':
        if (this.writes(op)) this.mark(op.results[0].id);
        break;
      case 'array':
      case 'object':
        if (op.args.some((a) => written.has(a))) this.mark(op.results[0].id);
        break;
      case 'store':
        if (written.has(op.args[2])) this.mark(op.args[0]);
        break;
      case 'load':
        if (written.has(op.args[0]) && this.constant(op.args[1]) !== 'length') this.mark(op.results[0].id);
        break;
      case 'call': {
        const rule = this.ruleOf(op);
        const writes = textOf(rule) === 'written' && op.args.slice(1).some((a) => this.depends(a));
        // A method of text gives a part of it, unless its result is known to be none.
        if (writes || (rule?.form !== 'constant' && written.has(op.args[0]))) this.mark(op.results[0].id);
        break;
      }
      default:
        break;
    }
  }

  private writes({ prim, args }: PrimOp): boolean {
    if (primitives[prim].text) return args.some((a) => this.depends(a));
    if (prim === 'select') return args.slice(1).some((a) => this.written.has(a));
    if (primitives[prim].result !== 'sum') return false;
    const isText = (a: ValueId): boolean =>
      this.written.has(a) || typeof this.constant(a) === 'string' || this.types.get(a)!.kind === 'opaque';
    return args.some(isText) && args.some((a) => this.depends(a));
  }

  private arithmetic(op: PrimOp): void {
    if (primitives[op.prim].numeric && op.args.some((a) => this.written.has(a)))
      throw numbersFromText('Arithmetic', op.location);
  }

  private call(op: CallOp): void {
    const rule = this.ruleOf(op);
    if (rule === undefined) return;
    const args = op.args.slice(2);
    const reads = textOf(rule) === 'read';
    const isNumber = (a: ValueId): boolean => this.active(a) && this.types.get(a)!.kind === 'number';
    if (((reads || rule.form === 'scalar') && args.some((a) => this.written.has(a))) || (reads && args.some(isNumber)))
      throw numbersFromText(`A call of ${rule.name}`, op.location);
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

/** @throws WengertError `unsupported-syntax` if numbers are read from text that depends on active values */
export function refuseNumbersFromText(
  structure: Structure,
  types: ReadonlyMap<ValueId, Type>,
  active: Activity,
  rules: RuleBook,
): void {
  new Text(structure, types, active, rules).refuseReaders();
}
