import { describe, expect, it } from 'vitest';
import { decode, decodeCaptures, encode, parse, print, type Func, type Type } from '../src/index.js';
import { begin, everything, linking, samples, source, sumUntilNegative } from './support/samples.js';

describe('encode and decode', () => {
  it.each(samples)('give back what was there: %s', (_, func) => {
    const text = encode(func);
    expect(decode(text, linking)).toStrictEqual(func);
    expect(encode(decode(text, linking))).toBe(text);
  });

  it('leave locations out without a source, and those of other sources', () => {
    const bare = parse(print(everything()), linking);
    expect(decode(encode(everything()), { ...linking, source: undefined })).toStrictEqual(bare);
    const { b } = begin();
    const func = b.function({ name: 'f', location: { source, start: 0, end: 5 } }, () => {
      b.location = { source: { ...source }, start: 1, end: 2 };
      b.const(1);
    });
    expect(decode(encode(func), { source }).body.ops[0]).not.toHaveProperty('location');
  });

  it('keep functions that only types know, and types that name the function they stand in', () => {
    const { b } = begin();
    const known: Type = { kind: 'function', func: sumUntilNegative() };
    const f = b.parameter('argument', known, 'f');
    const func = b.function({ name: 'apply' }, () => b.return(f));
    expect(decode(encode(func))).toStrictEqual(func);

    const own: { kind: 'function'; func?: Func } = { kind: 'function' };
    const c = begin().b;
    c.parameter('argument', own, 'again');
    own.func = c.function({ name: 'fix' }, () => {});
    const back = decode(encode(own.func));
    expect(back.parameters[2].type).toHaveProperty('func', back);
  });

  it('keep an object with fields of odd names', () => {
    const { b } = begin();
    b.parameter('argument', {
      kind: 'object',
      fields: { ['__proto__']: { kind: 'number' }, 'a b': { kind: 'opaque' } },
    });
    const func = b.function({ name: 'f' }, () => {});
    expect(decode(encode(func))).toStrictEqual(func);
    expect(parse(print(func))).toStrictEqual(func);
  });

  it('are several times shorter than the model itself, in a small example', () => {
    const text = encode(sumUntilNegative());
    expect(text.length).toBeLessThan(JSON.stringify(sumUntilNegative()).length / 3);
  });

  it('name what they were not given', () => {
    const { externs } = linking;
    expect(() => decode(encode(everything()), { externs })).toThrow('intrinsic requireIndexable');
  });

  it('refuse a text of another version', () => {
    expect(() => decode('[0,[],[]]')).toThrow('Use the same version of @wengert/plugin');
  });

  it('show captured variables alone', () => {
    expect(decodeCaptures(encode(everything()))).toStrictEqual([
      { name: 'outer', scope: 'module', constant: false, rebound: true, exported: true },
    ]);
  });
});
