/** Operations that only write: each is a statement, at once. */
import type { OpOf } from '../../op-of.js';
import { reachAt } from './reach.js';
import type { Handlers, Scheduler } from './scheduler.js';

function effect(op: OpOf<'store' | 'addto' | 'setcapture'>, s: Scheduler): void {
  const reach = reachAt(2, s.now);
  const args = s.open.waiting.take(op.args, reach, true);
  s.note(reach);
  s.emit({ kind: 'effect', expr: { kind: 'op', op, args } });
}

export const writes = {
  store: effect,

  addto(op, s) {
    // JavaScript reads the slot before it evaluates the right side.
    if (s.open.waiting.levelOf(op.args[2]) > 1) s.open.waiting.flush();
    effect(op, s);
  },

  setcapture(op, s) {
    const { captured } = s.surroundings;
    if (op.args[0] !== s.facts.self || !captured) {
      effect(op, s);
      return;
    }
    const reach = reachAt(2, s.now);
    const [expr] = s.open.waiting.take([op.args[1]], reach, true);
    s.note(reach);
    s.emit({ kind: 'assign', name: captured(op.index), expr });
  },

  ensure({ args: [buffer, place] }, s) {
    const index = s.named(place);
    s.open.waiting.flushEffects();
    s.note(reachAt(2, s.now));
    s.emit({ kind: 'ensure', buffer, index });
  },
} satisfies Partial<Handlers>;
