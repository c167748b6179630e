/** Operations that are made again with other operands or results keep all else. */
import { describe, expect, it } from 'vitest';
import type { Op } from '../../src/index.js';
import { mapArgs, withResults } from '../../src/passes/rewrite.js';

const result = { id: 3, type: { kind: 'number' } } as const;
const location = { file: 'a.ts', line: 1, column: 2 } as unknown as NonNullable<Op['location']>;
const operations: readonly Op[] = [
  { op: 'prim', prim: 'add', args: [1, 2], results: [result], regions: [] },
  {
    op: 'prim',
    prim: 'select',
    args: [1, 2, 1],
    results: [result],
    regions: [],
    adjoint: true,
    guard: true,
    location,
  },
  { op: 'capture', index: 2, name: 'w', args: [1], results: [result], regions: [], location },
];

describe.each(operations)('$op $prim', (op) => {
  it('keeps all but its operands', () => {
    expect(mapArgs(op, (id) => id + 10)).toStrictEqual({ ...op, args: op.args.map((id) => id + 10) });
    expect(mapArgs(op, (id) => id)).toBe(op);
  });

  it('keeps all but its results', () => {
    const results = [{ ...result, id: 7 }];
    expect(withResults(op, results)).toStrictEqual({ ...op, results });
  });
});
