/**
 * What every vitest project here shares: its tests stand in test/, and our packages are resolved to their sources by the
 * export condition `@wengert/source`, so that tests see each edit without a build. A file test/setup.ts runs before each test file.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import type { UserWorkspaceConfig } from 'vitest/config';

const seed = fileURLToPath(new URL('./seed.ts', import.meta.url));

/** What imports of our packages are resolved with. */
export const conditions = ['@wengert/source', ...defaultServerConditions];

export interface ProjectOptions {
  readonly root?: string;
  readonly plugins?: UserWorkspaceConfig['plugins'];
  readonly files?: readonly string[];
  readonly leaveOut?: readonly string[];
  readonly flags?: readonly string[];
}

/**
 * The vitest project of a folder.
 * @param name what reports call it
 * @param options its `root`, where that is not the folder of the configuration, the `plugins` of Vite that it needs, the
 *   `files` of its tests, those to `leaveOut`, and the `flags` that Node is started with
 */
export function project(
  name: string,
  { root, plugins, files = ['test/**/*.test.ts'], leaveOut = [], flags = [] }: ProjectOptions = {},
): UserWorkspaceConfig {
  return {
    plugins,
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      root,
      include: [...files],
      exclude: [...leaveOut],
      execArgv: [...flags],
      // Files of one worker share their modules, and what was compiled of them: many times faster. Tests leave nothing behind.
      isolate: false,
      // Tests are not timed: this only ends one that hangs, also on a machine that is busy.
      testTimeout: 180_000,
      hookTimeout: 180_000,
      setupFiles: [seed, ...(existsSync(`${root ?? '.'}/test/setup.ts`) ? ['test/setup.ts'] : [])],
    },
  };
}
