/** `lower`: a function of an analysed program to IR, in variable form. */
import type { Func, Source } from '@wengert/ir';
import type { Analysis } from '../scope/model.js';
import { eachChild, type Identifier, type Node } from '../syntax.js';
import { forms } from './forms.js';
import { lowerFunction } from './function.js';
import { Lowering } from './lowering.js';

const describing = new Set(['defineProperty', 'defineProperties', 'setPrototypeOf', '__defineGetter__', '__proto__']);

/** Does the code mention a function that gives objects getters? */
function mentions(node: Node): boolean {
  if (node.type === 'Identifier' && describing.has((node as Identifier).name)) return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= mentions(child);
  });
  return found;
}

/**
 * Lowers a function node. `source` is the text that was parsed; `shift` is how much further left the nodes stand in it, if
 * the parsed text had something put before it. `captures[i]` of the result is `analysis.functionOf(node).captures[i]`.
 * @param runsAside true if captured variables of the kind `aside` hold what `asideText` says
 * Throws a `WengertError` with a code frame for what is not supported.
 */
export function lower(node: Node, analysis: Analysis, source: Source, shift = 0, runsAside = false): Func {
  const root = analysis.functionOf(node);
  const describesProperties = mentions(node);
  return lowerFunction(new Lowering({ analysis, source, shift, forms, root, describesProperties, runsAside }, root));
}
