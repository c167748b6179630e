/**
 * The transform: a file in, the same file with records attached to its functions out, or nothing where there is nothing
 * to do. It depends on no host; the entries for bundlers and the loader only call it.
 */
import type { Node, Program } from 'oxc-parser';
import { attachClass } from './attach/class.js';
import { attachDeclarations, type Block } from './attach/declaration.js';
import { attachExpression } from './attach/expression.js';
import type { File } from './attach/file.js';
import { attachObject } from './attach/object.js';
import { isFunction } from './attach/position.js';
import type { Lowering } from './lowered.js';
import { chooseFile, displayName, ownFile, pathOf, type Options } from './options.js';
import { parseFile, type ParsedFile } from './parse.js';
import { Sites } from './sites.js';
import { Editor, type TransformResult } from './text/editor.js';
import { helperText, mark, type Helper } from './text/helpers.js';
import { chooseNames } from './text/names.js';
import { walk } from './tree.js';

/** Prepares the frontend for a file. */
export type PrepareLowering = (parsed: ParsedFile, code: string, file: string) => Lowering;

/**
 * Transforms a file if it imports `wengert`, carries the directive `'use wengert'` or is included by the options.
 * @param id the path of the file, perhaps with a query, as bundlers have it
 * @returns nothing if the file is none of these or has no functions
 * @throws SourceSyntaxError if it cannot be parsed
 */
export function transformWith(
  prepare: PrepareLowering,
  code: string,
  id: string,
  options: Options = {},
): TransformResult | null {
  const choice = chooseFile(id, options);
  if (choice === 'never' || code.includes(mark) || code.startsWith(ownFile)) return null;
  if (choice === 'optional' && !code.includes('wengert')) return null;
  const file = displayName(id, options);
  const parsed = parseFile(code, pathOf(id), file);
  if (choice === 'optional' && !parsed.asksForTransform) return null;

  const names = chooseNames(code);
  const edit = new Editor(code);
  const sites = new Sites(code, names, prepare(parsed, code, file), { file, sourceText: options.sourceText ?? true });
  const helpers = new Set<Helper>();
  const usesSuper = new Set<Node>();
  attachAll(parsed.program, {
    code,
    comments: parsed.comments,
    edit,
    names,
    use(helper) {
      helpers.add('attach').add(helper);
      return names[helper];
    },
    site: (node, around) => sites.add(node, around),
    usesSuper,
  });
  if (!edit.changed) return null;
  endDirective(parsed.program, edit);
  for (const line of [...helperText(helpers, names), ...sites.text()]) edit.append(line);
  return { code: edit.toString(), map: edit.map(pathOf(id)) };
}

/**
 * Bundlers warn of directives that they do not know. A semicolon before ours makes it an ordinary statement; not where
 * others follow, which would be none any more.
 */
function endDirective({ body }: Program, edit: Editor): void {
  const last = body.findLast((s) => s.type === 'ExpressionStatement' && s.directive != null);
  if (last?.type === 'ExpressionStatement' && last.directive === 'use wengert') edit.open(last.start, ';');
}

function attachAll(program: Node, file: File): void {
  walk(program, (node, around) => {
    switch (node.type) {
      case 'Super': {
        const owner = around.findLastIndex((n) => isFunction(n) && n.type !== 'ArrowFunctionExpression');
        if (owner > 0) file.usesSuper.add(around[owner - 1]);
        break;
      }
      case 'Program':
      case 'BlockStatement':
      case 'StaticBlock':
      case 'TSModuleBlock':
        attachDeclarations(file, blockOf(node), [...around, node]);
        break;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        attachExpression(file, node, around);
        break;
      case 'ObjectExpression':
        attachObject(file, node, around);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        attachClass(file, node, around);
        break;
      default:
        break;
    }
  });
}

function blockOf(node: Node & { readonly body: readonly Node[] }): Block {
  return { body: node.body, end: node.type === 'Program' ? node.end : node.end - 1 };
}
