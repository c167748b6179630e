/** What a gradient check found, and how it is shown: one table per comparison, worst entries first. */

/**
 * How an entry was judged.
 *
 * - `ok`, `wrong`: the derivative exists and the two agree or not
 * - `kink`: the slopes to the left and to the right differ; every value between them is accepted
 * - `jump`: the function jumps or is vertical here, so there is nothing to compare with
 * - `uncertain`: the function is too noisy around here for its differences to tell
 * - `unchecked`: no difference could be formed (the number is not finite, or the function has no value around it)
 */
export type EntryStatus = 'ok' | 'wrong' | 'kink' | 'jump' | 'uncertain' | 'unchecked';

/** One number of the arguments. */
export interface GradcheckEntry {
  /** Where it is: `args[0].W[2][1]`. */
  readonly path: string;
  /** Its partial derivative as the checked gradient has it. */
  readonly analytic: number;
  /** What that is compared with: the numeric derivative, or the same entry of another gradient. */
  readonly reference: number;
  /** Estimate of the absolute error of `reference`; 0 for other gradients. */
  readonly error: number;
  /** `|analytic - reference|`. */
  readonly difference: number;
  /** `difference` as a part of the larger of the two. */
  readonly relative: number;
  /** What `difference` may be at most. */
  readonly tolerance: number;
  readonly ok: boolean;
  readonly status: EntryStatus;
  /** More about the status: the slopes at a kink. */
  readonly note?: string;
}

/** The checked gradient against one other: finite differences, another way to differentiate, a gradient by hand. */
export interface Comparison {
  /** 'adjoint rule against finite differences'. */
  readonly name: string;
  readonly ok: boolean;
  readonly entries: readonly GradcheckEntry[];
  /** What is wrong besides single entries: an error that was thrown, or a gradient of the wrong structure. */
  readonly problems: readonly string[];
}

/** What {@link Report} is made from. */
export interface Findings {
  readonly name: string;
  readonly comparisons: readonly Comparison[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly checked: number;
  readonly total: number;
}

/** The result of a gradient check. `String(report)` is a table. */
export class Report {
  /** True if every comparison is ok and nothing else was wrong. */
  readonly ok: boolean;
  /** Name of the function. */
  readonly name: string;
  /** The checked gradient against finite differences first, then against other gradients. */
  readonly comparisons: readonly Comparison[];
  /** What was wrong before anything could be compared. */
  readonly problems: readonly string[];
  /** What one should know about how it was checked: that a subset was, that an optional comparison was not possible. */
  readonly notes: readonly string[];
  /** So many numbers of the arguments were checked, of so many. */
  readonly checked: number;
  readonly total: number;

  constructor(findings: Findings) {
    this.name = findings.name;
    this.comparisons = findings.comparisons;
    this.problems = findings.problems;
    this.notes = findings.notes;
    this.checked = findings.checked;
    this.total = findings.total;
    this.ok = findings.problems.length === 0 && findings.comparisons.every(({ ok }) => ok);
  }

  /** The entries of the comparison with finite differences. */
  get entries(): readonly GradcheckEntry[] {
    return this.comparisons[0]?.entries ?? [];
  }

  /** A readable table. */
  toString(): string {
    const entries =
      this.checked === this.total ? count(this.total, 'entry') : `${this.checked} of ${count(this.total, 'entry')}`;
    const lines = [
      `gradcheck of ${this.name}: ${this.ok ? 'ok' : 'FAILED'} (${entries}, ${count(this.comparisons.length, 'comparison')})`,
    ];
    for (const problem of this.problems) lines.push(`  ${problem}`);
    for (const comparison of this.comparisons) lines.push(...printComparison(comparison));
    for (const note of this.notes) lines.push(`  note: ${note}`);
    return lines.join('\n');
  }

  /** Node prints a report as its table. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

const shown = 10;

function count(amount: number, what: string): string {
  const many = what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`;
  return `${amount} ${amount === 1 ? what : many}`;
}

function printComparison({ name, ok, entries, problems }: Comparison): string[] {
  const bad = entries.filter((entry) => !entry.ok).length;
  const lines = [`  ${name}: ${ok ? 'ok' : bad > 0 ? `${bad} of ${count(entries.length, 'entry')} wrong` : 'FAILED'}`];
  for (const problem of problems) lines.push(`    ${problem}`);
  const worst = [...entries].sort((a, b) => badness(b) - badness(a));
  const rows = worst
    .slice(0, shown)
    .map((entry) => [
      entry.path,
      print(entry.analytic),
      print(entry.reference),
      entry.error.toExponential(0),
      entry.difference.toExponential(1),
      entry.relative.toExponential(1),
      [entry.status, entry.note].filter(Boolean).join(': '),
    ]);
  if (rows.length > 0)
    lines.push(...table([['entry', 'gradient', 'reference', '± error', 'difference', 'relative', ''], ...rows]));
  if (entries.length > shown) lines.push(`    ... and ${entries.length - shown} more, none worse`);
  return lines;
}

function badness({ ok, difference, tolerance }: GradcheckEntry): number {
  const ratio = tolerance > 0 ? difference / tolerance : difference > 0 ? Infinity : 0;
  return (Number.isNaN(ratio) ? Number.MAX_VALUE : Math.min(ratio, 1e300)) + (ok ? 0 : 1e300);
}

function print(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e6 ? String(value) : String(Number(value.toPrecision(10)));
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd());
}
