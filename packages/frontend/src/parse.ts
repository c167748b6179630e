/** Parses the text that `Function.prototype.toString` gives: an expression, a method, or an accessor. */
import { parseExpressionAt, type Options } from 'acorn';
import { refusal, type Source } from '@wengert/ir';
import type { Node } from './syntax.js';

const options: Options = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  // to be refused in its own words
  allowSuperOutsideMethod: true,
  // a method shows only its own text, and not the class that declares its private names
  checkPrivateFields: false,
};

const sloppy: Options = { ...options, sourceType: 'script' };
const wrapping = '(class { ';

export interface Parsed {
  /** The function, or the class. */
  readonly node: Node;
  /** How much further left the nodes stand in the text that was given. */
  readonly shift: number;
  /** True of methods and accessors. */
  readonly isMember: boolean;
}

/** Parses the text of a function. `name` is for the message. Throws a `syntax-error` refusal. */
export function parseFunction(source: Source, name: string): Parsed {
  const { text } = source;
  try {
    const node = expression(text);
    if (node !== undefined) return { node, shift: 0, isMember: false };
  } catch (error) {
    const node = method(text);
    if (node !== undefined) return node;
    const { message, pos } = error as Error & { pos?: number };
    const start = Math.min(pos ?? 0, text.length);
    throw refusal(
      'syntax-error',
      { name, problem: message.replace(/ \(\d+:\d+\)$/, '') },
      { source, start, end: start },
    );
  }
  const node = method(text);
  if (node !== undefined) return node;
  throw refusal('syntax-error', { name, problem: 'it is not a function' }, { source, start: 0, end: text.length });
}

const wholeFunctions: ReadonlySet<string> = new Set([
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassExpression',
]);

/** The function or class expression that is the whole text. */
function expression(text: string): Node | undefined {
  const node = parse(text, 0);
  return wholeFunctions.has(node.type) && text.slice(node.end).trim() === '' ? node : undefined;
}

function method(text: string): Parsed | undefined {
  try {
    const node = parse(`${wrapping}${text} })`, 0) as unknown as { body: { body: { value?: Node | null }[] } };
    const { body } = node.body;
    const value = body.length === 1 ? body[0].value : undefined;
    return value == null ? undefined : { node: value, shift: wrapping.length, isMember: true };
  } catch {
    return undefined;
  }
}

/** Strict code first; old code, such as with `with`, is parsed all the same, to be refused in its own words. */
function parse(text: string, position: number): Node {
  try {
    return parseExpressionAt(text, position, options);
  } catch (error) {
    try {
      return parseExpressionAt(text, position, sloppy);
    } catch {
      throw error;
    }
  }
}
