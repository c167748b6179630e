/**
 * The examples of the documentation as modules, so that tests run what readers see: `examples/errors/bug.ts`, in the folder of the
 * tests of `wengert`, is the first block of TypeScript of docs/errors/bug.md. It imports `wengert` as a user would.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const folder = fileURLToPath(new URL('../../packages/wengert/test/examples/', import.meta.url));
const source = fileURLToPath(new URL('../../packages/wengert/src/index.ts', import.meta.url));

const block = /^```ts\n(.*?)^```$/ms;

export function examples(): Plugin {
  return {
    name: 'documentation-examples',
    enforce: 'pre',
    resolveId(id, importer) {
      const example = /(?:^|\/)examples\/(.+\.ts)$/.exec(id);
      if (example) return `${folder}${example[1]}`;
      return id === 'wengert' && importer?.startsWith(folder) ? source : undefined;
    },
    load(id) {
      if (!id.startsWith(folder)) return undefined;
      const page = `${docs}${id.slice(folder.length).replace(/\.ts$/, '.md')}`;
      this.addWatchFile(page);
      const found = block.exec(readFileSync(page, 'utf8'));
      if (!found) throw new Error(`${page} has no example`);
      return found[1];
    },
  };
}
