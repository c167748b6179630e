import { it } from 'vitest';
import { gradient, pullback } from '../src/index.js';
it('x', () => {
  const deep = (x: number, n: number): number => (n === 0 ? x : Math.sin(deep(x, n - 1)) * 1.01);
  for (const n of [100, 1000, 3000, 5000, 7000, 10000, 1e6]) {
    for (const [name, f] of [['plain', (x: number) => deep(x, n)], ['try', (x: number) => { try { return deep(x, n); } catch (e) { return x * x; } }]] as const) {
    for (const run of [() => (f as any)(0.5), () => gradient(f as any, 0.5), () => { const [v, b] = pullback(f as any, 0.5) as any; return b(1); }]) {
    try {
      console.log(n, name, run());
    } catch (e) {
      console.log(n, name, (e as Error).name, (e as Error).message.slice(0, 100));
    } } }
  }
});
