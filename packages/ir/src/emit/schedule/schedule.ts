/** From operations to statements: decides which expressions are written where they are used. */
import type { Func } from '../../model.js';
import type { OpOf } from '../../op-of.js';
import { refusal } from '../../refusal.js';
import type { Block } from '../tree.js';
import { atoms } from './atoms.js';
import { constructs } from './constructs.js';
import { exits } from './exits.js';
import { expressions } from './expressions.js';
import { Scheduler, type Handlers } from './scheduler.js';
import type { Surroundings } from './surroundings.js';
import { writes } from './writes.js';

function refuse({ op }: OpOf<'get' | 'set'>): never {
  throw refusal('bug', { problem: `the emitter wants SSA, and met ${op}` });
}

const handlers: Handlers = { ...atoms, ...expressions, ...writes, ...constructs, ...exits, get: refuse, set: refuse };

/** The statements of a function in SSA. */
export function schedule(func: Func, surroundings: Surroundings): Block {
  return new Scheduler(func, surroundings, handlers).function();
}
