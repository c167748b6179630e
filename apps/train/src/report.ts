/** The last words: accuracy per digit, the confusion matrix and the speed, as text. */

/** What the report is about. */
export interface Results {
  /** `confusion[a][b]` says how often an `a` was taken for a `b`. */
  readonly confusion: readonly (readonly number[])[];
  /** Steps that were made, and how long they took. */
  readonly steps: number;
  readonly seconds: number;
}

/** The report, lines without a last newline. */
export function reportOf({ confusion, steps, seconds }: Results): string {
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const total = sum(confusion.map(sum));
  const right = sum(confusion.map((row, digit) => row[digit]));
  const lines = [
    `Test accuracy ${percent(right, total)} (${right} of ${total} digits)`,
    '',
    'Accuracy per digit (bars from 80% to 100%)',
  ];
  confusion.forEach((row, digit) => {
    const part = sum(row) === 0 ? 0 : row[digit] / sum(row);
    lines.push(`  ${digit}  ${percent(row[digit], sum(row)).padStart(7)}  ${bar(part)} ${row[digit]} of ${sum(row)}`);
  });
  lines.push('', 'Confusion matrix (rows: what it is, columns: what it was taken for)');
  lines.push(`     ${confusion.map((_, digit) => String(digit).padStart(5)).join('')}`);
  confusion.forEach((row, digit) => {
    lines.push(`  ${digit}  ${row.map((count) => (count === 0 ? '.' : String(count)).padStart(5)).join('')}`);
  });
  if (steps > 0) {
    const speed = `${(steps / seconds).toFixed(0)} steps per second`;
    lines.push('', `${steps} steps in ${seconds.toFixed(1)} s: ${speed}`);
  }
  return lines.join('\n');
}

/** `part` of `whole`: '97.25%'. */
export function percent(part: number, whole = 1): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(2)}%`;
}

/** A bar for a part between 0.8 and 1, where accuracies differ. */
function bar(part: number): string {
  const length = Math.round(Math.max(0, (part - 0.8) / 0.2) * 20);
  return '█'.repeat(length) + '░'.repeat(20 - length);
}
