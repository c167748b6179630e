/** The plugin for Rollup. */
import type { Plugin } from 'rollup';
import { host } from './host.js';
import type { Options } from './options.js';

export default function wengert(options?: Options): Plugin {
  return host.rollup(options);
}
