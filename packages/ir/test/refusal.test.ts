import { describe, expect, it } from 'vitest';
import { codeFrame, position, refusal, type Location, type Source } from '../src/index.js';

function at(source: Source, part: string): Location {
  const start = source.text.indexOf(part);
  return { source, start, end: start + part.length };
}

const whole: Source = { file: 'a.js', text: 'let x;\nlet y = foo(x);\nlet z;\n' };
const piece: Source = { file: 'b.ts', text: '(x) => {\n  return x.foo;\n}', line: 98, column: 10 };

describe('position', () => {
  it('counts lines from 1 and columns from 0', () => {
    expect(position(at(whole, 'foo'))).toEqual({ line: 2, column: 8 });
  });

  it('shifts a part of a file; the column only on its first line', () => {
    expect(position(at(piece, 'x)'))).toEqual({ line: 98, column: 11 });
    expect(position(at(piece, 'x.foo'))).toEqual({ line: 99, column: 9 });
  });

  it.each(['\n', '\r\n', '\r', '\u2028'])('counts %j as one line break', (end) => {
    const source = { file: 'c.js', text: `a${end}b${end}c` };
    expect(position(at(source, 'c'))).toEqual({ line: 3, column: 0 });
    expect(codeFrame(at(source, 'c'))).toContain('> 3 | c');
  });
});

describe('codeFrame', () => {
  it('marks the place', () => {
    expect(codeFrame(at(whole, 'foo(x)'))).toBe(
      [
        'a.js:2:9', //
        '  1 | let x;',
        '> 2 | let y = foo(x);',
        '    |         ^^^^^^',
        '  3 | let z;',
        '  4 |',
      ].join('\n'),
    );
  });

  it('shows the line numbers of the file, also where they get longer', () => {
    expect(codeFrame(at(piece, 'x.foo'))).toBe(
      [
        'b.ts:99:10', //
        '   98 | (x) => {',
        '>  99 |   return x.foo;',
        '      |          ^^^^^',
        '  100 | }',
      ].join('\n'),
    );
  });

  it('marks what is there of a first line that begins inside of the text', () => {
    expect(codeFrame(at(piece, '(x)')).split('\n').slice(0, 3)).toEqual([
      'b.ts:98:11',
      '>  98 | (x) => {',
      '      | ^^^',
    ]);
  });

  it('marks only the first line of a longer range, and at least one character', () => {
    const all = { source: piece, start: 0, end: piece.text.length };
    expect(codeFrame(all).split('\n').slice(0, 3)).toEqual(['b.ts:98:11', '>  98 | (x) => {', '      | ^^^^^^^^']);
    const end = { source: whole, start: 6, end: 6 };
    expect(codeFrame(end).split('\n').slice(0, 3)).toEqual(['a.js:1:7', '> 1 | let x;', '    |       ^']);
  });

  it('has no colour codes, whatever the terminal can do', () => {
    const before = process.env.FORCE_COLOR;
    process.env.FORCE_COLOR = '1';
    try {
      // eslint-disable-next-line no-control-regex
      expect(codeFrame(at(whole, 'foo'))).not.toMatch(/\u001b/);
    } finally {
      if (before === undefined) delete process.env.FORCE_COLOR;
      else process.env.FORCE_COLOR = before;
    }
  });
});

describe('refusal', () => {
  it('fills in the details and shows summary, frame, reason and remedy in this order', () => {
    const error = refusal('invisible-capture', { name: 'loss', variable: 'W' }, at(whole, 'foo'));
    expect(error.code).toBe('invisible-capture');
    expect(error.summary).toBe('loss uses the variable `W`, which cannot be seen from its source text');
    expect(error.remedy).toContain('differentiable(f, () => ({ W }))');
    const places = [error.summary, error.frame!, error.reason, error.remedy].map((part) => error.message.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('leaves the frame out where no place is known', () => {
    expect(refusal('bug', { problem: 'p' }).message).toMatch(/^Internal error: p\n\nReason: /);
  });
});
