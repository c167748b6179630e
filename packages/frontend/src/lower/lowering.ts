/**
 * The state of lowering one function, and what the syntax forms share: dispatch by node type, locations, refusals, jump
 * targets, and merging expressions. It knows no single syntax form; `forms.ts` lists them.
 */
import {
  arrayOf,
  Builder,
  join,
  objectOf,
  refusal,
  unknown,
  type Label,
  type Location,
  type Source,
  type Type,
  type ValueId,
} from '@wengert/ir';
import type { Analysis, FunctionInfo } from '../scope/model.js';
import type { Construction } from './class/constructor.js';
import type { Expression, Node, Statement } from '../syntax.js';
import type { Forms } from './form.js';
import { Variables } from './variables.js';

/** What all functions of one lowering share. */
export interface Program {
  readonly analysis: Analysis;
  readonly source: Source;
  /** How much further left the nodes' positions are in `source` than in the text that was parsed. */
  readonly shift: number;
  readonly forms: Forms;
  /** The outermost function that is lowered. */
  readonly root: FunctionInfo;
  /** True if the program gives objects properties by description, or another prototype: getters may be among them. */
  readonly describesProperties: boolean;
  /** True if functions can be had that run as they are written. */
  readonly runsAside: boolean;
}

/** Writes what has to be done when control leaves a construct, and then what goes on. */
export type Passage = (goOn: () => void) => void;

/** A construct that control can leave. */
export interface Jump {
  readonly names: readonly string[];
  /** What `break` leaves; undefined if no `break` does. */
  readonly exit?: Label;
  /** The block around the body that `continue` leaves; undefined if nothing continues, or if the construct is no loop. */
  readonly next?: Label;
  readonly kind: 'loop' | 'switch' | 'block' | 'passage';
  /** Done whenever control leaves, but at the construct's end. */
  readonly passage?: Passage;
}

/** What has to be done when a generator is left in the middle, and when it is entered again. */
export interface Interruptible {
  readonly pause: () => void;
  readonly resume: () => void;
}

export class Lowering {
  readonly b = new Builder();
  readonly self: ValueId;
  /** The parameter `this`: the receiver, and `new.target` in constructors. */
  readonly receiver: ValueId;
  /** What is known of the object that a constructor makes. */
  construction: Construction | undefined;
  readonly variables: Variables;
  private jumps: readonly Jump[] = [];
  private labels: readonly string[] = [];
  /** Iterations that the code is in, outermost first. */
  readonly iterations: Interruptible[] = [];

  constructor(
    readonly program: Program,
    readonly info: FunctionInfo,
    readonly outer?: Lowering,
  ) {
    this.self = this.b.parameter('self', { kind: 'function' });
    this.receiver = this.b.parameter('this', { kind: 'unknown' });
    this.variables = new Variables(this);
  }

  /** Lowers an expression to the value that it has at this point. */
  expression(node: Expression): ValueId {
    const form = this.program.forms.expressions[node.type];
    if (form === undefined) return this.refuseForm(node);
    const outer = this.b.location;
    this.b.location = this.at(node);
    const value = form(this, node as never);
    this.b.location = outer;
    return value;
  }

  /** Runs `write`, whose operations stand where the node does. */
  locate<T>(node: Node, write: () => T): T {
    const outer = this.b.location;
    this.b.location = this.at(node);
    const result = write();
    this.b.location = outer;
    return result;
  }

  /** The value of `this`. */
  thisValue(node: Node): ValueId {
    if (this.construction === undefined) return this.receiver;
    return this.construction.instance ?? this.refuseForm(node, 'this before super');
  }

  /** Lowers a statement, unless control cannot reach it. */
  statement(node: Statement): void {
    if (this.b.terminated) return;
    const form = this.program.forms.statements[node.type];
    if (form === undefined) return this.refuseForm(node);
    const outer = this.b.location;
    this.b.location = this.at(node);
    form(this, node as never);
    this.b.location = outer;
  }

  /** Refuses a form of syntax in its own words, which `forms.refused` holds under `form`. */
  refuseForm(node: Node, form = node.type): never {
    const { refused } = this.program.forms;
    const [what, why, instead] = refused[form] ?? [
      `The syntax ${node.type}`,
      'Wengert does not know this form of syntax.',
      'Write it in another way, or call the code from outside of the differentiated function.',
    ];
    return this.refuse(node, what, why, instead);
  }

  refuse(node: Node, what: string, why: string, instead: string): never {
    throw refusal('unsupported-syntax', { what, why, instead }, this.at(node));
  }

  at({ start, end }: Node): Location {
    const { source, shift } = this.program;
    return { source, start: start - shift, end: end - shift };
  }

  /** The text of a node on one line, shortened, for messages. */
  text(node: Node): string {
    const { start, end } = this.at(node);
    const text = this.program.source.text.slice(start, end).replace(/\s+/g, ' ');
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }

  /** `file:line:column` and the text of a node, for messages of the run time. */
  place(node: Node): string {
    const { source, start } = this.at(node);
    const before = source.text.slice(0, start).split('\n');
    const line = (source.line ?? 1) + before.length - 1;
    const column = before.at(-1)!.length + 1 + (before.length === 1 ? (source.column ?? 0) : 0);
    return `\`${this.text(node)}\` (${source.file}:${line}:${column})`;
  }

  /** A new array. Its type promises nothing of the elements, as the program may put anything into it later. */
  array(elements: readonly ValueId[]): ValueId {
    const { b } = this;
    const result = b.value(arrayOf(unknown));
    b.append({ op: 'array', args: elements, results: [result], regions: [], ...this.located() });
    return result.id;
  }

  /** A new object, of which no more than that is promised. */
  object(keys: readonly string[], values: readonly ValueId[], name?: string): ValueId {
    const { b } = this;
    const result = b.value(objectOf(Object.fromEntries(keys.map((key) => [key, unknown]))), name);
    b.append({ op: 'object', keys, args: values, results: [result], regions: [], ...this.located() });
    return result.id;
  }

  private located(): { location?: Location } {
    const { location } = this.b;
    return location === undefined ? {} : { location };
  }

  /** `condition ? then() : otherwise()`, evaluating one of them. */
  choose(condition: ValueId, then: () => ValueId, otherwise: () => ValueId): ValueId {
    const { b } = this;
    const types: Type[] = [];
    const branch = (value: () => ValueId) =>
      b.region(() => {
        const id = value();
        types.push(b.typeOf(id));
        b.yield([id]);
      });
    const regions = [branch(then), branch(otherwise)];
    const result = b.value(types.reduce(join));
    b.append({ op: 'if', args: [condition], results: [result], regions, ...this.located() });
    return result.id;
  }

  /** The labels that were written before the loop or switch that begins here. */
  takeLabels(): readonly string[] {
    const { labels } = this;
    this.labels = [];
    return labels;
  }

  /** Lowers a statement that takes the labels. */
  labelled(labels: readonly string[], body: Statement): void {
    this.labels = labels;
    this.statement(body);
    this.labels = [];
  }

  /** Runs `write` with one more construct that can be left. */
  within(jump: Jump, write: () => void): void {
    const outer = this.jumps;
    this.jumps = [...outer, jump];
    write();
    this.jumps = outer;
  }

  /** Runs `write` with exceptions going to `escape`. */
  escaping(escape: (thrown: ValueId) => void, write: () => void): void {
    const { b } = this;
    const outer = b.escape;
    b.escape = escape;
    write();
    b.escape = outer;
  }

  /** The construct that `break`, with or without label, leaves. */
  breakTarget(label: string | undefined): Jump {
    return this.jumps.findLast((j) =>
      label === undefined ? j.kind === 'loop' || j.kind === 'switch' : j.names.includes(label),
    )!;
  }

  continueTarget(label: string | undefined): Jump {
    return this.jumps.findLast((j) => j.kind === 'loop' && (label === undefined || j.names.includes(label)))!;
  }

  /** True if something has to be done before the function is left from here. */
  get isPassed(): boolean {
    return this.jumps.some((j) => j.passage !== undefined);
  }

  /**
   * Leaves a construct, or the function, by `go`, after what has to be done for all constructs that are left.
   * @param stays true if control stays in `target`, and goes on there
   */
  leave(target: Jump | undefined, go: () => void, stays = false): void {
    const { jumps } = this;
    const at = jumps.findLastIndex((j) => j === target || j.passage !== undefined);
    const jump = jumps[at] as Jump | undefined;
    if (jump?.passage === undefined || (jump === target && stays)) {
      go();
      return;
    }
    this.jumps = jumps.slice(0, at);
    jump.passage(jump === target ? go : () => this.leave(target, go, stays));
    this.jumps = jumps;
  }
}
