/**
 * Hooks for Node's module loader: TypeScript files are run as ES modules, and files that ask for it are transformed.
 * `@wengert/plugin/register` registers them; a program that wants options does it by itself:
 *
 *     import { register } from 'node:module';
 *     register('@wengert/plugin/hooks', import.meta.url, { data: { include: 'src/' } });
 *
 * The hooks read the files themselves, so that a loader registered before this one does not compile them first.
 */
import { readFile } from 'node:fs/promises';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile } from './loader/load.js';
import { substitutes } from './loader/resolve.js';
import type { Options } from './options.js';

let options: Options = {};

export const initialize: InitializeHook<Options | undefined> = (data) => {
  options = data ?? {};
};

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    for (const other of substitutes(specifier, context.parentURL)) {
      try {
        return await nextResolve(other, context);
      } catch {
        // the error of the specifier as it was written says more
      }
    }
    throw error;
  }
};

const handled = /\.(?:m?[jt]s|tsx)$/;
const moduleSyntax = /^\s*(?:import|export)\b/m;

export const load: LoadHook = async (url, context, nextLoad) => {
  if (!url.startsWith('file:')) return nextLoad(url, context);
  const path = fileURLToPath(new URL(url));
  if (!handled.test(path) || path.includes('/node_modules/')) return nextLoad(url, context);
  const code = await readFile(path, 'utf8');
  // CommonJS is loaded by other means, which hooks do not reach
  if (path.endsWith('.js') && context.format !== 'module' && !moduleSyntax.test(code)) return nextLoad(url, context);
  const source = compile(code, path, options);
  if (source === undefined) return nextLoad(url, context);
  return { format: 'module', source, shortCircuit: true };
};
