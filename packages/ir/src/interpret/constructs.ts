/** The constructs and their terminators: each passes on the exits that are not meant for it. */
import type { Label, Terminator } from '../model.js';
import { runRegion, type Exit, type Frame, type Handlers } from './frame.js';

function leave(op: Terminator, frame: Frame): Exit {
  return { op, values: frame.all(op.args) };
}

function isBreak({ op }: Exit, label: Label): boolean {
  return op.op === 'break' && op.label === label;
}

function isContinue({ op }: Exit, label: Label): boolean {
  return op.op === 'continue' && op.label === label;
}

export const constructs = {
  if(op, frame) {
    const exit = runRegion(op.regions[frame.value(op.args[0]) ? 0 : 1], frame);
    if (exit.op.op !== 'yield') return exit;
    frame.defineAll(op.results, exit.values);
  },

  block(op, frame) {
    const exit = runRegion(op.regions[0], frame);
    if (exit.op.op !== 'yield' && !isBreak(exit, op.label)) return exit;
    frame.defineAll(op.results, exit.values);
  },

  loop(op, frame) {
    const [body] = op.regions;
    let carried: readonly unknown[] = frame.all(op.args);
    for (;;) {
      frame.defineAll(body.parameters, carried);
      const exit = runRegion(body, frame);
      if (isBreak(exit, op.label)) return frame.defineAll(op.results, exit.values);
      if (!isContinue(exit, op.label)) return exit;
      carried = exit.values;
    }
  },

  for(op, frame) {
    const [body] = op.regions;
    const [low, high, ...initial] = frame.all(op.args) as [number, number, ...unknown[]];
    let carried: readonly unknown[] = initial;
    for (let index = low; op.step > 0 ? index < high : index > high; index += op.step) {
      frame.defineAll(body.parameters, [index, ...carried]);
      const exit = runRegion(body, frame);
      if (isBreak(exit, op.label)) return frame.defineAll(op.results, exit.values);
      if (!isContinue(exit, op.label)) return exit;
      carried = exit.values;
    }
    frame.defineAll(op.results, carried);
  },

  yield: leave,
  break: leave,
  continue: leave,
  return: leave,

  throw(op, frame) {
    throw frame.value(op.args[0]);
  },
} satisfies Partial<Handlers>;
