/** Where each variable is declared, and whether as `const` or `let`. */
import type { ValueId } from '../model.js';
import { eachUse, type Block, type Expr, type Move, type Statement } from './tree.js';
import type { Variable, Variables } from './variables.js';

export interface Declarations {
  /** The statement whose first write declares the variable, if one does. */
  readonly at: ReadonlyMap<Variable, Statement>;
  /** Variables to be declared without a value before a statement. */
  readonly before: ReadonlyMap<Statement, readonly Variable[]>;
  /** The block in braces that a variable is declared in, or whose header declares it. */
  readonly home: (variable: Variable) => Block | undefined;
  /** True of variables that are written more than once; the header of a counted loop writes its index in each iteration. */
  readonly changes: (variable: Variable) => boolean;
}

interface Found {
  /** The innermost block around all places where the variable stands. */
  home: Block;
  readonly first: Block;
  readonly firstStatement: Statement;
  writes: number;
}

/** @param parameters variables that need no declaration; those of counters, which loop headers declare, are added */
export function declarations(body: Block, variables: Variables, parameters: Iterable<Variable>): Declarations {
  const given = new Set(parameters);
  const counters = new Map<Variable, Block>();
  const found = new Map<Variable, Found>();
  /** The statement that a block belongs to. */
  const owner = new Map<Block, Statement>();

  const common = (a: Block, b: Block): Block => {
    while (a.depth > b.depth) a = a.parent!;
    while (b.depth > a.depth) b = b.parent!;
    while (a !== b) {
      a = a.parent!;
      b = b.parent!;
    }
    return a;
  };
  const touch = (id: ValueId, block: Block, s: Statement, writes: number): void => {
    const variable = variables(id);
    if (!variable || given.has(variable)) return;
    const known = found.get(variable);
    if (!known) found.set(variable, { home: block, first: block, firstStatement: s, writes });
    else {
      known.home = common(known.home, block);
      known.writes += writes;
    }
  };

  function visit(block: Block): void {
    for (const s of block.statements) {
      const read = (expr: Expr): void => eachUse(expr, (id) => touch(id, block, s, 0));
      const move = ({ to, from }: Move): void => {
        read(from);
        if (!isSame(variables, to.id, from)) touch(to.id, block, s, 1);
      };
      switch (s.kind) {
        case 'define':
          read(s.expr);
          touch(s.value.id, block, s, 1);
          break;
        case 'effect':
        case 'assign':
        case 'return':
        case 'throw':
          read(s.expr);
          break;
        case 'ensure':
          read(s.index);
          touch(s.buffer, block, s, 1);
          break;
        case 'moves':
          s.moves.forEach(move);
          break;
        case 'if':
          read(s.condition);
          for (const inner of [s.then, s.otherwise]) {
            owner.set(inner, s);
            visit(inner);
          }
          break;
        case 'loop':
          s.initial.forEach(move);
          if (s.counter) {
            const index = variables(s.counter.index.id);
            given.add(index);
            counters.set(index, s.body);
            read(s.counter.low);
            read(s.counter.high);
          }
          owner.set(s.body, s);
          visit(s.body);
          break;
        case 'block':
          owner.set(s.body, s);
          visit(s.body);
          break;
        case 'break':
        case 'continue':
          break;
      }
    }
  }
  visit(body);

  const at = new Map<Variable, Statement>();
  const before = new Map<Statement, Variable[]>();
  for (const [variable, { home, first, firstStatement }] of found) {
    if (first === home && firstStatement.kind !== 'if') {
      at.set(variable, firstStatement);
      continue;
    }
    let block = first;
    let statement = firstStatement;
    while (block !== home) {
      statement = owner.get(block)!;
      block = block.parent!;
    }
    const list = before.get(statement);
    if (list) list.push(variable);
    else before.set(statement, [variable]);
  }
  const home = (variable: Variable): Block | undefined => {
    let block = found.get(variable)?.home ?? counters.get(variable);
    // What no jump leaves is written without braces.
    while (block && owner.get(block)?.kind === 'block') block = block.parent;
    return block;
  };
  const changes = (variable: Variable): boolean => (found.get(variable)?.writes ?? 0) > 1 || counters.has(variable);
  return { at, before, home, changes };
}

/** True if a move's source is the variable that it writes. */
export function isSame(variables: Variables, to: ValueId, from: Expr): boolean {
  return from.kind === 'value' && variables(from.id) === variables(to);
}
