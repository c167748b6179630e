/**
 * Checks the tarballs as publishing would: publint (does the manifest fit the files?) and are-the-types-wrong (do the
 * types resolve as the code does?). The packages are ES modules only, so resolution from CommonJS is not asked about.
 * Needs a build.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from './lib/pnpm.mjs';
import { runChecks } from './lib/report.mjs';
import { packAll } from './lib/tarballs.mjs';
import { readPackages } from './lib/workspace.mjs';

const tarballs = packAll();
const attw = `${root}/node_modules/@arethetypeswrong/cli/dist/index.js`;

await runChecks(
  readPackages(root).flatMap(({ manifest }) => {
    const tarball = /** @type {string} */ (tarballs.get(manifest.name));
    /** @type {[string, () => unknown][]} */
    const checks = [
      [
        `publint ${manifest.name}`,
        async () => {
          const bytes = readFileSync(tarball);
          const archive = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
          const { messages, pkg } = await publint({ strict: true, pack: { tarball: archive } });
          if (messages.length > 0) throw new Error(messages.map((m) => formatMessage(m, pkg)).join('\n'));
        },
      ],
      [
        `types   ${manifest.name}`,
        () => {
          const { status, stdout, stderr } = spawnSync(
            process.execPath,
            [attw, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'],
            { encoding: 'utf8' },
          );
          if (status !== 0) throw new Error(stdout + stderr);
        },
      ],
    ];
    return checks;
  }),
);
