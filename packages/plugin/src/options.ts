/** What users can set, and which files that selects. The same for all hosts and for the loader. */
import { isAbsolute, relative, sep } from 'node:path';

/** A part of a path, with `/` between folders, or a pattern for it. */
export type FilePattern = string | RegExp;

export interface Options {
  /** Files to transform besides those that import `wengert` or carry the directive `'use wengert'`. */
  readonly include?: FilePattern | readonly FilePattern[];
  /** Files never to transform. `node_modules` is left alone in any case, unless `include` names it. */
  readonly exclude?: FilePattern | readonly FilePattern[];
  /** Whether to embed the text of functions, which error messages show. Default: true. */
  readonly sourceText?: boolean;
  /** The folder that file names in error messages are relative to. Default: the current one. */
  readonly root?: string;
}

/** How the file was chosen: `always`, if `include` says so; `optional`, if it has to ask for it; or not at all. */
export type Choice = 'always' | 'optional' | 'never';

/**
 * The comment that built files of our own packages begin with (tooling/tsup/library.ts writes it). They import each other, but have told
 * what there is to know of their functions, wherever they lie: a link leads to a path without `node_modules`.
 */
export const ownFile = '/* Wengert itself: the plugin leaves this file as it is. */';

const code = /\.[cm]?[jt]sx?$/;
const declarations = /\.d\.[cm]?ts$/;
const dependencies = /(?:^|\/)node_modules\//;

/** The path in a bundler's module id: without query or fragment, with `/` between folders. */
export function pathOf(id: string): string {
  return id.replace(/[?#].*$/s, '').replaceAll('\\', '/');
}

/** Decides by the module id alone whether a file may be transformed. Ids with a NUL are the bundler's own modules. */
export function chooseFile(id: string, options: Options): Choice {
  if (id.includes('\0')) return 'never';
  const path = pathOf(id);
  if (!code.test(path) || declarations.test(path) || matches(path, options.exclude)) return 'never';
  if (matches(path, options.include)) return 'always';
  return dependencies.test(path) ? 'never' : 'optional';
}

function matches(path: string, patterns: Options['include']): boolean {
  if (patterns === undefined) return false;
  const list: readonly FilePattern[] =
    typeof patterns === 'string' || patterns instanceof RegExp ? [patterns] : patterns;
  return list.some((p) => (typeof p === 'string' ? path.includes(p.replaceAll('\\', '/')) : p.test(path)));
}

/** How error messages name a file: relative to the root where it lies inside. */
export function displayName(id: string, options: Options): string {
  const path = pathOf(id);
  if (!isAbsolute(path)) return path;
  const inside = relative(options.root ?? process.cwd(), path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
}
