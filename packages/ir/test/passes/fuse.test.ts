import { describe, expect, it } from 'vitest';
import { dce, fuse, number, unknown } from '../../src/index.js';
import { define, type Parts } from '../emit/functions.js';
import { after } from './support.js';

/** Sets a variable in an `if`, and again in one about the same condition; `between` stands between them. */
function twice(between: (parts: Parts) => void): ReturnType<typeof define> {
  return define({ c: unknown, x: number, a: unknown }, (parts) => {
    const { b, args } = parts;
    const [c, x] = args;
    const [y, z] = [b.variable('y'), b.variable('z')];
    b.set(z, x);
    b.if(
      c,
      () => b.set(y, b.prim('sin', [x])),
      () => b.set(y, b.const(0)),
    );
    between(parts);
    b.if(c, () => b.set(z, b.prim('mul', [b.get(y, number), b.get(y, number)])));
    b.return(b.get(z));
  });
}

describe('fuse', () => {
  it('joins decisions about one condition', () => {
    expect(
      after(
        twice(() => {}),
        fuse,
        dce,
      ),
    ).toMatchInlineSnapshot(`
      "function f(c, x, a) {
        let z;
        if (c) {
          const y = Math.sin(x);
          z = y * y;
        } else {
          z = x;
        }
        return z;
      }"
    `);
  });

  it('moves reads in front, but no writes', () => {
    const reading = twice(({ b, args: [, , a] }) => {
      b.call(b.load(a, b.const('f')), b.const(undefined), [b.prim('cos', [b.load(a, b.const(0), number)])]);
    });
    expect(after(reading, fuse, dce).match(/if \(c\)| c \?/g)).toHaveLength(2);
    const pure = twice(({ b, args: [, x] }) => void b.prim('cos', [x], 'unused'));
    expect(after(pure, fuse).match(/if \(c\)| c \?/g)).toHaveLength(1);
  });
});
