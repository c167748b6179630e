/** The file format: round trips, its bytes, and damaged input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTensors, rand, saveTensors, tensor, TensorError, zeros } from '../src/index.js';

const sample = { b: tensor([1.5, -2], { dtype: 'float32' }), W: tensor([[1, 2, 3], [4, 5, 6]]), 'naïve ': zeros([0, 2]) }; // prettier-ignore

function file(header: unknown, body = 0): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + body);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  return bytes;
}

describe('saveTensors and loadTensors', () => {
  it('round trip', () => {
    const loaded = loadTensors(saveTensors(sample));
    expect(Object.keys(loaded).sort()).toEqual(Object.keys(sample).sort());
    for (const [name, t] of Object.entries(sample)) {
      expect(loaded[name]).toMatchObject({ shape: t.shape, dtype: t.dtype });
      expect([...loaded[name].data]).toEqual([...t.data]);
    }
    expect(loadTensors(saveTensors({}))).toEqual({});
  });

  it('round trip from any position in a buffer, and keep every bit', () => {
    const special = tensor([NaN, Infinity, -0, 5e-324]);
    const saved = saveTensors({ special, rows: rand([4, 3], { seed: 1 }).slice(1, 3) });
    const shifted = new Uint8Array(saved.length + 3);
    shifted.set(saved, 3);
    const loaded = loadTensors(shifted.subarray(3));
    expect(loaded.special.toArray()).toEqual([NaN, Infinity, -0, 5e-324]);
    expect(loaded.rows.toArray()).toEqual(rand([4, 3], { seed: 1 }).slice(1, 3).toArray());
  });

  it('write the format', () => {
    const bytes = saveTensors({ x: tensor([1], { dtype: 'float32' }), y: tensor([2]) });
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))).toEqual({
      y: { dtype: 'F64', shape: [1], data_offsets: [0, 8] },
      x: { dtype: 'F32', shape: [1], data_offsets: [8, 12] },
    });
    expect(bytes.length).toBe(8 + length + 12);
  });

  it('ignore metadata', () => {
    const entry = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
    expect(Object.keys(loadTensors(file({ __metadata__: { made: 'by hand' }, x: entry }, 4)))).toEqual(['x']);
  });
});

describe('damaged files', () => {
  const x = { dtype: 'F32', shape: [2], data_offsets: [0, 8] };
  const cases: [string, Uint8Array][] = [
    ['not a safetensors file: only 3 bytes', new Uint8Array(3)],
    [
      'not a safetensors file, or cut short: header of 1000 bytes in a file of 8',
      Uint8Array.of(0xe8, 3, 0, 0, 0, 0, 0, 0),
    ],
    ['not a safetensors file: the header is not JSON', file('{')],
    ['not a safetensors file: the header is no object', file('[]')],
    ['tensor "x" has a bad header entry', file({ x: { ...x, shape: [-1] } })],
    ['tensor "x" has a bad header entry', file({ x: null })],
    ['tensor "x" has a bad header entry', file({ x: { ...x, data_offsets: [0] } })],
    ['tensor "x" has dtype "I64"; F64 and F32 can be read', file({ x: { ...x, dtype: 'I64' } })],
    ['tensor "x" of shape [2] needs 8 bytes, its entry has 7', file({ x: { ...x, data_offsets: [0, 7] } }, 8)],
    ['cut short: tensor "x" ends at byte 8 of 5', file({ x }, 5)],
    [
      'tensor "x" begins at byte 4, but 0 was expected (gap or overlap)',
      file({ x: { ...x, data_offsets: [4, 12] } }, 12),
    ],
    ['tensor "y" begins at byte 0, but 8 was expected (gap or overlap)', file({ x, y: x }, 8)],
    ['2 bytes too many at the end', file({ x }, 10)],
  ];

  it.each(cases)('%s', (message, bytes) => {
    expect(() => loadTensors(bytes)).toThrow(
      expect.objectContaining({ message: `loadTensors: ${message}`, code: 'tensor/bad-file' }),
    );
  });

  it('give a clear error or valid tensors, whatever byte is changed or cut', () => {
    const good = saveTensors(sample);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const bytes = cut ? good.slice(0, at) : good.slice();
        if (!cut) bytes[at] = byte;
        try {
          for (const t of Object.values(loadTensors(bytes))) expect(t.data.length).toBe(t.size);
        } catch (error) {
          expect(error).toBeInstanceOf(TensorError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
      { numRuns: 200 },
    );
  });
});
