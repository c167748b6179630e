/**
 * `switch`. If no case falls through to the next, it is a chain of `if`. Otherwise it is a nest of blocks: a case is
 * entered by leaving the blocks up to its body, and goes on into the next body by itself.
 */
import type { Label, ValueId } from '@wengert/ir';
import { unwrap, type Expression, type Statement, type SwitchCase, type SwitchStatement } from '../../syntax.js';
import type { StatementForm } from '../form.js';
import type { Lowering } from '../lowering.js';
import { inScope, makeFunctions, statements } from './block.js';
import { containsBreak } from './exits.js';

/** Cases that share a body. */
interface Group {
  readonly tests: readonly Expression[];
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
}

export const switchStatement: StatementForm<SwitchStatement> = (ctx, node) => {
  const value = ctx.expression(node.discriminant);
  inScope(ctx, node, (scope) => {
    if (scope !== undefined) makeFunctions(ctx, scope, node.start);
    const groups = groupsOf(node.cases);
    const separate =
      groups.every((g, i) => i === groups.length - 1 || !falls(g.body)) &&
      groups.every((g) => !g.isDefault || g.tests.every(isLiteral));
    const lower = (): void => (separate ? chain(ctx, value, groups) : nest(ctx, value, node.cases));
    const inside = (exit: Label): void => ctx.within({ kind: 'switch', names: [], exit }, lower);
    if (!separate || groups.some((g) => withoutBreak(g.body).some(containsBreak))) ctx.b.block(inside);
    else lower();
  });
};

function groupsOf(cases: readonly SwitchCase[]): Group[] {
  const groups: Group[] = [];
  let tests: Expression[] = [];
  let isDefault = false;
  cases.forEach(({ test, consequent }, i) => {
    if (test == null) isDefault = true;
    else tests.push(test);
    if (consequent.length === 0 && i < cases.length - 1) return;
    groups.push({ tests, isDefault, body: consequent });
    tests = [];
    isDefault = false;
  });
  return groups;
}

const exits: ReadonlySet<string> = new Set([
  'BreakStatement',
  'ContinueStatement',
  'ReturnStatement',
  'ThrowStatement',
]);

/** True if control may go on behind a list of statements. */
function falls(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last === undefined) return true;
  if (last.type === 'BlockStatement') return falls(last.body);
  if (last.type === 'IfStatement') return last.alternate == null || falls([last.consequent]) || falls([last.alternate]);
  return !exits.has(last.type);
}

/** A body without the `break` at its end. */
function withoutBreak(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1);
  return last?.type === 'BreakStatement' && last.label == null ? body.slice(0, -1) : body;
}

function isLiteral(test: Expression): boolean {
  return unwrap(test).type === 'Literal';
}

function chain(ctx: Lowering, value: ValueId, groups: readonly Group[]): void {
  const rest = groups.find((g) => g.isDefault);
  const write = (i: number): void => {
    const group = groups[i];
    if (group === undefined) {
      if (rest !== undefined) statements(ctx, withoutBreak(rest.body), undefined);
    } else if (group.isDefault) write(i + 1);
    else {
      ctx.b.if(
        matches(ctx, value, group.tests),
        () => statements(ctx, withoutBreak(group.body), undefined),
        () => write(i + 1),
      );
    }
  };
  write(0);
}

/** True if the value is one of the tests; they are evaluated up to the first that it is. */
function matches(ctx: Lowering, value: ValueId, [first, ...others]: readonly Expression[]): ValueId {
  const { b } = ctx;
  const equal = b.prim('eq', [value, ctx.expression(first)]);
  if (others.length === 0) return equal;
  return ctx.choose(
    equal,
    () => b.const(true),
    () => matches(ctx, value, others),
  );
}

function nest(ctx: Lowering, value: ValueId, cases: readonly SwitchCase[]): void {
  const { b } = ctx;
  const exit = ctx.breakTarget(undefined).exit!;
  const entries: Label[] = [];
  const dispatch = (): void => {
    cases.forEach(({ test }, i) => {
      if (test != null) b.if(matches(ctx, value, [test]), () => b.break(entries[i]));
    });
    const otherwise = cases.findIndex(({ test }) => test == null);
    b.break(otherwise < 0 ? exit : entries[otherwise]);
  };
  // the block of case i holds everything before its body; the outermost is that of the last case
  const write = (i: number): void => {
    if (i < 0) return dispatch();
    b.block((label) => {
      entries[i] = label;
      write(i - 1);
    });
    statements(ctx, cases[i].consequent, undefined);
  };
  write(cases.length - 1);
}
