/**
 * Scope analysis: which binding each identifier means, and which bindings of its surroundings each function captures.
 *
 * For the build plugin, on a whole file (`Program` of acorn, or of oxc-parser with `astType: 'ts'`):
 *
 *     const analysis = analyseScopes(program);
 *     for (const info of analysis.functions) {       // outer before inner; async and generators are listed too
 *       info.node, info.kind, info.name, info.parent // parent: the function around it
 *       info.captures[i]                             // { name, scope, constant, assigned, binding, node }
 *       const func = lower(info.node, analysis, source); // func.captures[i] is info.captures[i], same index
 *     }
 *
 * One numbering for both scopes: an accessor serves index `i` if `captures[i].scope` is its own, and needs a setter for
 * those that are `assigned`. Names that nothing declares and that are no well-known globals are captures of scope
 * `module` with `binding.kind === 'unresolved'`. Arrows capture `this`, `arguments`, `new.target` and `super` under these
 * names. A binding that the function itself is (`function f`, or `const f = () => ...` that is never assigned) is `self`
 * in the function, and no capture. Types are not entered, so names that are only used in types are no captures.
 */
import { refusal } from '@wengert/ir';
import type { Node } from '../syntax.js';
import { encloses, findCaptures, placeFunctions } from './captures.js';
import { findEarlyUses } from './early.js';
import type { Analysis } from './model.js';
import { resolve } from './resolve.js';
import { walk } from './walker.js';

const none: ReadonlySet<string> = new Set();

/** Analyses a file, or a single function expression. Names of `redefined` are variables, even if globals have them too. */
export function analyseScopes(root: Node, redefined = none): Analysis {
  const findings = resolve(walk(root), redefined);
  const { functions, infos, bindings, scopes, references, mentionsBigint } = findings;
  placeFunctions(scopes.values(), references);
  findCaptures(references, infos);
  findEarlyUses(findings);
  return {
    functions: functions.filter((f) => f.kind !== 'initialiser'),
    functionOf(node) {
      const info = infos.get(node);
      if (info === undefined) throw refusal('bug', { problem: 'scope analysis has not seen this function' });
      return info;
    },
    bindingOf: (node) => bindings.get(node),
    scopeOf: (node) => scopes.get(node),
    encloses,
    mentionsBigint,
  };
}
