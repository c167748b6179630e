/** Programs as other people write them. Trees and lists. */
import { describe } from 'vitest';
import { program } from '../../support/programs.js';

describe('trees and lists', () => {
  interface Node {
    v: number;
    l?: Node;
    r?: Node;
  }
  program(
    'a search tree in place',
    (xs: number[]) => {
      let root: Node | null = null;
      for (const v of xs) {
        if (!root) {
          root = { v };
          continue;
        }
        let t: Node = root;
        for (;;) {
          const side: 'l' | 'r' = v < t.v ? 'l' : 'r';
          const next: Node | undefined = t[side];
          if (!next) {
            t[side] = { v: v * t.v };
            break;
          }
          t = next;
        }
      }
      const s = (t?: Node): number => (t ? t.v + 2 * s(t.l) + 3 * s(t.r) : 0);
      return s(root!);
    },
    [[3, 1, 4, 1.5, 5]],
  );
  program(
    'a tree as argument',
    (t: Node) => {
      const s = ({ v, l, r }: Node): number => v * v + (l ? 2 * s(l) : 0) + (r ? 3 * s(r) : 0);
      return s(t);
    },
    [{ v: 1, l: { v: 2, r: { v: 3 } }, r: { v: 4 } }],
    [{ v: 2, l: { v: 8, r: { v: 36 } }, r: { v: 24 } }],
  );
  program(
    'a linked list, reversed in place',
    (xs: number[]) => {
      interface L {
        v: number;
        next: L | null;
      }
      let head: L | null = null;
      for (const v of xs) head = { v, next: head };
      let prev: L | null = null;
      while (head) {
        const next: L | null = head.next;
        head.next = prev;
        prev = head;
        head = next;
      }
      let s = 0;
      let k = 1;
      for (let p = prev; p; p = p.next) s += p.v ** 2 * k++;
      return s;
    },
    [[1, 2, 3]],
    [[2, 8, 18]],
  );
  program(
    'a doubly linked list',
    (xs: number[]) => {
      interface D {
        v: number;
        p?: D;
        n?: D;
      }
      const ends: { a?: D; z?: D } = {};
      for (const v of xs) {
        const d: D = { v, p: ends.z };
        if (ends.z) ends.z.n = d;
        else ends.a = d;
        ends.z = d;
      }
      ends.a!.n!.v *= ends.z!.p!.v;
      let s = 0;
      for (let d = ends.z; d; d = d.p) s = s * 0.5 + d.v ** 2;
      return s;
    },
    [[1, 2, 3]],
  );
  program(
    'cons cells as arrays',
    (x: number) => {
      type L = [number, L] | null;
      const range = (n: number): L => (n === 0 ? null : [x ** n, range(n - 1)]);
      const fold = (l: L): number => (l ? l[0] + 0.5 * fold(l[1]) ** 2 : 0);
      return fold(range(5));
    },
    [0.8],
  );
  program(
    'cons cells as closures',
    (x: number) => {
      type P = (pick: (a: number, b: P | null) => any) => any;
      const cons =
        (a: number, b: P | null): P =>
        (pick) =>
          pick(a, b);
      const car = (p: P): number => p((a) => a);
      const cdr = (p: P): P | null => p((_, b) => b);
      let l: P | null = null;
      for (let i = 1; i < 4; i++) l = cons(x * i, l);
      let s = 1;
      while (l) {
        s = s * car(l) + 1;
        l = cdr(l);
      }
      return s;
    },
    [0.8],
  );
  program(
    'a parser',
    (x: number) => {
      const src = '(x+2)*x-x*x*(3-x)';
      let at = 0;
      const atom = (): number => {
        const c = src[at++];
        if (c === '(') {
          const v = sum();
          at++;
          return v;
        }
        return c === 'x' ? x : Number(c);
      };
      const prod = (): number => {
        let v = atom();
        while (src[at] === '*') {
          at++;
          v *= atom();
        }
        return v;
      };
      const sum = (): number => {
        let v = prod();
        while (src[at] === '+' || src[at] === '-') {
          const op = src[at++];
          const w = prod();
          v = op === '+' ? v + w : v - w;
        }
        return v;
      };
      return sum();
    },
    [0.8],
    [2 * 0.8 + 2 - 6 * 0.8 + 3 * 0.64],
  );
  program(
    'depth first over a graph with cycles',
    (w: number[]) => {
      const g: Record<number, number[]> = { 0: [1, 2], 1: [2, 0], 2: [3], 3: [0] };
      const seen = new Set<number>();
      const dfs = (n: number): number => {
        if (seen.has(n)) return 1;
        seen.add(n);
        return w[n] * g[n].reduce((s, m) => s + dfs(m), 0);
      };
      return dfs(0);
    },
    [[1.5, 2, 0.5, 3]],
  );
  program(
    'breadth first with a queue of objects',
    (w: number[]) => {
      const q: { i: number; acc: number }[] = [{ i: 0, acc: 1 }];
      let s = 0;
      for (let at = 0; at < q.length; at++) {
        const { i, acc } = q[at];
        const v = acc * w[i];
        s += v;
        for (const j of [2 * i + 1, 2 * i + 2]) if (j < w.length) q.push({ i: j, acc: v });
      }
      return s;
    },
    [[1.5, 2, 0.5, 3, 4]],
  );
  program(
    'union find',
    (w: number[]) => {
      const parent = [0, 1, 2, 3];
      const find = (i: number): number => (parent[i] === i ? i : (parent[i] = find(parent[i])));
      let s = 1;
      for (const [a, b] of [
        [0, 1],
        [2, 3],
        [1, 3],
        [0, 2],
      ]) {
        const [p, q] = [find(a), find(b)];
        if (p !== q) {
          parent[p] = q;
          s *= w[a] + w[b];
        }
      }
      return s;
    },
    [[1.5, 2, 0.5, 3]],
  );
  program(
    'a neural net of neurons',
    (ws: number[][], x: number) => {
      const layers = ws.map((row) => (v: number[]) => row.map((w, i) => Math.tanh(w * v[i % v.length] + v[0])));
      return layers.reduce((v, f) => f(v), [x, x * x]).reduce((a, b) => a + b);
    },
    [[[0.5, 1], [0.3, -1, 2], [1]], 0.6],
  );
});
