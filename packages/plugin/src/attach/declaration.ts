/**
 * Attaches to function declarations by statements at the head of the block that holds them, because they are hoisted:
 *
 *     $wa(f, $w1);        before the first statement, after directives
 *     export default function $wd(x) { ... }     with $wa($wd, $w2, 0, "default"): an anonymous default stays hoisted
 */
import type { Function, Node } from 'oxc-parser';
import { argumentText, type File } from './file.js';

export interface Block {
  readonly body: readonly Node[];
  /** Where the statement goes if all there is are directives. */
  readonly end: number;
}

export function attachDeclarations(file: File, block: Block, around: readonly Node[]): void {
  const declared = new Map<string, { fn: Function; around: readonly Node[] }>();
  for (const statement of block.body) {
    const fn = declarationOf(statement);
    // of two with one name the last one counts
    if (fn !== undefined)
      declared.set(fn.id?.name ?? '', { fn, around: fn === statement ? around : [...around, statement] });
  }
  let text = '';
  for (const { fn, around: chain } of declared.values()) {
    const site = file.site(fn, chain);
    if (fn.id !== null) text += `${file.use('attach')}(${fn.id.name},${argumentText(site)});`;
    else {
      const name = file.names.defaultExport;
      file.edit.open(parameterStart(file, fn), ` ${name}`);
      text += `${file.use('attach')}(${name},${argumentText(site, 'default')});`;
    }
  }
  if (text !== '') file.edit.open(headOf(file, block), text);
}

function declarationOf(statement: Node): Function | undefined {
  const inner =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
      ? statement.declaration
      : statement;
  return inner?.type === 'FunctionDeclaration' && inner.body !== null ? inner : undefined;
}

/** Where a name goes: behind `function` or `function*`, before type parameters and parameters. */
function parameterStart(file: File, fn: Function): number {
  return fn.start + /^(?:async\s+)?function(?:\s*\*)?/.exec(file.code.slice(fn.start, fn.end))![0].length;
}

/** Before the first statement that is no directive, and before comments that say something to bundlers about it. */
function headOf(file: File, { body, end }: Block): number {
  const first = body.findIndex((s) => !(s.type === 'ExpressionStatement' && s.directive != null));
  if (first < 0) return end;
  const statement = body[first];
  const start = Math.min(statement.start, ...decoratorsOf(statement).map((d) => d.start));
  const from = first === 0 ? 0 : body[first - 1].end;
  const notes = file.comments.filter((c) => c.start >= from && c.end <= start && note.test(c.value));
  const last = notes.at(-1);
  // only a note right before the statement is about it
  return last !== undefined && /^\s*$/.test(file.code.slice(last.end, start)) ? last.start : start;
}

const note = /[@#]__[A-Z_]+__/;

function decoratorsOf(statement: Node): readonly Node[] {
  const inner =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
      ? statement.declaration
      : statement;
  return inner != null && 'decorators' in inner ? ((inner as { decorators?: readonly Node[] }).decorators ?? []) : [];
}
