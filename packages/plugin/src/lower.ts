/**
 * The frontend behind the interface of `lowered.ts`: one scope analysis for the file, then each function by itself. An
 * error of the frontend about the user's code becomes a refusal; any other one is a fault of ours and is thrown.
 */
import { analyseScopes, lower, type CaptureInfo } from '@wengert/frontend';
import { encode, refusal, WengertError, type Source } from '@wengert/ir';
import type { Node } from 'oxc-parser';
import type { CapturedVariable, Lowering, Refused } from './lowered.js';
import { namespacesOf, namespaceText } from './namespace.js';
import type { ParsedFile } from './parse.js';

export function prepareLowering({ program }: ParsedFile, _code: string, file: string): Lowering {
  const analysis = analyseScopes(program);
  const namespaces = namespacesOf(program);
  return {
    lower(node, part) {
      const source: Source = { file, text: part.text, line: part.line, column: part.column };
      const at = ({ start, end }: Span) => ({ source, start: start - part.start, end: end - part.start });
      try {
        const fn = functionNodeOf(node);
        if (fn === undefined) throw refusal('unsupported-syntax', aboutClass(node), at(headOf(node)));
        const { captures } = analysis.functionOf(fn);
        const evaluated = captures.find((c) => c.name === 'eval' && c.binding.kind === 'unresolved');
        if (evaluated !== undefined) throw refusal('unsupported-syntax', aboutEval, at(evaluated.node));
        const variable = (capture: CaptureInfo): CapturedVariable => {
          const { binding } = capture;
          if (binding.node === undefined || !namespaces.has(binding.node)) return captured(capture);
          return { ...captured(capture), read: namespaceText(binding, fn, analysis) };
        };
        return { ir: encode(lower(fn, analysis, source, part.start)), captures: captures.map(variable) };
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

/** The function of a method's definition; classes are none. */
export function functionNodeOf(node: Node): Node | undefined {
  if (node.type === 'Property' || node.type === 'MethodDefinition') return node.value;
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression' ? undefined : node;
}

function captured({ name, scope, assigned, binding }: CaptureInfo): CapturedVariable {
  // assigning these is an error, or has no effect, wherever it stands
  const fixed = binding.kind === 'const' || binding.kind === 'import' || binding.kind === 'own-name';
  return { name, scope, assigned: assigned && !fixed };
}

function refusedBy({ code, summary, reason, remedy, location }: WengertError): Refused {
  if (location === undefined) return [code, summary, reason, remedy];
  return [code, summary, reason, remedy, location.start, location.end];
}

const aboutEval = {
  what: '`eval`',
  why: 'It runs code that cannot be read before.',
  instead: 'Write the code as a function.',
};

function aboutClass(node: Node): Record<string, string> {
  const name = 'id' in node && node.id !== null && 'name' in node.id ? `The class \`${node.id.name}\`` : 'A class';
  return {
    what: `${name} as a function`,
    why: 'A class is called with `new` only.',
    instead: 'Differentiate a function that makes and uses the object.',
  };
}

/** A class without its body. */
function headOf(node: Node): Span {
  return 'body' in node && node.type.startsWith('Class') ? { start: node.start, end: (node.body as Span).start } : node;
}
