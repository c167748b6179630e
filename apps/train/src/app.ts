/**
 * The app as a function of its arguments: reads the digits, trains, tests, reports, and writes the pictures and the
 * weights. Whatever the user can mend ends it with one line on the error stream and status 2, before any work where that
 * is possible.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from 'wengert';
import { curveOf, type History } from './curve.js';
import { readDigits, split, SPLIT_SEED, TEST_COUNT } from './digits.js';
import { UserError } from './errors.js';
import { makeFolder, writeWhole } from './files.js';
import { misreadSheet } from './misread.js';
import { Perceptron } from './model.js';
import { DEFAULT_HIDDEN, parseOptions, type Options } from './options.js';
import { showProgress } from './progress.js';
import { reportOf } from './report.js';
import { accuracyOf, confusionOf, predict } from './testing.js';
import { train } from './training.js';
import { loadWeights, saveWeights } from './weights.js';

/** Where the app writes to. */
export interface Streams {
  readonly out: NodeJS.WritableStream & { isTTY?: boolean };
  readonly err: NodeJS.WritableStream;
}

/** Runs the app with the given arguments (without the names of node and of the script) and returns the exit status. */
export async function run(argv: readonly string[], { out, err }: Streams): Promise<number> {
  try {
    const own = dirname(dirname(fileURLToPath(import.meta.url)));
    // Package managers run scripts in the folder of the package; INIT_CWD is where the user typed the command.
    const options = parseOptions(argv, { own, user: process.env['INIT_CWD'] ?? process.cwd() });
    if ('help' in options) out.write(options.help);
    else await learn(options, out);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    err.write(`train: ${thrown.message}\n`);
    return 2;
  }
}

async function learn(options: Options, out: Streams['out']): Promise<void> {
  const { epochs, batch, lr, seed } = options;
  const rng = seededRandom(seed);
  const model = await networkOf(options, rng);
  await makeFolder(options.out);
  const { train: digits, test } = split(await readDigits(), TEST_COUNT, SPLIT_SEED);
  const stepsPerEpoch = Math.ceil(digits.count / batch);
  const neurons = model.hidden.b.size;
  out.write(
    `${digits.count} digits to learn from, ${test.count} to test with; ${neurons} hidden neurons, seed ${seed}\n`,
  );

  const testNow = (): number => accuracyOf(predict(model, test), test.labels);
  const history = { losses: [] as number[], tests: [{ step: 0, accuracy: testNow() }] } satisfies History;
  const progress = showProgress(out);
  const start = performance.now();
  let mean = NaN;
  let accuracy: number | undefined;
  try {
    for (const { step, steps, epoch, loss, endsEpoch } of train(model, digits, { epochs, batch, lr }, rng)) {
      history.losses.push(loss);
      mean = step === 1 ? loss : 0.98 * mean + 0.02 * loss;
      if (endsEpoch) {
        accuracy = testNow();
        history.tests.push({ step, accuracy });
      }
      progress.update({ step, steps, epoch, epochs, loss: mean, accuracy, endsEpoch });
    }
  } finally {
    progress.stop();
  }
  const seconds = (performance.now() - start) / 1000;

  const predictions = predict(model, test);
  out.write(
    `\n${reportOf({ confusion: confusionOf(predictions, test.labels), steps: history.losses.length, seconds })}\n\n`,
  );
  const written = async (what: string, name: string, write: (path: string) => Promise<void>): Promise<void> => {
    const path = join(options.out, name);
    await write(path);
    out.write(`${what}: ${path}\n`);
  };
  if (epochs > 0) {
    await written('Loss curve', 'loss.svg', (path) => writeWhole(path, curveOf(history, stepsPerEpoch)));
    await written('Weights', 'weights.safetensors', (path) => saveWeights(path, model));
  }
  await written('Misread digits', 'misread.svg', (path) => writeWhole(path, misreadSheet(test, predictions)));
}

/** The network to begin with: from a file, or one that has learnt nothing. */
async function networkOf({ load, hidden }: Options, rng: () => number): Promise<Perceptron> {
  if (load === undefined) return Perceptron.random(hidden ?? DEFAULT_HIDDEN, rng);
  const model = await loadWeights(load);
  const neurons = model.hidden.b.size;
  if (hidden === undefined || hidden === neurons) return model;
  throw new UserError(`--hidden ${hidden} does not match ${load}, which has ${neurons} hidden neurons`);
}
