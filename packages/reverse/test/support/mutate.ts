/**
 * Builds the transform with one fault planted in its source. What is built is the code as it stands but for one piece of
 * text; nothing in the sources knows of it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import * as ir from '@wengert/ir';
import * as rules from '@wengert/rules';
import type { Transform } from './transform.js';

export interface Mutant {
  /** What is wrong, as the end of a sentence that begins with "The transform": `takes break for continue`. */
  readonly fault: string;
  /** Below src. */
  readonly file: string;
  /** A piece of the file's text that occurs in it once, */
  readonly from: string;
  /** and what stands there instead. */
  readonly to: string;
}

const source = fileURLToPath(new URL('../../src/', import.meta.url));

const entry = `
  export { gradientFunction, pullbackFunction } from './transform/reverse.js';
  export { Context } from './runtime/context.js';
`;

const shared: Readonly<Record<string, unknown>> = { '@wengert/ir': ir, '@wengert/rules': rules };

function planted({ file, from, to, fault }: Mutant): Plugin {
  return {
    name: 'plant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (path !== `${source}${file}`) return undefined;
        const parts = readFileSync(path, 'utf8').split(from);
        if (parts.length !== 2) {
          throw new Error(
            `"The transform ${fault}" has to be planted anew: ${file} has its text ${parts.length - 1} times`,
          );
        }
        return { contents: parts.join(to), loader: 'ts' };
      });
    },
  };
}

/** The transform with a fault; without one, the transform. */
export async function mutated(mutant?: Mutant): Promise<Transform> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: source, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    logLevel: 'silent',
    external: Object.keys(shared),
    plugins: mutant ? [planted(mutant)] : [],
  });
  const module: { exports: unknown } = { exports: {} };
  const load = new Function('require', 'module', 'exports', outputFiles[0].text) as (...args: unknown[]) => void;
  load((name: string) => shared[name], module, module.exports);
  return module.exports as Transform;
}
