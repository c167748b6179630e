/**
 * Which JavaScript variable each value lives in. Every value begins with a variable of its own; a loop's parameter and
 * result share one; and what flows into a merge moves into the merge's variable wherever their lives do not overlap,
 * so that almost no copies remain.
 *
 * Lives are intervals of statement numbers. A value from before a loop that is used in it lives to the loop's end.
 * Ways that exclude each other (arms of an `if`, an exit and what follows it) never run one after the other without
 * passing the merge's definition, so the textual order is all that intervals need.
 */
import type { Func, Value, ValueId } from '../model.js';
import { eachUse, type Block, type Expr, type Move, type Statement } from './tree.js';

interface Life {
  start: number;
  end: number;
}

/** A set of values that share a variable; `values[0]` stands for it. */
export interface Variable {
  readonly values: Value[];
  readonly lives: Life[];
  /** True if it must not take in other values. */
  fixed: boolean;
}

export type Variables = (id: ValueId) => Variable;

interface Loop {
  readonly start: number;
  end: number;
}

export function assignVariables(func: Func, body: Block): Variables {
  const lives = new Map<ValueId, Life>();
  const variables = new Map<ValueId, Variable>();
  const uses: { readonly id: ValueId; readonly at: number; readonly loops: readonly Loop[] }[] = [];
  const merging: (readonly Move[])[][] = [];
  const pairs: [Value, Value][] = [];
  let loops: readonly Loop[] = [];
  let clock = 0;

  const define = (value: Value, start: number, fixed = false): void => {
    const life = { start, end: start + 1 };
    lives.set(value.id, life);
    variables.set(value.id, { values: [value], lives: [life], fixed });
  };
  const use = (expr: Expr, at = clock): void => eachUse(expr, (id) => uses.push({ id, at, loops }));
  const later = (moves: readonly Move[]): void => {
    (merging[loops.length] ??= []).push(moves);
  };

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
      case 'ensure': {
        uses.push({ id: s.buffer, at: clock, loops });
        use(s.index);
        const buffer = variables.get(s.buffer);
        if (buffer) buffer.fixed = true;
        break;
      }
      case 'moves':
        for (const move of s.moves) use(move.from);
        later(s.moves);
        break;
      case 'if':
        use(s.condition);
        block(s.then);
        block(s.otherwise);
        clock += 2;
        for (const result of s.results) define(result, clock);
        break;
      case 'block':
        block(s.body);
        clock += 2;
        for (const result of s.results) define(result, clock);
        break;
      case 'loop': {
        const loop: Loop = { start: clock, end: clock };
        for (const move of s.initial) use(move.from);
        for (const parameter of s.parameters) define(parameter, clock);
        clock += 2;
        if (s.counter) {
          use(s.counter.low);
          define(s.counter.index, clock - 2, true);
        }
        const outer = loops;
        loops = [...outer, loop];
        if (s.counter) use(s.counter.high);
        block(s.body);
        loops = outer;
        clock += 2;
        loop.end = clock;
        s.results.forEach((result, k) => {
          define(result, clock);
          pairs.push([s.parameters[k], result]);
        });
        later(s.initial);
        break;
      }
      case 'break':
      case 'continue':
        break;
    }
  }

  function block(b: Block): void {
    for (const s of b.statements) statement(s);
  }

  for (const parameter of func.parameters) define(parameter, 0, true);
  block(body);

  for (const { id, at, loops: around } of uses) {
    const life = lives.get(id);
    if (!life) continue;
    const loop = around.find((l) => l.start > life.start);
    const end = loop ? loop.end : at;
    if (end > life.end) life.end = end;
  }

  const join = (into: Variable, other: Variable): void => {
    const merged: Life[] = [];
    let i = 0;
    let k = 0;
    while (i < into.lives.length || k < other.lives.length) {
      const mine = k >= other.lives.length || (i < into.lives.length && into.lives[i].start <= other.lives[k].start);
      merged.push(mine ? into.lives[i++] : other.lives[k++]);
    }
    into.lives.splice(0, into.lives.length, ...merged);
    into.values.push(...other.values);
    for (const value of other.values) variables.set(value.id, into);
  };
  for (const [parameter, result] of pairs) {
    const variable = variables.get(parameter.id)!;
    if (variables.get(result.id) !== variable) join(variable, variables.get(result.id)!);
  }
  // Inner loops first: that is where a copy costs most.
  for (const list of merging.reverse()) {
    for (const moves of list ?? []) {
      for (const { to, from } of moves) {
        if (from.kind !== 'value') continue;
        const into = variables.get(to.id)!;
        const other = variables.get(from.id);
        if (!other || into === other || into.fixed || other.fixed || overlap(into.lives, other.lives)) continue;
        if (into.values.length < other.values.length) join(other, into);
        else join(into, other);
      }
    }
  }

  return (id) => variables.get(id)!;
}

/** Both lists are sorted by start. */
function overlap(a: readonly Life[], b: readonly Life[]): boolean {
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    if (a[i].start < b[k].end && b[k].start < a[i].end) return true;
    if (a[i].end <= b[k].end) i++;
    else k++;
  }
  return false;
}
