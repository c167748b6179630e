/** The functions of a getter and setter. */
export type Part = 'get' | 'set';

/**
 * The names that the transform adds to a file. They all begin with one prefix that the file does not contain, so they
 * shadow nothing and nothing shadows them.
 */
export interface Names {
  /** Function: attaches a record to a function. */
  readonly attach: string;
  /** Function: attaches records to the members of an object. */
  readonly members: string;
  /** Function: attaches a record to the only member of an object. */
  readonly member: string;
  /** Variable and function: the shared class that records are made with. */
  readonly stamp: string;
  readonly createStamp: string;
  /** What an anonymous default export is called. */
  readonly defaultExport: string;
  /** Parameters of accessors. */
  readonly index: string;
  readonly value: string;
  readonly receiver: string;
  /** The private method with the body of a private getter or setter. */
  part(part: Part, name: string): string;
  /** The thunk of the site of the given number. */
  site(number: number): string;
  /** The thunk of the text of the given number. */
  source(number: number): string;
}

export function chooseNames(code: string): Names {
  let prefix = '$w';
  while (code.includes(prefix)) prefix += '_';
  return {
    attach: `${prefix}a`,
    members: `${prefix}m`,
    member: `${prefix}e`,
    stamp: `${prefix}k`,
    createStamp: `${prefix}c`,
    defaultExport: `${prefix}d`,
    index: `${prefix}i`,
    value: `${prefix}v`,
    receiver: `${prefix}o`,
    part: (part, name) => `#${prefix}${part[0]}_${name}`,
    site: (number) => `${prefix}${number}`,
    source: (number) => `${prefix}t${number}`,
  };
}
