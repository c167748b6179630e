/**
 * Knows how to make the tarballs that would be published and how to install them outside of the repository: what a user
 * gets, not what the workspace links. Our packages come from their own tarballs, everything else from the registry.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pnpm, root } from './pnpm.mjs';
import { readPackages } from './workspace.mjs';

const folder = join(root, '.artifacts', 'tarballs');

/**
 * Packs every package (they must be built).
 * @returns {Map<string, string>} name of the package -> path of its tarball
 */
export function packAll() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { status, output } = pnpm(['--filter', './packages/*', 'pack', '--pack-destination', folder], { quiet: true });
  if (status !== 0) throw new Error(`pnpm pack failed:\n${output}`);
  const made = readdirSync(folder);
  return new Map(
    readPackages(root).map(({ manifest: { name, version } }) => {
      const file = `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
      if (!made.includes(file)) throw new Error(`pnpm pack made no ${file}`);
      return [name, join(folder, file)];
    }),
  );
}

/**
 * Makes a project in an empty folder outside of the repository and installs it with npm.
 * @param {Map<string, string>} tarballs from `packAll`
 * @param {object} project
 * @param {string[]} project.ours the packages of ours that it depends on; npm gets their own dependencies
 * @param {Record<string, string>} [project.others] further dependencies, name -> version
 * @param {Record<string, string>} [project.files] path -> text
 * @returns {Promise<TemporaryProject>}
 */
export async function createProject(tarballs, { ours, others = {}, files = {} }) {
  const path = mkdtempSync(join(tmpdir(), 'wengert-'));
  const local = Object.fromEntries([...tarballs].map(([name, file]) => [name, `file:${file}`]));
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { ...Object.fromEntries(ours.map((name) => [name, local[name]])), ...others },
    overrides: local,
  };
  for (const [name, text] of Object.entries({ ...files, 'package.json': JSON.stringify(manifest, undefined, 2) })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  const project = new TemporaryProject(path);
  project.run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel=error',
    '--prefer-offline',
  ]);
  return project;
}

/** A project outside of the repository. Remove it when done. */
class TemporaryProject {
  /** @param {string} path */
  constructor(path) {
    this.path = path;
  }

  /**
   * Runs a command in the project.
   * @param {string} command
   * @param {string[]} args
   * @returns {string} what it printed
   * @throws if it fails, with its output
   */
  run(command, args) {
    const result = spawnSync(command, args, {
      cwd: this.path,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      // what pnpm set for this process must not steer npm in there
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm|pnpm)_/i.test(name))),
    });
    if (result.error) throw result.error;
    if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}`);
    return result.stdout;
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}
