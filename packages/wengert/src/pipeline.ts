/**
 * The pipeline: every pass between the frontend and the emitter, in order. Each pass states in its own file what it
 * needs and keeps. With `debug` set the IR is verified and handed out after each pass.
 */
import { refusal, verify, WengertError, type Func } from '@wengert/ir';
import * as ir from '@wengert/ir';
import { nested } from '@wengert/reverse';
import { codeOf } from './code-of.js';

/** `onlyAfter` names earlier passes: this one runs only if one of them has changed the function. */
export type Pass = readonly [name: string, run: (func: Func) => Func, ...onlyAfter: string[]];

const inline = (func: Func): Func => ir.inline(func, { codeOf });

/**
 * Calls of known functions become their code. That may show more of what is called (a callback in a literal, the methods of an array
 * that was made there), hence several rounds; and what is thrown of wrong arguments is gone, if they are known.
 */
const inlining: readonly Pass[] = [1, 2, 3, 4].flatMap((round): Pass[] => {
  const name = `inline ${round}`;
  const earlier = round === 1 ? [] : [`inline ${round - 1}`];
  return [
    // Derivatives of known functions are known functions.
    [`nested ${round}`, nested, ...earlier],
    // Arithmetic on what has turned out to be an object.
    ['conversions', ir.conversions, ...earlier],
    [name, inline, ...earlier],
    ['literals', ir.literals, name],
    ['fold', ir.fold, name],
    ['infer', ir.infer, name],
    [`decide ${round}`, ir.decide, name],
    ['infer', ir.infer, `decide ${round}`],
  ];
});

/** What a round of inlining does, of functions whose nested derivatives are copied in already. */
const expand = (func: Func): Func => {
  const result = inline(func);
  return result === func ? func : ir.decide(ir.infer(ir.fold(ir.literals(result))));
};

/** Before differentiation: SSA form in, SSA form out. */
export const before: readonly Pass[] = [
  ['infer', ir.infer],
  ['decide', ir.decide],
  ['infer', ir.infer, 'decide'],
  ...inlining,
  ['trusting', (func) => ir.trusting(func, expand)],
  ['fold', ir.fold],
  ['cse', ir.cse],
  ['counted', ir.counted],
  ['licm', ir.licm],
  ['infer', ir.infer, 'counted'],
  ['dense', ir.dense],
  ['fold', ir.fold, 'dense'],
  // Where a reduction begins is known only then.
  ['dense again', ir.dense, 'dense'],
  ['fold', ir.fold, 'dense again'],
  ['dce', ir.dce],
  ['scalars', ir.scalars],
  ['infer', ir.infer, 'scalars'],
  ['fold', ir.fold, 'scalars'],
  ['dce', ir.dce, 'scalars'],
  ['pairwise', ir.pairwise],
  ['single-return', ir.singleReturn],
];

/** After differentiation: variable form in, SSA form out. */
export const after: readonly Pass[] = [
  ['ssa', ir.ssa],
  ['infer', ir.infer],
  ['fold', ir.fold],
  ['cse', ir.cse],
  ['dce', ir.dce],
  ['licm', ir.licm],
  ['fuse', ir.fuse],
  ['scalars', ir.scalars],
  ['fold', ir.fold, 'licm', 'fuse', 'scalars'],
  ['dce', ir.dce, 'licm', 'fuse', 'scalars'],
];

/** What is told after each pass. */
export type Watch = (pass: string, func: Func) => void;

let watch: Watch | undefined;

/**
 * Sets what is told of the IR after each pass, which is then verified too; nothing by default.
 *
 * @example watchPasses((pass, func) => console.log(pass, print(func)))
 */
export function watchPasses(observer: Watch | undefined): void {
  watch = observer;
}

function run(passes: readonly Pass[], func: Func): Func {
  let result = func;
  const changed = new Set<string>();
  /** What each pass gave last: on that it has nothing to do. */
  const given = new Map<Pass[1], Func>();
  for (const [name, pass, ...onlyAfter] of passes) {
    if (onlyAfter.length > 0 && !onlyAfter.some((earlier) => changed.has(earlier))) continue;
    const before = result;
    if (given.get(pass) === before) continue;
    result = pass(before);
    given.set(pass, result);
    if (result !== before) changed.add(name);
    if (watch) {
      watch(name, result);
      check(name, result);
    }
  }
  return result;
}

function check(pass: string, func: Func): void {
  try {
    verify(func, 'ssa');
  } catch (error) {
    throw error instanceof WengertError
      ? refusal('bug', { problem: `after the pass ${pass}, ${error.summary}` })
      : error;
  }
}

/** What is done to a function before it is differentiated. */
export function prepare(func: Func): Func {
  return run(before, func);
}

/** What is done to a derivative before it is emitted. */
export function finish(func: Func): Func {
  return run(after, func);
}
