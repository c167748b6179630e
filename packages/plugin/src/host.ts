/**
 * The plugin for all bundlers, made with unplugin. Its types stay inside of this package: each entry names the plugin type
 * of its own host, so that users need no types of other bundlers.
 */
import { createUnplugin } from 'unplugin';
import type { Options } from './options.js';
import { transform } from './index.js';

export const host = createUnplugin<Options | undefined, false>((options = {}) => ({
  name: 'wengert',
  // before anything else, so that locations are those of the user's own text
  enforce: 'pre',
  transform: {
    filter: {
      id: /\.[cm]?[jt]sx?(?:[?#]|$)/,
      // bundlers that are not written in JavaScript can tell most files by this without asking us
      ...(options.include === undefined ? { code: 'wengert' } : {}),
    },
    handler: (code, id) => transform(code, id, options),
  },
}));
