import { it } from 'vitest';
import { gradient, withGradient } from '../src/index.js';
import { readFunction } from '@wengert/frontend';
import { emit, typeName } from '@wengert/ir'; import { watchPasses } from '../src/pipeline.js';
it('x', () => {
  const f = (x: number) => {
    function* make(): Generator<number, number, number> {
      let total = x;
      try {
        const sent = yield total;
        total += sent;
      } catch (e) {
        total *= (e as { v: number }).v;
        yield total;
      }
      return total;
    }
    const it = make();
    const s = it.next(0).value;
    return s + it.throw({ v: x }).value;
  };
  console.log(f(3));
  watchPasses((pass, func) => { if (pass === 'single-return') console.log('PREPARED', func.name, func.parameters.map((p) => typeName(p.type)).join(' '), emit(func).code); });
  console.log(withGradient(f, 3));
});
