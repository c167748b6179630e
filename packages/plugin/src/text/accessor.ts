/**
 * The text of a function that reads and assigns captured variables by index: index `k` reads, `~k` assigns. It stands
 * where the variables are in scope, so a minifier may rename them, and two closures of one place never mix theirs up.
 */
import type { Names, Part } from './names.js';

/** A captured variable as the accessor sees it. */
export interface Access {
  /** Its index among the captures of the function. */
  readonly index: number;
  /** `c`, `this`, `#p`. */
  readonly name: string;
  /** The expression that reads it, where that is not its name. */
  readonly read?: string;
  /** What there is of a private getter and setter: their functions are read, in an object. */
  readonly parts?: readonly Part[];
  readonly assigned: boolean;
}

/** An accessor for the given variables, or nothing if there are none. */
export function accessorText(variables: readonly Access[], names: Names): string | undefined {
  if (variables.length === 0) return undefined;
  const [first] = variables;
  // With one variable there is nothing to choose.
  if (variables.length === 1 && !first.assigned && !isPrivate(first)) return `()=>${readText(first)}`;

  const { index, value, receiver } = names;
  const cases = variables.flatMap((v) => {
    const place = isPrivate(v) ? `${receiver}.${v.name}` : v.name;
    const read = `case ${v.index}:return ${v.read ?? partsText(v, names) ?? place};`;
    return v.assigned ? [read, `case ${~v.index}:return ${place}=${value};`] : [read];
  });
  const parameters = variables.some(isPrivate)
    ? `(${index},${value},${receiver})`
    : variables.some((v) => v.assigned)
      ? `(${index},${value})`
      : index;
  return `${parameters}=>{switch(${index}){${cases.join('')}}}`;
}

/** What an arrow function returns; an object literal needs parentheses there. */
function readText({ name, read = name }: Access): string {
  return read.startsWith('{') ? `(${read})` : read;
}

function partsText({ name, parts }: Access, { receiver, part }: Names): string | undefined {
  if (parts === undefined) return undefined;
  return `{${parts.map((p) => `${p}:${receiver}.${part(p, name.slice(1))}`).join(',')}}`;
}

function isPrivate({ name }: Access): boolean {
  return name.startsWith('#');
}
