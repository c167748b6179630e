/**
 * From a function value to its code in SSA form, by the ways there are: the record that the plugin, the loader or
 * `differentiable` attached, what a rule tells of its functions, or else the function's own text. The code of a site is made once, however many closures it has.
 */
import {
  decode,
  recordOf,
  ssa,
  WengertError,
  type Func,
  type FunctionRecord,
  type RawSite,
  type Source,
} from '@wengert/ir';
import { readFunction, frontendLinks } from '@wengert/frontend';
import type { AnyFunction } from '@wengert/rules';
import { attachDeclared } from './declared.js';

type Thunk = FunctionRecord['site'];

const bySite = new WeakMap<Thunk, Func>();
const byFunction = new WeakMap<AnyFunction, Func>();

/** Functions without a record have equal code if they have equal texts. Emptied when it has grown large. */
const byText = new Map<string, Func>();
const textsKept = 2000;

/** The code of a function in SSA form. */
export function read(fn: AnyFunction): Func {
  const plain = fn as (...args: never[]) => unknown;
  const record = recordOf(plain) ?? (attachDeclared(fn) ? recordOf(plain) : undefined);
  if (record) return remember(bySite, record.site, () => fromSite(record.site));
  return remember(byFunction, fn, () => fromText(fn));
}

function remember<K extends object>(map: WeakMap<K, Func>, key: K, make: () => Func): Func {
  let func = map.get(key);
  if (!func) {
    func = make();
    map.set(key, func);
  }
  return func;
}

function fromText(fn: AnyFunction): Func {
  const text = Function.prototype.toString.call(fn);
  let func = byText.get(text);
  if (!func) {
    func = ssa(readFunction(fn as (...args: never[]) => unknown));
    if (byText.size >= textsKept) byText.clear();
    byText.set(text, func);
  }
  return func;
}

function fromSite(thunk: Thunk): Func {
  const site = thunk();
  return 'func' in site ? ssa(site.func) : ssa(fromRaw(site));
}

function fromRaw({ source, ir, refused }: RawSite): Func {
  const [file, line, column, text] = source();
  const place: Source | undefined = text === undefined ? undefined : { file, text, line, column };
  if (refused) {
    const [code, summary, reason, remedy, start, end] = refused;
    const location = place && start !== undefined && end !== undefined ? { source: place, start, end } : undefined;
    throw WengertError.at(code, summary, reason, remedy, location);
  }
  return decode(ir!, { source: place, ...frontendLinks });
}
