/**
 * Knows the packages of the workspace: where they stand, what their manifests say, which files their sources are.
 * Reads the disk, keeps nothing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Manifest the parts of a package.json that the scripts read
 * @property {string} name
 * @property {string} version
 * @property {Record<string, unknown>} exports
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [devDependencies]
 */

/** @typedef {{ folder: string, path: string, manifest: Manifest }} Package `folder` is the name of its folder, `path` the whole path */

/**
 * The packages under `root/packages`, by folder name.
 * @param {string} root
 * @returns {Package[]}
 */
export function readPackages(root) {
  const parent = join(root, 'packages');
  return readdirSync(parent)
    .sort()
    .map((folder) => ({ folder, path: join(parent, folder) }))
    .filter(({ path }) => existsSync(join(path, 'package.json')))
    .map((entry) => ({ ...entry, manifest: JSON.parse(readFileSync(join(entry.path, 'package.json'), 'utf8')) }));
}

/**
 * The TypeScript files under a folder, or none if it does not exist.
 * @param {string} folder
 * @returns {string[]} paths
 */
export function sourceFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

/**
 * The package that a bare import specifier names: `@a/b/c` gives `@a/b`.
 * @param {string} specifier
 */
export function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
