/** What all syntax nodes have. */

export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A node of one type. */
export interface Typed<T extends string> extends Node {
  readonly type: T;
}
