/** Which functions call themselves: directly, in functions that are written in them, or through others whose code is known. */
import type { Func, Op, ValueId } from '../model.js';
import { eachOp } from '../walk.js';
import { selfOf } from './effects.js';

const holders: ReadonlySet<Op['op']> = new Set(['capture', 'setcapture', 'load', 'store']);

/** Is the function value, which `func` holds, used otherwise than for what it holds itself? */
function isUsed(func: Func, value: ValueId): boolean {
  let used = false;
  eachOp(func.body, (op) => {
    op.args.forEach((arg, k) => {
      if (arg !== value || used) return;
      // Its variables and fields are read without calling it.
      if (k === 0 && holders.has(op.op)) return;
      used = op.op === 'closure' ? isUsedInside(op.func, k) : true;
    });
  });
  return used;
}

/** The same of a captured variable of a closure. */
function isUsedInside(func: Func, index: number): boolean {
  const self = selfOf(func);
  let used = false;
  eachOp(func.body, (op) => {
    if (op.op === 'capture' && op.args[0] === self && op.index === index) used ||= isUsed(func, op.results[0].id);
  });
  return used;
}

function callsItself(func: Func): boolean {
  const self = selfOf(func);
  return self !== undefined && isUsed(func, self);
}

/** The functions outside that code names, here or in closures. */
function namedIn(func: Func, named: Set<unknown>): void {
  eachOp(func.body, (op) => {
    if (op.op === 'extern' && typeof op.value === 'function') named.add(op.value);
    if (op.op === 'closure') namedIn(op.func, named);
  });
}

/** Answers for one round of inlining. */
export class Recursion {
  private readonly known = new Map<unknown, boolean>();
  private readonly direct = new WeakMap<Func, boolean>();

  /** @param codeOf the code of a function outside, if it is known */
  constructor(private readonly codeOf: (fn: unknown) => Func | undefined) {}

  /** Does the code call itself? */
  isDirect(func: Func): boolean {
    let direct = this.direct.get(func);
    if (direct === undefined) this.direct.set(func, (direct = callsItself(func)));
    return direct;
  }

  /** Does a function outside call itself, by whatever way? */
  of(fn: unknown): boolean {
    let recursive = this.known.get(fn);
    if (recursive === undefined) {
      const func = this.codeOf(fn);
      recursive = func !== undefined && (this.isDirect(func) || this.leadsTo(fn, fn, new Set()));
      this.known.set(fn, recursive);
    }
    return recursive;
  }

  private leadsTo(target: unknown, from: unknown, seen: Set<unknown>): boolean {
    const func = this.codeOf(from);
    if (func === undefined) return false;
    const named = new Set<unknown>();
    namedIn(func, named);
    if (named.has(target)) return true;
    for (const next of named) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (this.leadsTo(target, next, seen)) return true;
    }
    return false;
  }
}
