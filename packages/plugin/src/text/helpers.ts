/**
 * The few functions that a transformed file brings along. They are appended to it and not imported: an import would have
 * to resolve from the user's file, whatever the user installed. What they attach is the record of `@wengert/ir`
 * (record.ts there), found through `globalThis[Symbol.for('wengert.stamp')]`; whoever comes first creates it.
 */
import type { Names } from './names.js';

export type Helper = 'attach' | 'members' | 'member';

/** A text that transformed files contain, and no others. */
export const mark = "globalThis[Symbol.for('wengert.stamp')]??=class M";

type Writer = (names: Names) => string;

const helpers: Readonly<Record<Helper, Writer>> = {
  // A minifier may name functions anew, and wrapping takes an inferred name away, so the name can be given.
  attach: ({ attach, stamp, createStamp }) =>
    `var ${stamp};` +
    `function ${attach}(f,s,e,n){` +
    `if(n!==void 0)Object.defineProperty(f,'name',{value:n,configurable:!0});` +
    `(${stamp}||(${stamp}=${createStamp}())).attach(f,s,e||void 0);` +
    `return f}` +
    `function ${createStamp}(){` +
    `return ${mark} extends class{constructor(t){return t}}{` +
    `#s;#e;` +
    `constructor(t,s,e){super(t);this.#s=s;this.#e=e}` +
    `static attach(t,s,e){#s in t||new M(t,s,e)}` +
    `static read(t){return #s in t?{site:t.#s,env:t.#e}:void 0}` +
    `}}`,
  members: ({ members, attach }) =>
    `function ${members}(o,l){` +
    `for(const[k,p,s,e]of l)${attach}(Object.getOwnPropertyDescriptor(o,p)[k],s,e);` +
    `return o}`,
  member: ({ member, attach }) =>
    `function ${member}(o,s,e){` + `${attach}(o[Reflect.ownKeys(o)[0]],s,e);` + `return o}`,
};

/** The helpers that a file uses, one a line. */
export function helperText(used: ReadonlySet<Helper>, names: Names): string[] {
  const order: Helper[] = ['attach', 'members', 'member'];
  return order.filter((h) => used.has(h)).map((h) => helpers[h](names));
}
