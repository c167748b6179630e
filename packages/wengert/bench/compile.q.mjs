/**
 * Time to compile the gradient of a function of 100 lines, from its text to a JavaScript function. Each round has a function with
 * another text, so nothing is found in a cache; the first rounds warm the compiler itself up.
 */
import { gradient } from '../dist/index.js';

/** 100 lines: straight-line code, a loop and a branch every ten lines. */
function source(seed) {
  const lines = [`(x, y) => {`, `  let s = x + ${seed};`, `  let t = y;`];
  for (let i = 0; lines.length < 96; i++) {
    if (i % 10 === 4) lines.push(`  for (let i = 0; i < 3; i++) {`, `    s = s + Math.sin(t * i) * 0.1;`, `  }`);
    else if (i % 10 === 9)
      lines.push(`  if (s > t) {`, `    t = t + s * 0.1;`, `  } else {`, `    t = t - 0.1 * s;`, `  }`);
    else lines.push(`  ${i % 2 ? 's' : 't'} = Math.tanh(s * 0.5) + t * ${(0.1 + i / 100).toFixed(2)};`);
  }
  lines.push(`  return s * t;`, `}`);
  return lines.join('\n');
}

const times = [];
for (let round = 0; round < 160; round++) {
  const f = (0, eval)(source(round));
  const start = performance.now();
  gradient(f, 0.5, 0.25);
  times.push(performance.now() - start);
}
const warm = times.slice(60).sort((a, b) => a - b);
const q=(p)=>warm[Math.floor(warm.length*p)].toFixed(1); console.log("p10",q(.1),"p25",q(.25),"p50",q(.5),
  `compile ${source(0).split('\n').length} lines: first ${times[0].toFixed(1)} ms, then median ${warm[warm.length >> 1].toFixed(1)} ms`,
);
