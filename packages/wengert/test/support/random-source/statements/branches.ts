/** `if`, `switch`, blocks with labels, and ways out. */
import { condition } from '../expressions.js';
import { everything, type Statement } from '../writer.js';
import type { Family } from './families.js';

export const branches: Family = ({ depth, loops, blocks }, options) =>
  options.branches
    ? [
        ...(depth < 3 ? [branch, branch, choice, block] : []),
        earlyReturn,
        ...(loops.length > 0 ? [exit, exit, exit] : []),
        ...(blocks.length > 0 ? [leaveBlock] : []),
      ]
    : [];

const branch: Statement = (w, scope) => {
  const lines = [`if (${condition(w, scope)}) {`, ...w.body(scope)];
  const kind = w.choose(3);
  if (kind === 1) lines.push('} else {', ...w.body(scope));
  if (kind === 2) lines.push(`} else if (${condition(w, scope)}) {`, ...w.body(scope), '} else {', ...w.body(scope));
  return [...lines, '}'];
};

const choice: Statement = (w, scope) => {
  const indent = '    ';
  const on = scope.integers.length > 0 ? `${w.pick(scope.integers)} % 3` : `${w.choose(3)}`;
  const lines = [`switch (${on}) {`];
  for (const label of ['case 1:', 'case 0:', 'default:']) {
    // In its own block, since all cases of a switch share one scope.
    lines.push(`  ${label} {`, ...w.body(scope, { indent }), '  }');
    if (w.choose(2) === 0) lines.push('    break;');
  }
  return [...lines, '}'];
};

const block: Statement = (w, scope) => {
  const label = w.name('block');
  return [`${label}: {`, ...w.body(scope, { blocks: [...scope.blocks, label] }), '}'];
};

const leaveBlock: Statement = (w, scope) => [`if (${condition(w, scope)}) break ${w.pick(scope.blocks)};`];

const earlyReturn: Statement = (w, scope) => [`if (${condition(w, scope)}) return ${everything(scope)};`];

const exit: Statement = (w, scope) => {
  const word = w.pick(['break', 'continue']);
  const labels = scope.loops.filter((label) => label !== '');
  const label = labels.length > 0 && w.choose(2) === 1 ? ` ${w.pick(labels)}` : '';
  return [`if (${condition(w, scope)}) ${word}${label};`];
};
