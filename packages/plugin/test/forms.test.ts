/** What is inserted, form by form. Only lines that the user wrote are shown; nothing is ever put on lines of its own. */
import { describe, expect, test } from 'vitest';
import { attachedLines } from './support.js';

const forms: [name: string, code: string, expected: string][] = [
  [
    'a declaration',
    `function f(x) { return x * c }\nconst c = 2`,
    `$wa(f,$w1);function f(x) { return x * c }\nconst c = 2`,
  ],
  [
    'an exported declaration after directives and imports',
    `'use strict'\nimport { a } from './a.js';\nexport function f(x) { return a(x) }`,
    `'use strict'\n$wa(f,$w1);import { a } from './a.js';\nexport function f(x) { return a(x) }`,
  ],
  [
    'a nested declaration',
    `function f(k) {\n  'use strict';\n  let z = 1;\n  return g;\n  function g(x) { z += x; return k }\n}`,
    `$wa(f,$w2);function f(k) {\n  'use strict';\n  $wa(g,$w1,($wi,$wv)=>{switch($wi){case 0:return z;case -1:return z=$wv;case 1:return k;}});let z = 1;\n  return g;\n  function g(x) { z += x; return k }\n}`,
  ],
  [
    'an arrow at the top',
    `export const f = (x) => x * c, c = 3`,
    `export const f = /*#__PURE__*/$wa((x) => x * c,$w1,0,"f"), c = 3`,
  ],
  [
    'an arrow in a function',
    `function h(k) { const f = (x) => x * k; return f }`,
    `$wa(h,$w2);function h(k) { const f = $wa({f:(x) => x * k}.f,$w1,()=>k); return f }`,
  ],
  [
    'a callback',
    `function h(a, k) { return a.map(x => x * k) }`,
    `$wa(h,$w2);function h(a, k) { return a.map($wa(x => x * k,$w1,()=>k)) }`,
  ],
  ['a glued arrow', `function h() { return(x) => x }`, `$wa(h,$w2);function h() { return $wa((x) => x,$w1) }`],
  [
    'arrows in arrows',
    `const f = (a) => (b) => a + b`,
    `const f = /*#__PURE__*/$wa((a) => $wa((b) => a + b,$w1,()=>a),$w2,0,"f")`,
  ],
  [
    'a named function expression',
    `function h() { return function self(n) { return self(n - 1) } }`,
    `$wa(h,$w2);function h() { return $wa(function self(n) { return self(n - 1) },$w1) }`,
  ],
  [
    'a function called at once',
    `(() => { let x = 1; return () => x })()`,
    `(() => { let x = 1; return $wa(() => x,$w1,()=>x) })()`,
  ],
  [
    'what is called, read from or a tag is never marked pure',
    `const a = (x => x).name, b = new (function () {})(), c = cond ? x => x : null`,
    `const a = ($wa(x => x,$w1)).name, b = new ($wa(function () {},$w2))(), c = cond ? /*#__PURE__*/$wa(x => x,$w3) : null`,
  ],
  [
    'names by assignment, default and property',
    `function h(k, d = () => k) { let f; f = () => k; f ||= function () { return k }; ({ p: () => k, 'a-b': () => k, 1: () => k }) }`,
    `$wa(h,$w7);function h(k, d = $wa({d:() => k}.d,$w1,()=>k)) { let f; f = $wa({f:() => k}.f,$w2,()=>k); f ||= $wa({f:function () { return k }}.f,$w3,()=>k); ({ p: $wa({p:() => k}.p,$w4,()=>k), 'a-b': $wa({"a-b":() => k}["a-b"],$w5,()=>k), 1: $wa({"1":() => k}["1"],$w6,()=>k) }) }`,
  ],
  [
    'a computed key',
    `function h(k) { return { [k]: () => k, [k + 1](x) { return k } } }`,
    `$wa(h,$w3);function h(k) { return { ...$we({[k]: () => k},$w1,()=>k), ...$we({[k + 1](x) { return k }},$w2,()=>k) } }`,
  ],
  [
    'object methods',
    `function h(k) { return { m(x) { return k }, __proto__(x) { return x } } }`,
    `$wa(h,$w3);function h(k) { return { m:$wa({m(x) { return k }}.m,$w1,()=>k), ["__proto__"]:$wa({__proto__(x) { return x }}["__proto__"],$w2) } }`,
  ],
  [
    'getters, setters and methods with super',
    `function h(k) { return { get g() { return k }, set g(v) { k = v }, m() { return super.m() } } }`,
    `$wa(h,$w4);function h(k) { return $wm({ get g() { return k }, set g(v) { k = v }, m() { return super.m() } },[["get","g",$w1,()=>k],["set","g",$w2,($wi,$wv)=>{switch($wi){case 0:return k;case -1:return k=$wv;}}],["value","m",$w3,()=>super]]) }`,
  ],
  [
    'members that something later may replace',
    `function h(o) { return { get a() { return 1 }, ...o, get b() { return 2 }, b: 3 } }`,
    `$wa(h,$w1);function h(o) { return { get a() { return 1 }, ...o, get b() { return 2 }, b: 3 } }`,
  ],
  [
    'methods of a literal at the top',
    `export const o = { m(x) { return x }, f: x => x }`,
    `export const o = /*#__PURE__*/$wm({ m(x) { return x }, f: /*#__PURE__*/$wa(x => x,$w1,0,"f") },[["value","m",$w2]])`,
  ],
  [
    'a class',
    `class K { #p = 1; static s() { return K } m() { return this.#p } get g() { return 1 } #q() { return c } static #r() {} t() { return this.#q() } }\nconst c = 1`,
    `class K {static{$wa(this.#r,$w5);$wm(this.prototype,[["value","m",$w2,($wi,$wv,$wo)=>{switch($wi){case 0:return $wo.#p;}}],["get","g",$w3],["value","t",$w6,($wi,$wv,$wo)=>{switch($wi){case 0:return $wo.#q;}}]]);$wm(this,[["value","s",$w1,()=>K]]);$wa(this,$w7)}#$wa=void($wa(this.#q,$w4)); #p = 1; static s() { return K } m() { return this.#p } get g() { return 1 } #q() { return c } static #r() {} t() { return this.#q() } }\nconst c = 1`,
  ],
  [
    'private getters and setters',
    `class K { get #a() { return 1 } set #a(v) { this.b = v } static get #s() { return K } m() { return this.#a++ + K.#s } }`,
    `class K {static{$wa(this.#$wg_s,$w3,()=>K);$wm(this.prototype,[["value","m",$w4,($wi,$wv,$wo)=>{switch($wi){case 0:return {get:$wo.#$wg_a,set:$wo.#$ws_a};case 1:return K;case 2:return {get:$wo.#$wg_s};}}]]);$wa(this,$w5)}#$wa=void($wa(this.#$wg_a,$w1),$wa(this.#$ws_a,$w2)); get #a(){return this.#$wg_a()}#$wg_a() { return 1 } set #a($wv){this.#$ws_a($wv)}#$ws_a(v) { this.b = v } static get #s(){return this.#$wg_s()}static #$wg_s() { return K } m() { return this.#a++ + K.#s } }`,
  ],
  [
    'decorated, computed and replaced members, asynchronous ones and generators',
    `class K { @d a() {} [k]() {} b() {} b() {} async c() {} *e() {} }`,
    `class K {static{$wm(this.prototype,[["value","b",$w1],["value","c",$w2],["value","e",$w3]]);$wa(this,$w4)} @d a() {} [k]() {} b() {} b() {} async c() {} *e() {} }`,
  ],
  [
    'an anonymous default export',
    `export default function (x) { return x }`,
    `$wa($wd,$w1,0,"default");export default function $wd (x) { return x }`,
  ],
  ['a default export arrow', `export default (x) => x`, `export default /*#__PURE__*/$wa((x) => x,$w1,0,"default")`],
  [
    'an arrow with this',
    `class K { f = (x) => this.k }`,
    `class K {static{$wa(this,$w2)} f = $wa({f:(x) => this.k}.f,$w1,()=>this) }`,
  ],
  [
    'async functions, whose sites say why they have no derivative',
    `async function f() { return () => 1 }`,
    `$wa(f,$w2);async function f() { return $wa(() => 1,$w1) }`,
  ],
  [
    'an anonymous default that is a generator',
    `export default async  function *(x) { yield x }`,
    `$wa($wd,$w1,0,"default");export default async  function * $wd(x) { yield x }`,
  ],
  [
    'the last of two declarations',
    `function f() { return 1 }\nfunction f() { return 2 }`,
    `$wa(f,$w1);function f() { return 1 }\nfunction f() { return 2 }`,
  ],
  [
    'types',
    `const f = (<T>(x: T): T => x) as <T>(x: T) => T; declare function g(): void; abstract class A { abstract m(): void }`,
    `const f = (/*#__PURE__*/$wa(<T>(x: T): T => x,$w1,0,"f")) as <T>(x: T) => T; declare function g(): void; abstract class A {static{$wa(this,$w2)} abstract m(): void }`,
  ],
  [
    'overloads',
    `export function f(x: number): number\nexport function f(x: any) { return x }`,
    `$wa(f,$w1);export function f(x: number): number\nexport function f(x: any) { return x }`,
  ],
  ['notes to bundlers', `/* @__PURE__ */ g();\nfunction g() {}`, `$wa(g,$w1);/* @__PURE__ */ g();\nfunction g() {}`],
  [
    'namespaces',
    `namespace N { let k = 1; export function f() { return k } }`,
    `namespace N { $wa(f,$w1,()=>k);let k = 1; export function f() { return k } }`,
  ],
  [
    'blocks at the top',
    `{ let k = 1; function f() { return k } }`,
    `{ $wa(f,$w1,()=>k);let k = 1; function f() { return k } }`,
  ],
];

describe('forms', () => {
  test.each(forms)('%s', (_, code, expected) => {
    expect(attachedLines(code)).toBe(expected);
  });
});
