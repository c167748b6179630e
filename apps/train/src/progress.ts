/** How far the training is: a bar that moves on a terminal, plain lines elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

/** What is shown. */
export interface State {
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  readonly epochs: number;
  /** Mean loss of the last steps. */
  readonly loss: number;
  /** Test accuracy after the last epoch, from 0 to 1; `undefined` in the first. */
  readonly accuracy: number | undefined;
  readonly endsEpoch: boolean;
}

/** Where the progress is shown: a stream, and how long the training has taken, in seconds. */
export interface Progress {
  update(state: State): void;
  /** Leaves the stream ready for other text, also after an error. */
  stop(): void;
}

/** A bar if `stream` is a terminal, else a line per epoch. */
export function showProgress(
  stream: NodeJS.WritableStream & { isTTY?: boolean },
  now = () => performance.now(),
): Progress {
  const start = now();
  const left = ({ step, steps }: State): string => duration((((now() - start) / 1000) * (steps - step)) / step);
  return stream.isTTY ? movingBar(stream, left) : plainLines(stream, left);
}

function figures({ epoch, epochs, loss, accuracy }: State): string {
  const tested = accuracy === undefined ? '' : `  test ${(100 * accuracy).toFixed(1)}%`;
  return `epoch ${String(epoch).padStart(String(epochs).length)}/${epochs}  loss ${loss.toFixed(4)}${tested}`;
}

function movingBar(stream: NodeJS.WritableStream, left: (state: State) => string): Progress {
  const format = '{bar} {percentage}%  {figures}  {left}';
  const bar = new SingleBar({ stream, format, hideCursor: true, fps: 8, barsize: 24 }, Presets.shades_classic);
  let started = false;
  return {
    update(state) {
      if (!started) bar.start(state.steps, 0, { figures: '', left: '' });
      started = true;
      bar.update(state.step, { figures: figures(state), left: `${left(state)} left` });
    },
    stop: () => bar.stop(),
  };
}

function plainLines(stream: NodeJS.WritableStream, left: (state: State) => string): Progress {
  return {
    update(state) {
      if (state.endsEpoch) stream.write(`${figures(state)}  ${left(state)} left\n`);
    },
    stop() {},
  };
}

/** '8 s', '2 min 05 s'. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
