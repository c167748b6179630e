/**
 * Speed of reading and lowering a function of 100 lines, with its parts. Build first: `pnpm run bench` at the top does.
 */
import { parseExpressionAt } from 'acorn';
import { bench, do_not_optimize, run } from 'mitata';
import { analyseScopes, lower, readFunction } from '../dist/index.js';

const block = (i) => `
  let s${i} = 0;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] * ${i} + Math.sin(s${i});
    if (x > 3 && i % 2 === 0) continue;
    s${i} += x ** 2 / (1 + Math.exp(-x));
    out[i] = s${i} - x;
  }
  const f${i} = (y) => y * s${i} + xs.reduce((a, b) => a + b, 0);
  total += f${i}(out[0]);`;
const text = `function hundred(xs, out) {\n  let total = 0;${Array.from({ length: 11 }, (_, i) => block(i)).join('')}\n  return total;\n}`;
const hundred = new Function(`return ${text}`)();
const source = { file: '<hundred>', text: hundred.toString() };
const node = parseExpressionAt(source.text, 0, { ecmaVersion: 'latest' });
const analysis = analyseScopes(node);

bench('parse (acorn)', () => do_not_optimize(parseExpressionAt(source.text, 0, { ecmaVersion: 'latest' })));
bench('scope analysis', () => do_not_optimize(analyseScopes(node)));
bench('lower', () => do_not_optimize(lower(node, analysis, source)));
bench(`readFunction, ${source.text.split('\n').length} lines`, () => do_not_optimize(readFunction(hundred)));
await run();
