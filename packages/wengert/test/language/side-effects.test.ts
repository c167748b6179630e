/** Strings, logging and other side effects: exactly once, in their order, and only in the forward run. */
import { expect, test, vi } from 'vitest';
import { gradient, nonDifferentiable, pullback, withGradient } from '../../src/index.js';
import { check } from '../support/check.js';
import { fromText } from '../support/code.js';

test('logging', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  nonDifferentiable(log);
  try {
    const f = (xs: number[]): number => {
      let sum = 0;
      for (const [i, x] of [
        [0, xs[0]],
        [1, xs[1]],
      ]) {
        console.log('step', i, x);
        sum += x * x;
      }
      console.log(`sum: ${sum}`);
      return sum;
    };
    expect(gradient(f, [1, 2])).toEqual([[2, 4]]);
    expect(log.mock.calls).toEqual([['step', 0, 1], ['step', 1, 2], ['sum: 5']]);
  } finally {
    log.mockRestore();
  }
});

test('order across functions, branches and loops, and none in back', () => {
  const events: string[] = [];
  const note = (what: string): void => {
    events.push(what);
  };
  const helper = (x: number): number => {
    note(`helper ${x}`);
    return x * x;
  };
  const f = (x: number): number => {
    note('begin');
    let y = x;
    for (let i = 0; i < 2; i++) {
      note(`trip ${i}`);
      y = i === 1 ? helper(y) : y * 3;
    }
    note('end');
    return y;
  };
  f(2);
  const plain = events.splice(0);
  const [value, back] = pullback(f, 2);
  expect(value).toBe(36);
  expect(events).toEqual(plain);
  expect(back(1)).toEqual([36]);
  expect(back(2)).toEqual([72]);
  expect(events).toEqual(plain);
});

test('strings pass through', () => {
  const f = (x: number, name: string): number => {
    const label = `${name.toUpperCase()}: ${x.toFixed(1)}` + '!' + name.length;
    return label === 'ABC: 2.0!3' ? x * label.length : 0;
  };
  expect([...withGradient(f, 2, 'abc')]).toEqual([20, [10, undefined]]);
});

test('strings that are built from active numbers', () => {
  check(
    (x: number) => {
      const text = 'x = ' + x;
      const parts = text.split(' ');
      return x * parts.length + parseInt(parts[2], 10) * 0;
    },
    [2.5],
    [3],
  );
});

test('keys that are built from strings', () => {
  check(
    (o: Record<string, number>) => {
      let sum = 0;
      for (let i = 0; i < 3; i++) sum += o[`w${i}`] * i;
      return sum;
    },
    [{ w0: 1, w1: 2, w2: 3 }],
    [{ w0: 0, w1: 1, w2: 2 }],
  );
});

test('dates, regular expressions, JSON', () => {
  const f = (x: number): number => {
    const year = new Date(0).getUTCFullYear();
    const matches = /^\d+$/.test('123') ? 2 : 0;
    const { k } = JSON.parse('{"k": 3}') as { k: number };
    return x * matches * k + (year - 1970);
  };
  expect([...withGradient(f, 2)]).toEqual([12, [6]]);
});

test('maps and sets that are asked', () => {
  const known = new Set(['a']);
  const names = new Map([['b', 'name']]);
  const f = (x: number, word: string): number => (known.has(word) ? 10 : 1) * (names.has(word) ? 3 : 1) * x;
  expect(gradient(f, 2, 'a')).toEqual([10, undefined]);
  expect(gradient(f, 2, 'b')).toEqual([3, undefined]);
});

test('reads whose values nobody uses still throw, and still run getters', () => {
  const skip = (x: number, o: { a: { b: number } | null }): number => {
    void o.a!.b;
    return x;
  };
  expect(() => gradient(skip, 3, { a: null })).toThrow(TypeError);
  expect(gradient(skip, 3, { a: { b: 1 } })[0]).toBe(1);
  const events: string[] = [];
  const counter = {
    get next(): number {
      events.push('read');
      return events.length;
    },
  };
  const once = (x: number): number => {
    void counter.next;
    return x * x;
  };
  expect(gradient(once, 3)).toEqual([6]);
  expect(events).toEqual(['read']);
});

test('conversions of objects whose result nobody uses, and each once', () => {
  const f = fromText<(x: number, log: string[]) => number>(`(x, log) => {
    const object = (name) => ({ toString() { log.push('text of ' + name); return name; }, valueOf() { log.push('value of ' + name); return 2; } });
    const o = object('o'), p = object('p');
    \`\${o}\`;
    '' + p;
    +o;
    o * 2;
    p < o;
    o == 2;
    let s = 0;
    for (let i = 0; i < 2; i++) s += x * x * (p > 1 ? 2 : 3);
    return s;
  }`);
  const log: string[] = [];
  const value = f(3, log);
  const own: string[] = [];
  expect(withGradient(f, 3, own)[0]).toBe(value);
  expect(log.length).toBe(9);
  expect(own).toEqual(log);
  expect(gradient(f, 3, [])[0]).toBe(24);
});

test('texts of lists of objects, which nobody uses', () => {
  const f = fromText<(x: number, log: string[]) => number>(`(x, log) => {
    const object = (name) => ({ toString() { log.push(name); return name; } });
    const list = [object('a'), [object('b')]];
    \`\${list}\`;
    list + '';
    [object('c')] < 'd';
    \`\${[x, 1]}\`;
    return x * x;
  }`);
  const log: string[] = [];
  f(3, log);
  expect(log).toEqual(['a', 'b', 'a', 'b', 'c']);
  const own: string[] = [];
  expect(withGradient(f, 3, own).gradient[0]).toBe(6);
  expect(own).toEqual(log);
});
