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

import { Session } from "node:inspector/promises"; const s=new Session(); s.connect();
const times = [];
for (let round = 0; round < 120; round++) {
  if(round===60) await s.post("HeapProfiler.startSampling",{samplingInterval:4096,includeObjectsCollectedByMajorGC:true,includeObjectsCollectedByMinorGC:true});
  const f = (0, eval)(source(round));
  const start = performance.now();
  gradient(f, 0.5, 0.25);
  times.push(performance.now() - start);
}
const warm = times.slice(20).sort((a, b) => a - b);
console.log(
  `compile ${source(0).split('\n').length} lines: first ${times[0].toFixed(1)} ms, then median ${warm[warm.length >> 1].toFixed(1)} ms`,
);

const {profile}=await s.post("HeapProfiler.stopSampling");
const self=new Map(),incl=new Map();let total=0;
(function walk(n,stack){const f=n.callFrame;const k=(f.functionName||"(anon)")+" "+f.url.split("/").slice(-3).join("/")+":"+(f.lineNumber+1);
self.set(k,(self.get(k)??0)+n.selfSize);total+=n.selfSize; const st=stack.includes(k)?stack:[...stack,k];for(const q of st)incl.set(q,(incl.get(q)??0)+n.selfSize);for(const c of n.children)walk(c,st);})(profile.head,[]);
console.log("MB per compile",total/60/1e6);
const show=(m,n)=>[...m].sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log((v/60/1024).toFixed(0).padStart(6),k));
console.log("SELF");show(self,60);console.log("INCL");show(incl,60);