/** The plugin for esbuild, and so tsup. */
import type { Plugin } from 'esbuild';
import { host } from './host.js';
import type { Options } from './options.js';

export default function wengert(options?: Options): Plugin {
  return host.esbuild(options);
}
