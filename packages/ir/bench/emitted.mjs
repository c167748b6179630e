/**
 * Emitted code against the same function as written by hand, and what emitting and the passes cost for a function of
 * about 1,000 operations. Build first: `pnpm run bench` at the top does.
 */
import { bench, do_not_optimize, group, run } from 'mitata';
import * as ir from '../dist/index.js';

function define(write) {
  const b = new ir.Builder();
  b.parameter('self', ir.functionType);
  b.parameter('this', ir.unknown);
  const a = b.parameter('argument', ir.float64Array, 'a');
  const n = b.parameter('argument', ir.integer, 'n');
  return b.function({ name: 'f' }, () => write(b, a, n));
}

const mixed = define((b, a, n) => {
  const [s, p, q] = ['s', 'p', 'q'].map((name) => b.variable(name));
  b.set(s, b.const(0));
  b.set(p, b.const(1));
  b.set(q, b.const(0.5));
  b.for(b.const(0), n, 1, (i) => {
    const x = b.load(a, i, ir.number);
    b.if(
      b.prim('lt', [x, b.const(0.1)]),
      () => b.set(s, b.prim('add', [b.get(s), b.prim('sin', [x])])),
      () => b.set(s, b.prim('add', [b.get(s), b.prim('mul', [x, b.get(p)])])),
    );
    const old = b.get(p);
    b.set(p, b.prim('sub', [b.get(q), b.prim('mul', [x, b.const(0.01)])]));
    b.set(q, old);
  });
  b.return(b.get(s));
});

function byHand(a, n) {
  let s = 0;
  let p = 1;
  let q = 0.5;
  for (let i = 0; i < n; i++) {
    const x = a[i];
    if (x < 0.1) s += Math.sin(x);
    else s += x * p;
    const old = p;
    p = q - x * 0.01;
    q = old;
  }
  return s;
}

const emitted = ir.compile(ir.ssa(mixed), { receivers: false });
const numbers = Float64Array.from({ length: 1000 }, (_, i) => (i * 0.618) % 1);

group('a loop over 1,000 numbers', () => {
  bench('emitted', () => do_not_optimize(emitted(numbers, 1000)));
  bench('by hand', () => do_not_optimize(byHand(numbers, 1000)));
});

const large = define((b, a) => {
  const variables = Array.from({ length: 75 }, (_, i) => b.variable(`v${i}`));
  variables.forEach((v, i) => b.set(v, b.const(i)));
  for (let i = 0; i < 300; i++) {
    const [v, w] = [variables[(i * 7) % 75], variables[(i * 13 + 5) % 75]];
    const product = (key) => b.prim('mul', [b.get(w), b.load(a, b.const(key), ir.number)]);
    if (i % 10 > 0) b.set(v, b.prim('add', [b.get(v), product(i % 5)]));
    else b.if(b.prim('lt', [b.get(v), b.get(w)]), () => b.set(v, product(i)));
  }
  b.return(variables.map((v) => b.get(v)).reduce((p, q) => b.prim('add', [p, q])));
});

group('a function of about 1,000 operations', () => {
  const converted = ir.ssa(large);
  for (const pass of ['ssa', 'infer', 'fold', 'cse', 'counted', 'licm', 'fuse', 'scalars', 'dce']) {
    bench(pass, () => do_not_optimize(ir[pass](pass === 'ssa' ? large : converted)));
  }
  bench('emit', () => do_not_optimize(ir.emit(converted)));
});

await run();
