/**
 * The frontend behind the interface of `lowered.ts`: one scope analysis for the file, then each function by itself. An
 * error of the frontend about the user's code becomes a refusal; any other one is a fault of ours and is thrown.
 */
import { analyseScopes, asideText, lower, type CaptureInfo } from '@wengert/frontend';
import { encode, refusal, WengertError, type Source } from '@wengert/ir';
import type { Node } from 'oxc-parser';
import type { CapturedVariable, Lowering, Refused } from './lowered.js';
import { namespacesOf, namespaceText } from './namespace.js';
import type { ParsedFile } from './parse.js';

export function prepareLowering({ program }: ParsedFile, code: string, file: string): Lowering {
  const analysis = analyseScopes(program);
  const namespaces = namespacesOf(program);
  return {
    lower(node, part) {
      const source: Source = { file, text: part.text, line: part.line, column: part.column };
      const at = ({ start, end }: Span) => ({ source, start: start - part.start, end: end - part.start });
      try {
        const fn = functionNodeOf(node);
        const info = analysis.functionOf(fn);
        const { captures } = info;
        const evaluated = captures.find((c) => c.name === 'eval' && c.binding.kind === 'unresolved');
        if (evaluated !== undefined) throw refusal('unsupported-syntax', aboutEval, at(evaluated.node));
        const variable = (capture: CaptureInfo): CapturedVariable => {
          const { binding } = capture;
          if (binding.kind === 'home' || binding.kind === 'static-home') {
            if (!hasHome(node)) throw refusal('unsupported-syntax', aboutSuper, at(capture.node));
            return { ...captured(capture), read: binding.kind === 'home' ? 'this.prototype' : 'this' };
          }
          if (binding.kind === 'aside')
            return { ...captured(capture), read: asideText(analysis, info, binding.node!, code) };
          if (binding.node === undefined || !namespaces.has(binding.node)) return captured(capture);
          return { ...captured(capture), read: namespaceText(binding, fn, analysis) };
        };
        return { ir: encode(lower(fn, analysis, source, part.start, true)), captures: captures.map(variable) };
      } catch (error) {
        if (error instanceof WengertError && error.code !== 'bug') return { refused: refusedBy(error) };
        throw error;
      }
    },
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The function of a method's definition; of a class its constructor, which the class stands for. */
export function functionNodeOf(node: Node): Node {
  return node.type === 'Property' || node.type === 'MethodDefinition' ? node.value : node;
}

/** Whether the accessor of a function stands in the static block of a class, where `this` is the class. */
function hasHome(node: Node): boolean {
  if (node.type === 'MethodDefinition') return node.key.type !== 'PrivateIdentifier' || node.static;
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

export function captured({ name, scope, assigned, binding }: CaptureInfo): CapturedVariable {
  // assigning these is an error, or has no effect, wherever it stands
  const fixed = binding.kind === 'const' || binding.kind === 'import' || binding.kind === 'own-name';
  const { accessors: parts } = binding;
  return parts.length > 0 ? { name, scope, assigned: false, parts } : { name, scope, assigned: assigned && !fixed };
}

function refusedBy({ code, summary, reason, remedy, location }: WengertError): Refused {
  if (location === undefined) return [code, summary, reason, remedy];
  return [code, summary, reason, remedy, location.start, location.end];
}

const aboutEval = {
  what: '`eval`',
  why: 'It runs code that cannot be read before.',
  instead:
    'Write the code as a function. What is no part of the value, also in ignore(...), goes into a function of its own that nonDifferentiable(...) declares.',
};

const aboutSuper = {
  what: '`super` in a method of an object literal, in a private method, or in an arrow function that is differentiated by itself,',
  why: 'The object that it looks methods up in cannot be seen from there.',
  instead: 'Use it in a public method, and call that.',
};
