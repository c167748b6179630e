/** Programs as other people write them. Text, dates and other things that only pass through. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('text, dates and other things that only pass through', () => {
  program(
    'text with numbers in it',
    (x: number) => {
      const label = `${x.toFixed(2)} is ${x > 1 ? 'large' : 'small'}`;
      log.push(label, label.length, label.toUpperCase().split(' ')[2]);
      return x * label.length;
    },
    [1.5],
    [13],
  );
  program(
    'text operations',
    (x: number) => {
      const words = 'the quick  brown fox'.split(/\s+/).map((w, i) => w.padStart(6, '.').slice(-3) + i);
      const n = words
        .join('')
        .replace(/\d/g, (d) => String(Number(d) * 2))
        .indexOf('own4');
      return x ** n;
    },
    [1.1],
  );
  program(
    'codes of characters as weights',
    (x: number) => {
      let s = 0;
      const t = 'héllo';
      for (let i = 0; i < t.length; i++) s += t.charCodeAt(i) * x ** (t.codePointAt(i)! % 3);
      return s + t.at(-1)!.length + t.localeCompare('h');
    },
    [1.1],
  );
  program(
    'dates',
    (x: number) => {
      const d = new Date(Date.UTC(2024, 1, 29));
      d.setUTCDate(d.getUTCDate() + 1);
      log.push(d.toISOString());
      return x * (d.getUTCMonth() + d.getUTCDate()) + new Date(0).getTime();
    },
    [3],
    [3],
  );
  program(
    'JSON of constants',
    (x: number) => {
      const o = JSON.parse('{"w":[1,2,{"k":3}]}');
      return x * o.w[2].k * o.w.length + JSON.stringify(o).length;
    },
    [2],
    [9],
  );
  program(
    'regular expressions with state',
    (x: number) => {
      const re = /(\d+)([a-z])/g;
      let s = 0;
      for (let m = re.exec('1a22b3c'); m; m = re.exec('1a22b3c')) {
        log.push(m[2], re.lastIndex);
        s += Number(m[1]) * x;
      }
      return s;
    },
    [2],
    [26],
  );
  program(
    'matchAll',
    (x: number) => {
      let s = 0;
      for (const m of '1a22b3c'.matchAll(/\d+/g)) s += Number(m[0]) * x;
      return s;
    },
    [2],
    [26],
  );
  program(
    'order of evaluation',
    (x: number) => {
      const t = (name: string, v: number): number => (log.push(name), v);
      const o = {
        [(log.push('key'), 'k')]: t('value', x),
        m(a: number, b: number) {
          return a * b + this['k'];
        },
      };
      return (log.push('object'), o).m(t('first', x), t('second', x * x)) + t('left', x) * t('right', 2);
    },
    [1.5],
  );
  program(
    'optional chains evaluate nothing beyond',
    (x: number) => {
      const o: { f?: (v: number) => number; n: null } = { n: null };
      const t = (): number => (log.push('no'), x);
      const a = o.f?.(t()) ?? x;
      o.f = (v) => v * x;
      return a * (o.f?.(x) ?? 0) * ((o.n as never as { z: number[] } | null)?.z[t()] ?? 2);
    },
    [1.5],
  );
  program(
    'symbols, typeof, instanceof, in',
    (x: number) => {
      const s = Symbol('s');
      const o = { [s]: x, d: new Date(0), e: null };
      return typeof o[s] === 'number' &&
        o.d instanceof Date &&
        s in o &&
        !('z' in o) &&
        typeof o.e === 'object' &&
        typeof undefined === 'undefined'
        ? o[s] ** 2
        : 0;
    },
    [3],
    [6],
  );
  program(
    'random numbers are constants',
    (x: number) => {
      const r = Math.random();
      return r < 2 ? x * x : r;
    },
    [3],
    [6],
  );
});
