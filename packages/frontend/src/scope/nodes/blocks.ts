/** Statements that open a scope, and those with labels. */
import { declarePattern } from './patterns.js';
import type { Visitors } from './visitor.js';

export const blocks: Visitors = {
  BlockStatement(w, node) {
    w.record.within(node, false, () => w.each(node.body));
  },
  ForStatement(w, node) {
    w.record.within(node, false, () => w.children(node));
  },
  SwitchStatement(w, node) {
    w.visit(node.discriminant);
    w.record.within(node, false, () => w.each(node.cases));
  },
  CatchClause(w, node) {
    w.record.within(node, false, () => {
      if (node.param) declarePattern(w, node.param, (id) => void w.record.declare(id, 'catch'));
      w.visit(node.body);
    });
  },
  LabeledStatement: (w, node) => w.visit(node.body),
  BreakStatement: () => {},
  ContinueStatement: () => {},
};
