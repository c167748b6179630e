/** Gives functions of rules, whose captured variables have been told, the record that makes them readable. */
import { attach, type Accessor, type Site } from '@wengert/ir';
import { readFunction, sourceNames } from '@wengert/frontend';
import { capturedOf, type AnyFunction } from '@wengert/rules';

/** @returns false if nothing has been told of the function */
export function attachDeclared(fn: AnyFunction): boolean {
  const captured = capturedOf(fn);
  if (captured === undefined) return false;
  const plain = fn as (...args: never[]) => unknown;
  let site: Site | undefined;
  attach(plain, () => (site ??= siteOf(plain, captured)));
  return true;
}

function siteOf(fn: (...args: never[]) => unknown, captured: () => Readonly<Record<string, unknown>>): Site {
  const values = captured();
  const byName = new Map([...sourceNames(captured)].map(([key, name]) => [name, values[key]]));
  const func = readFunction(fn, { visible: [...byName.keys()] });
  const env: Accessor = (index) => byName.get(func.captures[index].name);
  const captures = func.captures.map((capture) => ({ ...capture, scope: 'module' as const, constant: true }));
  return { func: { ...func, captures }, env };
}
