import { it } from 'vitest';
import { adjointSource, gradient } from '../src/index.js';
it('x', () => {
  const f = (x: number) => {
  let a = x;
  try {
    const g2 = (t3: number) => x;
    a = Math.sin(g2(x));
  } catch (e1) {
    a = x;
  }
  return a + 0.875 * x; };
  console.log(gradient(f, 0.001), adjointSource(f, 1));
});
