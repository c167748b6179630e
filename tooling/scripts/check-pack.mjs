/**
 * Checks that each package installs and works alone: its tarball goes, with only its own dependencies, into an empty
 * project, and every entry that it exports is imported there. Needs a build.
 */
import { root } from './lib/pnpm.mjs';
import { runChecks } from './lib/report.mjs';
import { createProject, packAll } from './lib/tarballs.mjs';
import { readPackages } from './lib/workspace.mjs';

const tarballs = packAll();

await runChecks(
  readPackages(root).map(({ manifest: { name, exports } }) => [
    `${name} installs and is imported alone`,
    async () => {
      const project = await createProject(tarballs, { ours: [name] });
      try {
        const entries = Object.keys(exports).filter((entry) => entry !== './package.json');
        for (const entry of entries) {
          project.run('node', ['--input-type=module', '-e', `await import('${name}${entry.slice(1)}')`]);
        }
      } finally {
        project.remove();
      }
    },
  ]),
);
