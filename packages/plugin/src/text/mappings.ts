/** Writes the `mappings` of a source map (revision 3) with a single source. */

/** A generated column that maps nowhere, or to a line and column (both from 0) of the source. */
export type Segment = readonly [column: number, sourceLine?: number, sourceColumn?: number];

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A number in base 64 with variable length: five bits at a time, lowest first, the sign in the lowest bit of all. */
function vlq(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    const more = rest > 31 ? 32 : 0;
    text += digits[(rest & 31) | more];
    rest >>>= 5;
  } while (rest > 0);
  return text;
}

/** The mappings of lines of segments, each line in the order of columns. */
export function encodeMappings(lines: readonly (readonly Segment[])[]): string {
  let lastLine = 0;
  let lastColumn = 0;
  return lines
    .map((segments) => {
      let last = 0;
      let text = '';
      for (const [column, sourceLine, sourceColumn] of segments) {
        if (text !== '') text += ',';
        text += vlq(column - last);
        last = column;
        if (sourceLine === undefined || sourceColumn === undefined) continue;
        text += `A${vlq(sourceLine - lastLine)}${vlq(sourceColumn - lastColumn)}`;
        lastLine = sourceLine;
        lastColumn = sourceColumn;
      }
      return text;
    })
    .join(';');
}
