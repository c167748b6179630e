/** Programs as other people write them. Generators. */
import { describe } from 'vitest';
import { log, program } from '../../support/programs.js';

describe('generators', () => {
  program(
    'powers, taken by a loop',
    (x: number) => {
      function* powers(): Generator<number> {
        for (let p = x; ; p *= x) yield p;
      }
      let s = 0;
      let n = 0;
      for (const p of powers()) {
        if (++n > 4) break;
        s += p;
      }
      return s;
    },
    [1.3],
    [1 + 2 * 1.3 + 3 * 1.3 ** 2 + 4 * 1.3 ** 3],
  );
  program(
    'a pipeline of take, map, filter',
    (x: number) => {
      function* nat(): Generator<number> {
        let i = 0;
        while (true) yield i++;
      }
      function* map(g: Iterable<number>, f: (v: number) => number): Generator<number> {
        for (const v of g) yield f(v);
      }
      function* filter(g: Iterable<number>, f: (v: number) => boolean): Generator<number> {
        for (const v of g) if (f(v)) yield v;
      }
      function* take(g: Iterable<number>, n: number): Generator<number> {
        if (n <= 0) return;
        for (const v of g) {
          yield v;
          if (--n <= 0) return;
        }
      }
      let s = 0;
      for (const v of take(
        map(
          filter(nat(), (i) => i % 2 === 1),
          (i) => x ** i,
        ),
        3,
      ))
        s += v;
      return s;
    },
    [1.2],
    [1 + 3 * 1.2 ** 2 + 5 * 1.2 ** 4],
  );
  program(
    'a running mean, fed by next',
    (xs: number[]) => {
      function* mean(): Generator<number, void, number> {
        let s = 0;
        let n = 0;
        let v = yield 0;
        for (;;) {
          s += v;
          n++;
          v = yield s / n;
        }
      }
      const g = mean();
      g.next();
      return xs.map((x) => g.next(x).value as number).reduce((a, b) => a * b);
    },
    [[1, 3, 2]],
  );
  program(
    'the value of return',
    (x: number) => {
      function* g(): Generator<number, number> {
        yield x;
        return x * x * x;
      }
      const it = g();
      it.next();
      const end = it.next();
      return end.done ? (end.value as number) : 0;
    },
    [2],
    [12],
  );
  program(
    'return() runs finally',
    (x: number) => {
      let y = x;
      function* g(): Generator<number> {
        try {
          yield y;
          yield 0;
        } finally {
          log.push('closed');
          y *= x;
        }
      }
      const it = g();
      const a = it.next().value as number;
      const r = it.return(5 * x);
      return a * y + (r.value as number);
    },
    [2],
    [17],
  );
  program(
    'throw() is caught inside',
    (x: number) => {
      function* g(): Generator<number, number> {
        let s = x;
        for (;;) {
          try {
            yield s;
            s += 1;
          } catch (e) {
            s *= e as number;
            if (s > 10) return s;
          }
        }
      }
      const it = g();
      it.next();
      it.next();
      it.throw(x);
      return it.throw(3 * x).value as number;
    },
    [2],
    [48],
  );
  program(
    'yield* of arrays, generators and strings',
    (x: number) => {
      function* inner(): Generator<number, number> {
        yield x;
        return x * x;
      }
      function* g(): Generator<number> {
        yield* [x, 2 * x];
        const r = yield* inner();
        yield r * r;
        for (const c of '12') yield Number(c) * x;
      }
      return [...g()].reduce((s, v, i) => s + v * (i + 1), 0);
    },
    [1.5],
  );
  program(
    'recursion: inorder',
    (xs: number[]) => {
      type T = { v: number; l?: T; r?: T };
      function* walk(t?: T): Generator<number> {
        if (!t) return;
        yield* walk(t.l);
        yield t.v;
        yield* walk(t.r);
      }
      const t: T = { v: xs[0], l: { v: xs[1] }, r: { v: xs[2], l: { v: xs[3] } } };
      let k = 0;
      let s = 0;
      for (const v of walk(t)) s += v * v * ++k;
      return s;
    },
    [[1, 2, 3, 4]],
  );
  program(
    'permutations',
    (xs: number[]) => {
      function* perm(a: number[], n = a.length): Generator<number[]> {
        if (n <= 1) yield a.slice();
        else
          for (let i = 0; i < n; i++) {
            yield* perm(a, n - 1);
            const j = n % 2 ? 0 : i;
            [a[n - 1], a[j]] = [a[j], a[n - 1]];
          }
      }
      let s = 0;
      for (const [a, b, c] of perm([...xs])) s += a * b * b - c;
      return s;
    },
    [[1, 2, 3]],
  );
  program(
    'spread into a call and a pattern',
    (x: number) => {
      function* g(): Generator<number> {
        log.push('start');
        yield x;
        yield x * x;
        log.push('end');
        yield 3;
      }
      const [a, b] = g();
      const [c, ...rest] = g();
      return Math.max(...g()) + a * b + c * rest[0] * rest.length;
    },
    [1.5],
    [1.5 ** 2 * 3 + 3 * 2 * 1.5 ** 2],
  );
  program(
    'interleaved',
    (x: number) => {
      function* g(k: number): Generator<number> {
        for (let v = k; ; v *= x) yield v;
      }
      const a = g(1);
      const b = g(2);
      let s = 0;
      for (let i = 0; i < 4; i++) s += (a.next().value as number) * (b.next().value as number);
      return s;
    },
    [1.1],
  );
  program(
    'a generator method of an object',
    (x: number) => {
      const o = {
        xs: [x, 2 * x],
        *[Symbol.iterator](): Generator<number> {
          for (const v of this.xs) yield v * v;
        },
      };
      let s = 0;
      for (const v of o) s += v;
      return s + Math.max(...o);
    },
    [1.5],
    [18 * 1.5],
  );
  program(
    'a state machine',
    (x: number) => {
      function* light(): Generator<string, never, number> {
        let t = x;
        for (;;) {
          t = yield `green ${t > 2}`;
          t = yield 'red';
        }
      }
      const it = light();
      let s = x;
      for (let i = 0; i < 4; i++) {
        const c = it.next(s).value;
        log.push(c);
        s = c === 'red' ? s * x : s + x;
      }
      return s;
    },
    [1.2],
  );
});
