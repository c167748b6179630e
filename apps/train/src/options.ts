/** The command line: which flags there are, what their values may be, and what `--help` says. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { resolve } from 'node:path';
import { UserError } from './errors.js';

/** What the user asked for. Every number has been checked. */
export interface Options {
  /** Passes over the training digits; 0 only tests. */
  readonly epochs: number;
  /** Digits per step. */
  readonly batch: number;
  /** Learning rate at the start. */
  readonly lr: number;
  /** Seed of everything that is random. */
  readonly seed: number;
  /** Neurons in the hidden layer; `undefined` if the user left it to the default, or to the weights that are loaded. */
  readonly hidden: number | undefined;
  /** Folder for pictures and weights, absolute. */
  readonly out: string;
  /** File of weights to begin with, absolute. */
  readonly load: string | undefined;
}

/** Neurons in the hidden layer unless `--hidden` or loaded weights say otherwise. */
export const DEFAULT_HIDDEN = 128;

interface Range {
  readonly min: number;
  readonly max: number;
}

function whole({ min, max }: Range): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

function positive({ max }: { max: number }): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (value > 0 && value <= max) return value;
    throw new InvalidArgumentError(`It must be a number above 0 and at most ${max}.`);
  };
}

function path(from: string): (text: string) => string {
  return (text) => {
    if (text !== '') return resolve(from, text);
    throw new InvalidArgumentError('It must not be empty.');
  };
}

/**
 * The options in `argv` (without the names of node and of the script), or the text that `--help` asks for.
 *
 * @param folders `own` is the app's folder, where results go by default; paths that the user gives are relative to `user`
 * @throws UserError for a flag or value that makes no sense
 */
export function parseOptions(
  argv: readonly string[],
  folders: { readonly own: string; readonly user: string },
): Options | { readonly help: string } {
  let help = '';
  const command = new Command('train')
    .description('Trains a two-layer perceptron on 8,000 handwritten digits and tests it on 2,000 others.')
    .addOption(
      option('--epochs <n>', 'passes over the training digits; 0 only tests', 12, whole({ min: 0, max: 10_000 })),
    )
    .addOption(option('--batch <n>', 'digits per step', 64, whole({ min: 1, max: 8000 })))
    .addOption(option('--lr <x>', 'learning rate at the start; it falls to 0', 0.1, positive({ max: 10 })))
    .addOption(option('--seed <n>', 'same seed, same result', 1, whole({ min: 0, max: 2 ** 32 - 1 })))
    .addOption(
      new Option('--hidden <n>', `neurons in the hidden layer (default: ${DEFAULT_HIDDEN})`).argParser(
        whole({ min: 1, max: 4096 }),
      ),
    )
    .addOption(
      new Option('--out <folder>', 'where pictures and weights go')
        .default(resolve(folders.own, 'out'), 'out, in the folder of this app')
        .argParser(path(folders.user)),
    )
    .addOption(new Option('--load <file>', 'weights to begin with').argParser(path(folders.user)))
    .helpOption('--help', 'show this')
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => {} });
  try {
    command.parse(argv, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.code === 'commander.helpDisplayed') return { help };
    throw new UserError(`${thrown.message.replace(/^error: /, '').replace(/\.$/, '')}; see --help`);
  }
  const { epochs, batch, lr, seed, hidden, out, load } = command.opts<Options>();
  return { epochs, batch, lr, seed, hidden, out, load };
}

function option<T>(flags: string, description: string, value: T, parse: (text: string) => T): Option {
  return new Option(flags, description).default(value).argParser(parse);
}
