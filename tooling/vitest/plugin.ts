/**
 * Our build plugin for the projects whose tests need it, loaded from its sources: so tests need no build of it, and see
 * each edit of the frontend too.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import { conditions } from './project.js';

type Entry = typeof import('../../packages/plugin/src/vite.js');

/** The plugin for a vitest project. It leaves the sources of our own packages alone: users have those without it, too. */
export async function wengertPlugin(): Promise<Plugin> {
  const entry = fileURLToPath(new URL('../../packages/plugin/src/vite.ts', import.meta.url));
  const { module } = await runnerImport<Entry>(entry, {
    configFile: false,
    logLevel: 'error',
    environments: { inline: { resolve: { conditions, noExternal: [/^@wengert\//] } } },
  });
  return module.default({ include: /^(?!.*\/node_modules\/).*\/test\//, exclude: /\/packages\/[^/]+\/src\// });
}
