/**
 * How every package is bundled: ES modules for Node 20 and today's browsers, one file per entry, readable, with source
 * maps. The entries are those that package.json exports under `@wengert/source`, so they are listed in one place only.
 * Declarations are written by tsc (tsconfig.build.json), which also gives declaration maps.
 */
import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

/** What the plugin knows our own files by (`ownFile` of its options): it must not attach anything to them. */
const ownFile = '/* Wengert itself: the plugin leaves this file as it is. */';

/** The tsup configuration of the package in the current folder; `options` add to it or replace parts of it. */
export function library(options: Options = {}): Options {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, unknown> };
  const entry = Object.values(manifest.exports)
    .map((target) => (target as Record<string, string> | null)?.['@wengert/source'])
    .filter((source) => source !== undefined);
  return {
    entry,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    // the declarations beside the code are not tsup's
    clean: ['!**/*.d.ts', '!**/*.d.ts.map'],
    dts: false,
    sourcemap: true,
    silent: true,
    removeNodeProtocol: false,
    banner: { js: ownFile },
    ...options,
  };
}

export default defineConfig(library());
