/**
 * When values are live: numbers for statements in textual order, and for each value where it is defined and used.
 *
 * Two values may share a variable if neither is live where the other is defined. Whether a value is live at a place is
 * asked of the structure: which of its uses can be reached from there. Arms of an `if` exclude each other, and what
 * follows an exit is reached only from behind the construct that it leaves. A use in a loop of a value from before it
 * counts at the loop's end as well, where the next iteration begins.
 */
import type { Func, Label, Value, ValueId } from '../model.js';
import { eachUse, type Block, type Expr, type Move, type Statement } from './tree.js';

/** A place that control can jump to: its number is known once the construct has been left. */
interface Target {
  at: number;
}

/** The extent of a block. */
interface Span {
  readonly parent: Span | undefined;
  readonly start: number;
  end: number;
  readonly exits: Set<Target>;
  /** The least place behind the block that can be reached from within. */
  next: number;
}

export interface Life {
  readonly value: Value;
  readonly start: number;
  readonly span: Span;
  readonly uses: number[];
}

/** What flows into merges, by the depth of loops. */
export interface Flow {
  readonly moves: readonly Move[];
  readonly depth: number;
}

export interface Lives {
  readonly of: ReadonlyMap<ValueId, Life>;
  readonly flows: readonly Flow[];
  /** A loop's parameters with the results that live in the same variables. */
  readonly pairs: readonly (readonly [Value, Value])[];
  /** Values that must keep a variable of their own. */
  readonly fixed: ReadonlySet<ValueId>;
}

interface Loop {
  readonly start: number;
  readonly back: Target;
}

export function livesOf(func: Func, body: Block): Lives {
  const of = new Map<ValueId, Life>();
  const flows: Flow[] = [];
  const pairs: (readonly [Value, Value])[] = [];
  const fixed = new Set<ValueId>();
  const pending: { readonly id: ValueId; readonly at: number; readonly loops: readonly Loop[] }[] = [];
  const breakTo = new Map<Label, readonly [Target, Span]>();
  const continueTo = new Map<Label, readonly [Target, Span]>();
  const spans: Span[] = [];
  let loops: readonly Loop[] = [];
  let clock = 0;

  const open = (parent: Span | undefined): Span => {
    const span: Span = { parent, start: clock, end: clock, exits: new Set(), next: Infinity };
    spans.push(span);
    return span;
  };
  let span = open(undefined);

  const define = (value: Value, start: number): void => {
    of.set(value.id, { value, start, span, uses: [] });
  };
  const use = (expr: Expr): void => eachUse(expr, (id) => pending.push({ id, at: clock, loops }));
  const jump = ([target, home]: readonly [Target, Span]): void => {
    for (let s = span; s !== home; s = s.parent!) s.exits.add(target);
  };

  /** Visits an inner block; `after` is where control comes when it falls off its end. */
  function inner(b: Block, after: Target | undefined): void {
    const outer = span;
    span = open(outer);
    for (const s of b.statements) statement(s);
    const last = b.statements.at(-1)?.kind;
    if (after && last !== 'break' && last !== 'continue' && last !== 'return' && last !== 'throw')
      span.exits.add(after);
    clock += 2;
    span.end = clock;
    span = outer;
  }

  function statement(s: Statement): void {
    clock += 2;
    switch (s.kind) {
      case 'define':
        use(s.expr);
        define(s.value, clock);
        break;
      case 'effect':
      case 'assign':
      case 'return':
      case 'throw':
        use(s.expr);
        break;
      case 'ensure':
        pending.push({ id: s.buffer, at: clock, loops });
        use(s.index);
        fixed.add(s.buffer);
        break;
      case 'moves':
        for (const move of s.moves) use(move.from);
        flows.push({ moves: s.moves, depth: loops.length });
        break;
      case 'if': {
        const end: Target = { at: 0 };
        use(s.condition);
        inner(s.then, end);
        inner(s.otherwise, end);
        clock += 2;
        end.at = clock;
        for (const result of s.results) define(result, clock);
        break;
      }
      case 'block': {
        const end: Target = { at: 0 };
        breakTo.set(s.label, [end, span]);
        inner(s.body, end);
        clock += 2;
        end.at = clock;
        for (const result of s.results) define(result, clock);
        break;
      }
      case 'loop': {
        const back: Target = { at: 0 };
        const end: Target = { at: 0 };
        const loop: Loop = { start: clock, back };
        breakTo.set(s.label, [end, span]);
        continueTo.set(s.label, [back, span]);
        for (const move of s.initial) use(move.from);
        for (const parameter of s.parameters) define(parameter, clock);
        flows.push({ moves: s.initial, depth: loops.length });
        if (s.counter) define(s.counter.index, clock);
        if (s.counter) fixed.add(s.counter.index.id);
        clock += 2;
        if (s.counter) use(s.counter.low);
        const outer = loops;
        loops = [...outer, loop];
        if (s.counter) use(s.counter.high);
        inner(s.body, undefined);
        loops = outer;
        clock += 2;
        back.at = clock - 1;
        end.at = clock;
        s.results.forEach((result, k) => {
          define(result, clock);
          pairs.push([s.parameters[k], result]);
        });
        break;
      }
      case 'break':
        jump(breakTo.get(s.label)!);
        break;
      case 'continue':
        jump(continueTo.get(s.label)!);
        break;
    }
  }

  for (const parameter of func.parameters) {
    define(parameter, 0);
    fixed.add(parameter.id);
  }
  for (const s of body.statements) statement(s);
  span.end = clock + 2;

  for (const s of spans) for (const { at } of s.exits) if (at < s.next) s.next = at;
  for (const { id, at, loops: around } of pending) {
    const life = of.get(id);
    if (!life) continue;
    life.uses.push(at);
    const loop = around.find((l) => l.start > life.start);
    if (loop) life.uses.push(loop.back.at);
  }
  for (const { uses } of of.values()) if (uses.length > 1) uses.sort((a, b) => a - b);
  return { of, flows, pairs, fixed };
}

/** True if two values cannot share a variable. */
export function interfere(a: Life, b: Life): boolean {
  if (a.start === b.start) return true;
  const [first, later] = a.start < b.start ? [a, b] : [b, a];
  const { uses } = first;
  if (uses.length === 0 || uses[uses.length - 1] <= later.start) return false;
  let low = later.start + 1;
  for (let span: Span | undefined = later.span; span; span = span.parent) {
    if (low > span.end) continue;
    if (hasBetween(uses, low, span.end)) return true;
    if (span.next === Infinity) return false;
    low = span.next;
  }
  return false;
}

function hasBetween(sorted: readonly number[], low: number, high: number): boolean {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle] < low) from = middle + 1;
    else to = middle;
  }
  return from < sorted.length && sorted[from] <= high;
}
