/**
 * `@wengert/plugin`: makes functions and the variables they capture visible to Wengert, as programs are built or loaded.
 * The entries for bundlers are `@wengert/plugin/vite`, `/rollup`, `/rolldown` and `/esbuild`; the one for Node is
 * `node --import @wengert/plugin/register`. This entry is the transform alone, for hosts of other kinds.
 */
import { prepareLowering } from './lower.js';
import type { Options } from './options.js';
import type { TransformResult } from './text/editor.js';
import { transformWith } from './transform.js';

export type { FilePattern, Options } from './options.js';
export { SourceSyntaxError } from './syntax-error.js';
export type { SourceMap, TransformResult } from './text/editor.js';

/**
 * Transforms a file if it imports `wengert` or `@wengert/*`, carries the directive `'use wengert'`, or is included by
 * the options.
 * @param id the path of the file, perhaps with a query, as bundlers have it
 * @returns nothing if the file is none of these, is excluded, or has no functions
 * @throws SourceSyntaxError if the file cannot be parsed
 */
export function transform(code: string, id: string, options: Options = {}): TransformResult | null {
  return transformWith(prepareLowering, code, id, options);
}
