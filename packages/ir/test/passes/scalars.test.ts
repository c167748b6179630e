import { describe, expect, it } from 'vitest';
import { dce, integer, number, scalars, unknown } from '../../src/index.js';
import { define } from '../emit/functions.js';
import { after } from './support.js';

describe('scalars', () => {
  it('makes a cell a variable', () => {
    const f = define({ n: integer }, ({ b, args: [n] }) => {
      const cell = b.object(['value'], [b.const(0)], 'total');
      b.for(b.const(0), n, 1, (i) => {
        b.store(cell, b.const('value'), b.prim('add', [b.load(cell, b.const('value'), number), i]));
      });
      b.return(b.load(cell, b.const('value')));
    });
    expect(after(f, scalars)).toMatchInlineSnapshot(`
      "function f(n) {
        let total = 0;
        for (let i = 0; i < n; i++) {
          total += i;
        }
        return total;
      }"
    `);
  });

  it('follows objects in objects, and arrays with their length', () => {
    const f = define({ x: number }, ({ b, args: [x] }) => {
      const pair = b.array([x, b.const(2)]);
      const holder = b.object(['pair'], [pair]);
      const p = b.load(holder, b.const('pair'));
      b.addto(p, b.const(0), b.const(1));
      b.return(b.prim('mul', [b.load(p, b.const(0), number), b.load(p, b.const('length'), number)]));
    });
    expect(after(f, scalars, dce)).toMatchInlineSnapshot(`
      "function f(x) {
        const pair0 = x + 1;
        return pair0 * 2;
      }"
    `);
  });

  it.each<[string, Parameters<typeof define>[1]]>([
    ['returned', ({ b, args: [x] }) => b.return(b.object(['k'], [x]))],
    ['read under another name', ({ b, args: [x] }) => b.return(b.load(b.object(['k'], [x]), b.const('toString')))],
    ['read under a computed name', ({ b, args: [x, key] }) => b.return(b.load(b.object(['k'], [x]), key))],
    ['compared', ({ b, args: [x, key] }) => b.return(b.prim('eq', [b.object(['k'], [x]), key]))],
    [
      'made longer',
      ({ b, args: [x] }) => {
        const a = b.array([x]);
        b.store(a, b.const(1), x);
        b.return(b.load(a, b.const(0)));
      },
    ],
  ])('leaves what is %s', (_, write) => {
    const f = define({ x: number, key: unknown }, write);
    expect(scalars(f)).toBe(f);
  });
});
