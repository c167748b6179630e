/**
 * What the attachments of one file share: its text, the edits to it, the names and helpers in use, and the sites. An
 * attachment decides what to insert and where; what is said of the function itself comes from the sites.
 */
import type { Comment, Node } from 'oxc-parser';
import type { Editor } from '../text/editor.js';
import type { Helper } from '../text/helpers.js';
import type { Names } from '../text/names.js';

export interface File {
  readonly code: string;
  readonly comments: readonly Comment[];
  readonly edit: Editor;
  readonly names: Names;
  /** Gives the name of a helper and has it put into the file. */
  use(helper: Helper): string;
  /**
   * Makes the site of a function or class, and gives what attaching takes: the thunk's name and, if the function captures
   * local variables, an accessor, which is text for the place where these are in scope.
   * @param node the function; of methods the definition, of classes the class
   */
  site(node: Node, around: readonly Node[]): SiteArguments;
  /** The methods, getters and setters seen so far that use `super` in their own code, which includes that of arrows. */
  readonly usesSuper: Set<Node>;
}

export interface SiteArguments {
  readonly thunk: string;
  readonly accessor: string | undefined;
}

const word = /[\p{ID_Continue}$]/u;

/** `thunk` or `thunk,accessor`, and with a name `thunk,accessor,"name"`. */
export function argumentText({ thunk, accessor }: SiteArguments, name?: string): string {
  if (name !== undefined) return `${thunk},${accessor ?? 0},${JSON.stringify(name)}`;
  return accessor === undefined ? thunk : `${thunk},${accessor}`;
}

/** Puts text around a node; `return(x) => x` must not become one word with what is put before. */
export function wrap(file: File, node: Node, before: string, after: string): void {
  const glued = node.start > 0 && word.test(file.code[node.start - 1]) && word.test(before[0]);
  file.edit.open(node.start, glued ? ` ${before}` : before, true);
  // the closing parenthesis belongs to the node, what goes between is nobody's
  file.edit.close(node.end, after.slice(0, -1));
  file.edit.close(node.end, after.slice(-1), true);
}
