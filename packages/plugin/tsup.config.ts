/** Bundled as every package, but for Node alone. */
import { defineConfig } from 'tsup';
import { library } from '../../tooling/tsup/library.js';

export default defineConfig(library({ platform: 'node' }));
