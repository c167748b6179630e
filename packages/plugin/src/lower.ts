/** The real frontend behind the interface of `lowered.ts`. */
import type { Node } from 'oxc-parser';
import type { Lowering } from './lowered.js';
import type { ParsedFile } from './parse.js';

export function prepareLowering(_: ParsedFile, _code: string, _file: string): Lowering {
  throw new Error('no frontend');
}

export function functionNodeOf(node: Node): Node | undefined {
  if (node.type === 'Property' || node.type === 'MethodDefinition') return node.value as Node;
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression' ? undefined : node;
}
