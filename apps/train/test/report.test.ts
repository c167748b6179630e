/** The figures of the report, and how progress is told. */
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { duration, showProgress } from '../src/progress.js';
import { reportOf } from '../src/report.js';
import { accuracyOf, confusionOf } from '../src/testing.js';

const labels = [0, 0, 1, 2, 9, 9, 9, 9];
const predictions = [0, 6, 1, 2, 9, 9, 9, 4];

describe('figures', () => {
  it('count what was taken for what', () => {
    const confusion = confusionOf(predictions, labels);
    expect([confusion[0][0], confusion[0][6], confusion[9][9], confusion[9][4], confusion[3][3]]).toEqual([
      1, 1, 3, 1, 0,
    ]);
    expect(confusion.flat().reduce((a, b) => a + b)).toBe(labels.length);
    expect(accuracyOf(predictions, labels)).toBe(6 / 8);
  });

  it('are printed', () => {
    const text = reportOf({ confusion: confusionOf(predictions, labels), steps: 300, seconds: 2 });
    const lines = text.split('\n');
    expect(lines[0]).toBe('Test accuracy 75.00% (6 of 8 digits)');
    expect(lines[3]).toMatch(/^ {2}0 {3}50\.00% .*1 of 2$/);
    expect(lines[6]).toMatch(/^ {2}3 {5}none .*0 of 0$/);
    expect(lines[16]).toBe('  0      1    .    .    .    .    .    1    .    .    .');
    expect(lines[25]).toBe('  9      .    .    .    .    1    .    .    .    .    3');
    expect(lines.at(-1)).toBe('300 steps in 2.0 s: 150 steps per second');
  });

  it('leave out the speed if there were no steps', () => {
    expect(reportOf({ confusion: confusionOf(predictions, labels), steps: 0, seconds: 0 })).not.toContain('steps');
  });
});

describe('progress', () => {
  function sink(isTTY: boolean): { stream: Writable & { isTTY: boolean }; text: () => string } {
    let text = '';
    const write = (chunk: Buffer, _: string, done: () => void): void => ((text += chunk.toString()), done());
    return { stream: Object.assign(new Writable({ write }), { isTTY }), text: () => text };
  }
  const state = { epochs: 10, steps: 40, loss: 0.51239, accuracy: undefined, endsEpoch: false };

  it('is a line per epoch where there is no terminal', () => {
    const { stream, text } = sink(false);
    let time = 0;
    const progress = showProgress(stream, () => time);
    for (let step = 1; step <= 8; step++) {
      time = step * 1000;
      const epoch = Math.ceil(step / 4);
      progress.update({ ...state, step, epoch, endsEpoch: step % 4 === 0, accuracy: step === 8 ? 0.9131 : undefined });
    }
    progress.stop();
    expect(text()).toBe('epoch  1/10  loss 0.5124  36 s left\nepoch  2/10  loss 0.5124  test 91.3%  32 s left\n');
  });

  it('is a bar with the same figures on a terminal', () => {
    const { stream, text } = sink(true);
    const progress = showProgress(stream);
    progress.update({ ...state, step: 20, epoch: 5, accuracy: 0.5 });
    progress.stop();
    expect(text()).toContain('epoch  5/10  loss 0.5124  test 50.0%');
    expect(text()).toContain('50%');
  });

  it.each([
    [0.4, '0 s'],
    [59.4, '59 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
  ])('tells %d seconds as %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});
