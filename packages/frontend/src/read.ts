/**
 * `readFunction`: from a function object to IR, by its source text alone. The text shows no variables of the surroundings,
 * so a function that uses any is refused, unless the caller can tell them (`visible`).
 */
import { refusal, WengertError, type Func, type Source } from '@wengert/ir';
import { lower } from './lower/lower.js';
import { refused } from './lower/refused.js';
import { quoted } from './lower/function.js';
import { parseFunction } from './parse.js';
import { analyseScopes } from './scope/analyse.js';
import type { CaptureInfo } from './scope/model.js';
import { eachChild, type Node } from './syntax.js';
import { isImportObject, isLoweringHelper } from './toolmarks.js';

type AnyFunction = (...args: never[]) => unknown;

export interface ReadOptions {
  /** The variables of the surroundings that the caller gives access to; they become captures of scope `local`. */
  readonly visible?: readonly string[];
}

const nativeText = /\{\s*\[native code\]\s*\}\s*$/;

/**
 * Reads a function from its text. Throws a `WengertError`: `native-function`, `async-function`, `syntax-error`,
 * `unsupported-syntax`, or `invisible-capture` for a variable that is neither a well-known global nor visible.
 */
export function readFunction(fn: AnyFunction, { visible = [] }: ReadOptions = {}): Func {
  if (typeof fn !== 'function') throw refusal('not-a-function', { where: 'readFunction', got: typeof fn });
  const name = quoted(fn.name);
  const text = Function.prototype.toString.call(fn);
  if (nativeText.test(text)) throw refusal('native-function', { name });
  const source: Source = { file: `<${fn.name === '' ? 'anonymous' : fn.name}>`, text };
  const { node, shift, isMember } = parseFunction(source, name);
  const at = ({ start, end }: Node) => ({ source, start: start - shift, end: end - shift });
  const analysis = analyseScopes(node, new Set(visible));
  const { captures, async } = analysis.functionOf(node);
  const dynamic = findDynamic(node);
  if (dynamic !== undefined) throw unsupported(refused[dynamic.type], at(dynamic));
  // what is refused as a whole is not to be made visible first
  for (const capture of async ? [] : captures) {
    // Lowering refuses what cannot run as it is written.
    if (capture.binding.kind === 'aside') continue;
    if (!visible.includes(capture.name)) throw invisible(capture, name, at(capture.node));
  }
  const func = lower(node, analysis, source, shift);
  return {
    ...func,
    name: fn.name === '' ? func.name : fn.name,
    form: isMember ? 'method' : func.form,
    captures: func.captures.map((capture) => ({ ...capture, scope: 'local', constant: false })),
  };
}

/** The first statement that makes variables of names which seem to be declared nowhere. */
function findDynamic(node: Node): Node | undefined {
  if (node.type === 'WithStatement') return node;
  let found: Node | undefined;
  eachChild(node, (child) => {
    found ??= findDynamic(child);
  });
  return found;
}

function unsupported(
  [what, why, instead]: readonly [string, string, string],
  location: { source: Source; start: number; end: number },
) {
  return refusal('unsupported-syntax', { what, why, instead }, location);
}

/** The error for a variable that cannot be seen. */
function invisible(
  { name: variable, node, binding }: CaptureInfo,
  name: string,
  location: { source: Source; start: number; end: number },
) {
  if (variable === 'eval') return unsupported(refused['eval'], location);
  if (binding.kind === 'private') return unsupported(refused['private name'], location);
  if (isLoweringHelper(variable)) {
    return unsupported(
      [
        `\`${variable}\`, which a compiler put in the place of newer syntax,`,
        'The code was compiled for an old version of JavaScript.',
        'Raise the target of the compiler to ES2022 or newer.',
      ],
      location,
    );
  }
  if (isImportObject(variable))
    return WengertError.at(
      'invisible-capture',
      `${name} uses an import that the test runner calls \`${variable}\`, and which cannot be seen from its source text`,
      'JavaScript shows the text of a function, but not the variables of its surroundings, and the test runner has changed the names of imports in the text.',
      "Use the build plugin in the configuration of the test runner: plugins: [wengert()], with import wengert from '@wengert/plugin/vite'.",
      location,
    );
  return refusal('invisible-capture', { name, variable }, location);
}
