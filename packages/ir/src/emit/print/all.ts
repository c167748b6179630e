/** All operations and statements that can be written. */
import { calls } from './operations/calls.js';
import { closures } from './operations/closures.js';
import { literals } from './operations/literals.js';
import { memory } from './operations/memory.js';
import { primitives } from './operations/primitives.js';
import { branches } from './statements/branches.js';
import { loops } from './statements/loops.js';
import { simple } from './statements/simple.js';
import type { Tables } from './tables.js';

export const tables: Tables = {
  operations: { ...primitives, ...memory, ...literals, ...calls, ...closures },
  statements: { ...simple, ...branches, ...loops },
};
