/**
 * Judges the entries of gradients: measures the numeric derivatives at the chosen places once, then compares gradients
 * with them and with each other.
 */
import { readGradient } from './gradient-like.js';
import { describe } from './kind.js';
import { smoothnessAt, type Smoothness } from './kinks.js';
import type { Subject } from './numeric.js';
import { numberAt, type Path, type Place } from './places.js';
import { printPath, printPlace } from './print-place.js';
import type { Comparison, GradcheckEntry } from './report.js';
import type { Gradient } from './sources.js';

export interface Tolerances {
  readonly rtol: number;
  readonly atol: number | undefined;
  /** Part of the largest entry that is the absolute tolerance if none was given. */
  readonly floor: number;
}

interface NumericEntry {
  readonly place: Place;
  readonly path: Path;
  readonly text: string;
  readonly value: number;
  readonly error: number;
  readonly smoothness: Smoothness;
}

/** Compares gradients at the chosen places. */
export class Judge {
  readonly #args: readonly unknown[];
  readonly #entries: NumericEntry[];
  readonly #tolerances: Tolerances;
  /** The largest entry, of those that are known well. */
  readonly #size: number;

  constructor(
    subject: Subject,
    places: readonly Place[],
    wanted: (place: Place, path: Path) => boolean,
    checkKinks: boolean,
    tolerances: Tolerances,
  ) {
    this.#args = subject.args;
    this.#tolerances = tolerances;
    this.#entries = places.flatMap((place) => {
      const at = numberAt(place);
      const usable = Number.isFinite(at);
      const found = usable ? subject.derivative(place) : undefined;
      const [value, error] = found ? [found.values[0], found.errors[0]] : [NaN, Infinity];
      const smoothness: Smoothness =
        usable && checkKinks
          ? smoothnessAt(subject.line(place), at, subject.base[0], subject.noise(place)[0], place.leaf.float32)
          : { kind: 'smooth' };
      return place.leaf.paths
        .filter((path) => wanted(place, path))
        .map((path) => ({ place, path, text: printPlace(place, path), value, error, smoothness }));
    });
    const sizes = this.#entries.map(({ value, error }) => (error < 0.1 * Math.abs(value) ? Math.abs(value) : 0));
    this.#size = sizes.reduce((a, b) => Math.max(a, b), 0);
  }

  againstDifferences(gradient: Gradient): Comparison {
    const problems = new Set(gradient.problem === undefined ? this.#misplaced(gradient) : [gradient.problem]);
    const entries = this.#entries.flatMap((entry) => {
      const analytic = this.#read(gradient, entry, problems);
      return analytic === undefined ? [] : [this.#judge(entry, analytic, entry.value, entry.error, true)];
    });
    return comparison(`${gradient.name} against finite differences`, entries, problems);
  }

  againstOther(gradient: Gradient, other: Gradient): Comparison {
    const problems = new Set(
      other.problem === undefined ? this.#misplaced(other) : [`${other.name}: ${other.problem}`],
    );
    if (gradient.problem !== undefined) problems.add(gradient.problem);
    const entries = this.#entries.flatMap((entry) => {
      const analytic = this.#read(gradient, entry, problems);
      const reference = this.#read(other, entry, problems);
      if (analytic === undefined || reference === undefined) return [];
      return [this.#judge(entry, analytic, reference, 0, false)];
    });
    return comparison(`${gradient.name} against ${other.name}`, entries, problems);
  }

  /** Arguments that have no derivative but were given a number as one. */
  #misplaced({ cotangents }: Gradient): string[] {
    return this.#args.flatMap((argument, index) => {
      const plain = argument === null || !['number', 'object', 'function'].includes(typeof argument);
      if (!plain || typeof cotangents![index] !== 'number') return [];
      const where = printPath([{ by: 'index', key: index }]);
      return [`the gradient of ${where} is a number, but ${describe(argument)} has no derivative`];
    });
  }

  #read({ cotangents }: Gradient, { place, path }: NumericEntry, problems: Set<string>): number | undefined {
    if (!cotangents) return undefined;
    const { leaf, at } = place;
    // The numbers among the arguments are judged one by one: a wrong one does not hide the others.
    if (path.length === 0 && leaf.indices) {
      const own = cotangents[leaf.indices[at]];
      if (typeof own === 'number') return own;
      const where = printPath([{ by: 'index', key: leaf.indices[at] }]);
      problems.add(`the gradient of ${where} is ${describe(own)}, but the value is a number`);
      return undefined;
    }
    const read = readGradient(this.#args, cotangents, leaf, path);
    if ('numbers' in read) return read.numbers[at];
    problems.add(read.problem);
    return undefined;
  }

  #judge(entry: NumericEntry, analytic: number, reference: number, error: number, numeric: boolean): GradcheckEntry {
    const { rtol, atol, floor } = this.#tolerances;
    const size = Math.max(Math.abs(analytic), Math.abs(reference));
    const difference = Math.abs(analytic - reference);
    const base = (atol ?? floor * this.#size) + rtol * size;
    const tolerance = base + 2 * error;
    const close = Number.isFinite(analytic) && difference <= tolerance;
    const relative = difference === 0 ? 0 : difference / size;
    const common = { path: entry.text, analytic, reference, error, difference, relative, tolerance };

    const { smoothness } = entry;
    if (smoothness.kind === 'kink') {
      const { left, right } = smoothness;
      const slack = 1e-3 * (Math.abs(left) + Math.abs(right)) + base;
      const between = (slope: number): boolean =>
        slope >= Math.min(left, right) - slack && slope <= Math.max(left, right) + slack;
      const ok = between(analytic) && (numeric || between(reference));
      const note = `slope ${print(left)} to the left and ${print(right)} to the right`;
      return { ...common, ok, status: 'kink', note };
    }
    if (!numeric) return { ...common, ok: close, status: close ? 'ok' : 'wrong' };
    if (smoothness.kind === 'jump') {
      return { ...common, ok: false, status: 'jump', note: 'the function jumps or is vertical here' };
    }
    if (Number.isNaN(reference)) {
      return { ...common, ok: false, status: 'unchecked', note: 'no difference could be formed here' };
    }
    if (close && 2 * error > base && 2 * error > 0.1 * size + 1e-3 * this.#size) {
      return { ...common, ok: false, status: 'uncertain', note: 'the differences are too noisy to tell' };
    }
    return { ...common, ok: close, status: close ? 'ok' : 'wrong' };
  }
}

function print(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function comparison(name: string, entries: GradcheckEntry[], problems: Set<string>): Comparison {
  return { name, entries, problems: [...problems], ok: problems.size === 0 && entries.every(({ ok }) => ok) };
}
