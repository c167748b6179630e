/** The plugin for Rolldown. */
import type { Plugin } from 'rolldown';
import { host } from './host.js';
import type { Options } from './options.js';

export default function wengert(options?: Options): Plugin {
  return host.rolldown(options);
}
