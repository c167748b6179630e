/**
 * The function of `ignore(...)` that runs as it is written (see `scope/aside.ts`). The build plugin puts its text where the variables
 * around the differentiated function are in scope, as what a captured variable of that function holds: a function of the variables
 * inside, which gives the function. Those that never change are passed as they are; others in their cells, which the text then names.
 *
 * Lowering and text have the same parameters in the same order.
 */
import { Builder, type Capture, type ValueId } from '@wengert/ir';
import { isSelf } from '../scope/captures.js';
import type { Analysis, Binding, FunctionInfo } from '../scope/model.js';
import { eachChild, type FunctionNode, type Identifier, type Node } from '../syntax.js';
import type { Lowering } from './lowering.js';
import { cellTypeOf } from './too-early.js';
import { selfName } from './variables.js';

const words = [
  'This variable in a function that `ignore` runs',
  'The function runs as it is written, and the variable is not there.',
  'Use a variable of your own.',
] as const;

/** The variables of differentiated functions that the function uses; all others it reaches by itself. */
function variablesOf(analysis: Analysis, root: FunctionInfo, node: Node): readonly Binding[] {
  const inside = ({ owner }: Binding): boolean => owner !== undefined && analysis.encloses(root, owner);
  return analysis
    .functionOf(node)
    .captures.map(({ binding }) => binding)
    .filter((binding) => inside(binding) && !isSelf(binding, root));
}

/** A closure that makes the function anew, and calls it. */
export function aside(ctx: Lowering, node: FunctionNode): ValueId {
  const { b, program, variables } = ctx;
  const { analysis, root } = program;
  const info = analysis.functionOf(node);
  for (const { binding, node: use } of info.captures) {
    const { kind } = binding;
    const isMissing = kind === 'arguments' || kind === 'new.target' || kind === 'super' || kind === 'own-name';
    if (isMissing && (binding.owner !== undefined || isSelf(binding, root))) ctx.refuse(use, ...words);
    if (kind === 'private' || kind === 'home' || kind === 'static-home' || binding.early.has(info))
      ctx.refuse(use, ...words);
  }
  const used = variablesOf(analysis, root, node);
  const make = variables.read(analysis.bindingOf(node)!, node);
  const held = used.map((binding) => variables.captured({ binding, capture: captureOf(binding) }, node));
  // What it changes there is looked for through the function.
  return b.closure(callOf(ctx, node, used), [make, variables.root(), ...held]);
}

function captureOf(binding: Binding): Capture {
  const isCell = binding.cell !== undefined;
  return { name: binding.name, scope: 'local', constant: true, ...(isCell && { cell: true }) };
}

function callOf(ctx: Lowering, node: FunctionNode, used: readonly Binding[]) {
  const b = new Builder();
  const self = b.parameter('self', { kind: 'function' });
  b.parameter('this', { kind: 'unknown' });
  const location = ctx.at(node);
  b.location = location;
  const own = ['code', selfName].map((name): Capture => ({ name, scope: 'local', constant: true }));
  const captures = [...own, ...used.map((v) => captureOf(v))];
  return b.function({ name: 'ignored', form: 'arrow', captures, location }, () => {
    const make = b.capture(self, 0, 'code');
    const held = used.map((v, k) =>
      b.capture(self, k + own.length, v.name, v.cell === undefined ? undefined : cellTypeOf(v)),
    );
    const at = used.findIndex(({ kind }) => kind === 'this');
    const receiver = at < 0 ? b.const(undefined) : held[at];
    const fn = b.call(make, receiver, held, { text: 'ignore' });
    b.return(b.call(fn, b.const(undefined), [], { text: 'ignore' }));
  });
}

/**
 * The text of the function that makes it.
 * @param text of the file
 */
export function asideText(analysis: Analysis, root: FunctionInfo, node: Node, text: string): string {
  const used = variablesOf(analysis, root, node);
  const taken = new Set<string>();
  const note = (inner: Node): void => {
    if (inner.type === 'Identifier') taken.add((inner as Identifier).name);
    eachChild(inner, note);
  };
  note(node);
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  const names = new Map(
    used.map((v, k) => [v, v.cell !== undefined || v.kind === 'this' ? free(`$${k}`) : v.name] as const),
  );
  const edits = editsOf(analysis, node, (binding) => (binding.cell === undefined ? undefined : names.get(binding)));
  let body = '';
  let from = node.start;
  for (const { at, end, by } of edits) {
    body += text.slice(from, at) + by;
    from = end;
  }
  return `function(${[...names.values()].join(',')}){return ${body}${text.slice(from, node.end)}}`;
}

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly by: string;
}

/** Names of variables in cells, each replaced by a look into the cell. */
function editsOf(analysis: Analysis, root: Node, cellOf: (binding: Binding) => string | undefined): readonly Edit[] {
  const edits: Edit[] = [];
  const visit = (node: Node, parent: Node): void => {
    if (node.type === 'Identifier') {
      const binding = analysis.bindingOf(node);
      const cell = binding && cellOf(binding);
      if (cell === undefined) return;
      const place = `${cell}.value`;
      const { callee, tag } = parent as Node & { callee?: Node; tag?: Node };
      const by = callee === node || tag === node ? `(0,${place})` : place;
      edits.push({ at: node.start, end: node.end, by });
      return;
    }
    const { shorthand, key, value } = node as Node & { shorthand?: boolean; key: Node; value: Node };
    if (node.type !== 'Property' || shorthand !== true) return eachChild(node, (child) => visit(child, node));
    const before = edits.length;
    visit(value, node);
    const first = edits[before] as Edit | undefined;
    if (first?.at === key.start) edits[before] = { ...first, by: `${(key as Identifier).name}:${first.by}` };
  };
  visit(root, root);
  return edits.sort((one, other) => one.at - other.at);
}
