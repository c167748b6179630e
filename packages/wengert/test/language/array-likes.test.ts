/** Methods of arrays, called on objects that are like arrays. */
import { expect, test } from 'vitest';
import { gradient } from '../../src/index.js';
import { check } from '../support/check.js';

interface Like {
  length: number;
  [index: number]: number;
}

const { prototype } = Array;

test.each<readonly [string, (x: number) => number]>([
  [
    'push',
    (x) => {
      const like: Like = { length: 1, 0: x };
      const count = prototype.push.call(like, x * x, 2 * x) as number;
      return count * like[1] * like[2] + 100 * like.length;
    },
  ],
  [
    'push of nothing, where length is missing',
    (x) => {
      const like = {} as Like;
      prototype.push.call(like);
      return x * x + like.length;
    },
  ],
  [
    'pop',
    (x) => {
      const like: Like = { length: 2, 0: x, 1: x * x };
      const last = prototype.pop.call(like) as number;
      return last * x + 100 * like.length + (1 in like ? 1000 : 0);
    },
  ],
  [
    'pop of nothing',
    (x) => {
      const like = {} as Like;
      return prototype.pop.call(like) === undefined && like.length === 0 ? x * x : 0;
    },
  ],
  [
    'fill and reverse',
    (x) => {
      const like: Like = { length: 3, 0: x, 2: x * x };
      prototype.reverse.call(like);
      prototype.fill.call(like, 3 * x, 1, 2);
      return like[0] * like[1] * like[2];
    },
  ],
  ['map', (x) => (prototype.map.call({ length: 2, 0: x, 1: 2 * x }, (v: number) => v * v) as number[])[1]],
  ['join', (x) => x * x * prototype.join.call({ length: 2, 0: 'a', 1: 'b' }, '-').length],
])('%s', (_, f) => {
  expect(Number.isFinite(f(3))).toBe(true);
  check(f, [3]);
});

test.each<readonly [string, (x: number) => number]>([
  [
    'splice',
    (x) => {
      const like: Like = { length: 1, 0: x };
      prototype.splice.call(like, 0, 1, x * x);
      return like[0];
    },
  ],
  ['shift', (x) => prototype.shift.call({ length: 2, 0: x, 1: 1 }) as number],
  ['unshift', (x) => (prototype.unshift.call({ length: 1, 0: x }, x) as number) * x],
  ['sort', (x) => (prototype.sort.call({ length: 2, 0: x, 1: 1 }) as unknown as Like)[1]],
])('%s is refused', (name, f) => {
  expect(Number.isFinite(f(3))).toBe(true);
  expect(() => gradient(f, 3)).toThrow(`Calling \`${name}\` on an object that is only like an array`);
});
