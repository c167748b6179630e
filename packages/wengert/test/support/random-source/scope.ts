/** What can be named at some place of a random text. */
export interface Scope {
  /** Expressions of numbers that are cheap to read. */
  readonly reads: string[];
  /** Variables that may be assigned. */
  readonly writes: string[];
  readonly integers: string[];
  readonly arrays: string[];
  readonly objects: string[];
  /** Functions of one number. */
  readonly functions: string[];
  /** Functions without argument that give an iterable of numbers. */
  readonly generators: string[];
  /** Classes whose constructor takes a number, and which have the members that `statements/classes.ts` says. */
  readonly classes: string[];
  /** Objects of such classes. */
  readonly instances: string[];
  /** Maps from texts to numbers, with the key 'p'. */
  readonly maps: string[];
  /** Labels of enclosing loops, innermost last; an empty text for a loop without label. */
  readonly loops: readonly string[];
  /** Labels of enclosing blocks. */
  readonly blocks: readonly string[];
  /** True where something catches what is thrown. */
  readonly caught: boolean;
  readonly indent: string;
  readonly depth: number;
}

const lists = [
  'reads',
  'writes',
  'integers',
  'arrays',
  'objects',
  'functions',
  'generators',
  'classes',
  'instances',
  'maps',
] as const;

export function emptyScope(): Scope {
  const empty = Object.fromEntries(lists.map((list) => [list, [] as string[]])) as Record<
    (typeof lists)[number],
    string[]
  >;
  return { ...empty, loops: [], blocks: [], caught: false, indent: '  ', depth: 0 };
}

/** A scope inside of another: what is declared in it is not seen outside. */
export function innerScope(scope: Scope, more: Partial<Scope> = {}): Scope {
  const copies = Object.fromEntries(lists.map((list) => [list, [...scope[list]]]));
  return { ...scope, ...copies, indent: '  ', depth: scope.depth + 1, ...more };
}

/** The scope of the body of a function: no loop or block around it can be left from there. */
export function functionScope(scope: Scope, more: Partial<Scope> = {}): Scope {
  return innerScope(scope, { loops: [], blocks: [], caught: false, functions: [], generators: [], ...more });
}
