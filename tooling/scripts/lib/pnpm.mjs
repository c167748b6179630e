/**
 * Knows how to start pnpm: the very version that package.json names under `packageManager`, fetched by npx where it is
 * not there yet. Uses nothing but Node, since it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @type {{ packageManager: string }} */
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

// The tools that pnpm starts inherit this: no telemetry from a build.
process.env['TURBO_TELEMETRY_DISABLED'] ??= '1';
process.env['DO_NOT_TRACK'] ??= '1';

/** Whether this process was itself started by the right pnpm, which is then first on PATH. */
const inside = (process.env['npm_config_user_agent'] ?? '').startsWith(`${manifest.packageManager.replace('@', '/')} `);

/**
 * Runs pnpm and waits for it.
 * @param {string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [options] `quiet` keeps the output back and returns it
 * @returns {{ status: number, output: string }} the exit status, and what was kept back
 */
export function pnpm(args, { cwd = root, quiet = false } = {}) {
  const [command, ...first] = inside ? ['pnpm'] : ['npx', '--yes', manifest.packageManager];
  const result = spawnSync(/** @type {string} */ (command), [...first, ...args], {
    cwd,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.error) throw result.error;
  return { status: result.status ?? 1, output: quiet ? result.stdout + result.stderr : '' };
}
