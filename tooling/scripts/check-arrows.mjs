/** Checks who imports whom among the packages; the rule and its reader are lib/arrows.mjs. */
import { findViolations } from './lib/arrows.mjs';
import { root } from './lib/pnpm.mjs';

const violations = findViolations(root);
for (const violation of violations) console.error(violation);
if (violations.length > 0) process.exit(1);
console.log('Every import follows the arrows.');
