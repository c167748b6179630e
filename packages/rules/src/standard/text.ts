/**
 * Methods of text that call functions or give iterators, as ordinary code. Text itself has no derivative, but a function that makes a
 * replacement may change what has one.
 */
import { nonDifferentiable } from '../define.js';
import { register } from '../registry.js';
import type { AnyFunction } from '../rule.js';

type Replacement = string | ((...args: unknown[]) => unknown);

/** What `matchAll` and `replace` ask of a regular expression. */
interface Pattern {
  readonly global: boolean;
  readonly unicode: boolean;
  lastIndex: number;
  exec(text: string): RegExpExecArray | null;
}

const methods = {
  *matchAll(this: string, pattern: string | Pattern): Generator<RegExpExecArray> {
    const text = String(this);
    const regular = typeof pattern === 'string' ? new RegExp(pattern, 'g') : new RegExp(pattern as RegExp);
    if (!regular.global) throw new TypeError('String.prototype.matchAll called with a non-global RegExp argument');
    if (typeof pattern !== 'string') regular.lastIndex = pattern.lastIndex;
    for (let match = regular.exec(text); match !== null; match = regular.exec(text)) {
      if (match[0] === '')
        regular.lastIndex += regular.unicode && text.codePointAt(regular.lastIndex)! > 0xffff ? 2 : 1;
      yield match;
    }
  },
  replace(this: string, pattern: string | Pattern, replacement: Replacement): string {
    const text = String(this);
    if (typeof pattern === 'string') {
      if (typeof replacement !== 'function') return text.replace(pattern, replacement);
      const at = text.indexOf(pattern);
      if (at < 0) return text;
      return text.slice(0, at) + String(replacement(pattern, at, text)) + text.slice(at + pattern.length);
    }
    if (typeof replacement !== 'function') return (pattern as RegExp)[Symbol.replace](text, replacement);
    // All matches are found before the first replacement is made.
    const matches: RegExpExecArray[] = [];
    if (pattern.global) pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      matches.push(match);
      if (!pattern.global) break;
      if (match[0] === '')
        pattern.lastIndex += pattern.unicode && text.codePointAt(pattern.lastIndex)! > 0xffff ? 2 : 1;
    }
    let result = '';
    let end = 0;
    for (let k = 0; k < matches.length; k++) {
      const match = matches[k];
      const args: unknown[] = [];
      for (let i = 0; i < match.length; i++) args.push(match[i]);
      args.push(match.index, text);
      if (match.groups !== undefined) args.push(match.groups);
      result += text.slice(end, match.index) + String(replacement(...args));
      end = match.index + match[0].length;
    }
    return result + text.slice(end);
  },
  replaceAll(this: string, pattern: string | Pattern, replacement: Replacement): string {
    const text = String(this);
    if (typeof pattern !== 'string') {
      if (!pattern.global) throw new TypeError('replaceAll must be called with a global RegExp');
      return text.replace(pattern as RegExp, replacement as never);
    }
    if (typeof replacement !== 'function') return text.split(pattern).join(replacement);
    let result = '';
    let end = 0;
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + (pattern.length || 1))) {
      result += text.slice(end, at) + String(replacement(pattern, at, text));
      end = at + pattern.length;
      if (pattern === '' && at === text.length) break;
    }
    return result + text.slice(end);
  },
};

export function registerText(): void {
  nonDifferentiable(RegExp.prototype[Symbol.replace], 'RegExp.prototype[Symbol.replace]');
  for (const [name, implementation] of Object.entries(methods)) {
    const fn = (String.prototype as unknown as Record<string, AnyFunction | undefined>)[name];
    // Not every engine has `replaceAll`.
    if (fn === undefined) continue;
    register({ form: 'implementation', fn, name, implementation, ...(name !== 'matchAll' && { text: 'written' }) });
  }
}
