/**
 * Knows which package may import which, and finds what breaks it. The table is the rule; the rest reads the import
 * statements of every source file and the dependencies of every package.json.
 */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { packageOf, readPackages, sourceFiles } from './workspace.mjs';

/**
 * Folder of a package -> folders of our packages that its sources may import. Arrows never turn back, and transforms
 * never import each other: they meet in the IR.
 * @type {Record<string, string[]>}
 */
export const arrows = {
  ir: [],
  frontend: ['ir'],
  rules: ['ir'],
  reverse: ['ir', 'rules'],
  tensor: ['rules'],
  gradcheck: [],
  plugin: ['ir', 'frontend'],
  wengert: ['ir', 'frontend', 'rules', 'reverse', 'tensor', 'gradcheck'],
};

/** The packages that run in Node only; the sources of all others must not import from Node. */
export const nodeOnly = ['plugin'];

/**
 * Every import that breaks the table, that names a package which package.json does not, or that reaches around a
 * package's exports: one line each, `file:line: what is wrong`.
 * @param {string} root the folder that holds `packages/`
 * @param {Record<string, string[]>} [table]
 * @returns {string[]}
 */
export function findViolations(root, table = arrows) {
  const packages = readPackages(root);
  const folderOf = new Map(packages.map((p) => [p.manifest.name, p.folder]));
  return packages.flatMap((p) => {
    const allowed = table[p.folder];
    if (allowed === undefined)
      return [`packages/${p.folder}: has no row in the table of tooling/scripts/lib/arrows.mjs`];
    return [...manifestViolations(p, allowed, folderOf), ...sourceViolations(root, p, allowed, folderOf)];
  });
}

/**
 * @param {import('./workspace.mjs').Package} p
 * @param {string[]} allowed
 * @param {Map<string, string>} folderOf
 */
function manifestViolations(p, allowed, folderOf) {
  return Object.keys({ ...p.manifest.dependencies, ...p.manifest.peerDependencies })
    .filter((name) => folderOf.has(name) && !allowed.includes(/** @type {string} */ (folderOf.get(name))))
    .map(
      (name) => `packages/${p.folder}/package.json: ${p.folder} may not depend on ${name} (allowed: ${list(allowed)})`,
    );
}

/**
 * @param {string} root
 * @param {import('./workspace.mjs').Package} p
 * @param {string[]} allowed
 * @param {Map<string, string>} folderOf
 */
function sourceViolations(root, p, allowed, folderOf) {
  const source = join(p.path, 'src');
  const declared = { ...p.manifest.dependencies, ...p.manifest.peerDependencies };
  return sourceFiles(source).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName: specifier, pos }) => {
      const problem = importProblem(specifier);
      if (problem === undefined) return [];
      const line = text.slice(0, pos).split('\n').length;
      return [`${relative(root, file).split(sep).join('/')}:${line}: ${problem}`];
    });

    /** @param {string} specifier */
    function importProblem(specifier) {
      if (specifier.startsWith('.')) return relativeProblem(specifier);
      const name = packageOf(specifier);
      const folder = folderOf.get(name);
      if (folder === p.folder) return `${p.folder} imports itself by its name, '${specifier}'`;
      if (folder !== undefined && !allowed.includes(folder)) {
        return `${p.folder} may not import ${name} (allowed: ${list(allowed)})`;
      }
      if (specifier.startsWith('node:') || builtinModules.includes(name)) {
        return nodeOnly.includes(p.folder)
          ? undefined
          : `${p.folder} also runs in browsers and may not import '${specifier}'`;
      }
      if (!(name in declared))
        return `'${specifier}' is not among the dependencies of packages/${p.folder}/package.json`;
      if (folder !== undefined && !isExported(root, folder, specifier.slice(name.length))) {
        return `'${specifier}' reaches around the exports of ${name}`;
      }
      return undefined;
    }

    /** @param {string} specifier */
    function relativeProblem(specifier) {
      const target = join(dirname(file), specifier);
      if (relative(source, target).startsWith('..')) return `'${specifier}' leaves packages/${p.folder}/src`;
      if (!specifier.endsWith('.js')) return `'${specifier}' must end in .js, as Node resolves it`;
      return existsSync(target.replace(/\.js$/, '.ts')) ? undefined : `'${specifier}' does not exist`;
    }
  });
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} subpath `''` or `/name`
 */
function isExported(root, folder, subpath) {
  const found = readPackages(root).find((p) => p.folder === folder);
  return found !== undefined && `.${subpath}` in found.manifest.exports;
}

/** @param {string[]} names */
function list(names) {
  return names.length === 0 ? 'none of our packages' : names.join(', ');
}
