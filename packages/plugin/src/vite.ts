/** The plugin for Vite, and so vitest. */
import type { Plugin } from 'vite';
import { host } from './host.js';
import type { Options } from './options.js';

export default function wengert(options?: Options): Plugin {
  return host.vite(options);
}
