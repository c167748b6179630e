/** The source map leads each token of the user's back to its place, and no token of ours to any. */
import { originalPositionFor, TraceMap, type SourceMapInput } from '@jridgewell/trace-mapping';
import { expect, test } from 'vitest';
import { transformWith } from '../src/transform.js';
import { capturesOnly } from './support.js';

const code = `'use wengert';
const scale = 3;

export const f = (alpha: number): number => alpha * scale;
export class Layer {
  #w = 2;
  forward(x: number) {
    const inner = (beta: number) => { throw new Error(\`\${beta * this.#w} 𝒳\`) }; return inner(x);
  }
}
function last(gamma) { return [gamma].map((δ) => δ * gamma) }`;

function positions(text: string, word: string): { line: number; column: number }[] {
  return text
    .split('\n')
    .flatMap((line, k) => [...line.matchAll(new RegExp(word, 'g'))].map((m) => ({ line: k + 1, column: m.index })));
}

test('every word and sign of the source is found again', () => {
  const result = transformWith(capturesOnly, code, '/p/a.ts', {})!;
  const map = new TraceMap(result.map as SourceMapInput);
  for (const word of [
    'scale',
    'alpha',
    '\\* ',
    'throw',
    'Error',
    'beta',
    '#w',
    'inner\\(',
    'gamma',
    'δ',
    'map',
    'last',
  ]) {
    const from = positions(code, word);
    const lines = result.code.split('\n').slice(0, code.split('\n').length).join('\n');
    const found = positions(lines, word).map((p) => originalPositionFor(map, p));
    for (const place of from) expect(found, word).toContainEqual({ source: '/p/a.ts', name: null, ...place });
  }
});

test('accessors and thunks come from nowhere, wrappers from what they wrap', () => {
  const result = transformWith(capturesOnly, code, '/p/a.ts', {})!;
  const map = new TraceMap(result.map as SourceMapInput);
  const at = (word: string): unknown => {
    const [place] = positions(result.code, word);
    const { line, column } = originalPositionFor(map, place);
    return [line, column];
  };
  expect(at('\\$wa\\(\\(alpha')).toEqual([4, 17]);
  expect(at('\\$w1,')).toEqual([null, null]);
  expect(at('\\(\\)=>')).toEqual([null, null]);
  expect(at('function \\$w1')).toEqual([null, null]);
  expect(result.map.sourcesContent).toEqual([code]);
  expect(result.code.split('\n').slice(0, 3)).toEqual([`;'use wengert';`, expect.stringContaining('const scale'), '']);
});
