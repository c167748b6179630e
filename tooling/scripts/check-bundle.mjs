/**
 * Checks what a page meets: the cases of the language and the library in one minified script, which runs where nothing of Node is.
 * Bundlers rename functions, drop what they find idle and join what they find equal; no gradient may change by that. Needs a build.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { root } from './lib/pnpm.mjs';
import { runChecks } from './lib/report.mjs';

const folder = `${root}/packages/wengert`;
const library = `${folder}/dist/index.js`;
const { default: wengert } = await import(`${root}/packages/plugin/dist/esbuild.js`);

/** What is not for a page: modules of Node, code that Node's `vm` makes, syntax that engines do not have yet, and proxies, which no page can tell. */
const elsewhere = /'node:|support\/code|\busing\b|\bBuffer\b|URLSearchParams|new Proxy/;
const paths = readdirSync(`${folder}/test/fixtures`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path))
  .filter((path) => !elsewhere.test(readFileSync(`${folder}/test/fixtures/${path}`, 'utf8')))
  .sort();

/** The cases import the library's source; here all must have one library, the built one. */
const oneLibrary = {
  name: 'one-library',
  /** @param {import('esbuild').PluginBuild} build */
  setup({ onResolve }) {
    onResolve({ filter: /\/src\/index\.js$/ }, () => ({ path: library }));
  },
};

/** Copies arguments. Contexts of `vm` have no `structuredClone`, and that of Node makes arrays of Node's own realm. */
const copier = `globalThis.structuredClone = (value) =>
  Array.isArray(value) ? value.map(structuredClone)
  : ArrayBuffer.isView(value) ? value.slice()
  : value instanceof Map ? new Map([...value].map(structuredClone))
  : typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredClone(item)]))
  : value;`;

/**
 * What the code exports, run as a script of a page.
 * @param {string} contents
 * @param {readonly import('esbuild').Plugin[]} plugins
 */
async function page(contents, plugins) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'error',
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    target: 'es2022',
    plugins: [...plugins],
  });
  const context = createContext({ console });
  runInContext(`${copier}\n${outputFiles[0].text}`, context);
  return context['page'];
}

/**
 * A value in a form that can be compared with one of another realm, and without the last digits.
 * @param {unknown} value
 * @returns {unknown}
 */
function plain(value) {
  if (typeof value === 'number') return Number(value.toPrecision(10)) + 0;
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (ArrayBuffer.isView(value)) return Array.from(/** @type {Float64Array} */ (value), plain);
  const name = Object.prototype.toString.call(value);
  if (name === '[object Array]' || name === '[object Map]' || name === '[object Set]')
    return Array.from(/** @type {Iterable<unknown>} */ (value), plain);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

const cases = await page(
  [
    `export { gradient } from './dist/index.js';`,
    `export const copy = structuredClone;`,
    ...paths.map((path, k) => `import * as case${k} from './test/fixtures/${path}';`),
    `export const cases = [${paths.map((_, k) => `case${k}`).join()}];`,
  ].join('\n'),
  [oneLibrary, wengert({ include: 'test/fixtures/' })],
);

/** @param {(...args: unknown[]) => unknown} gradient @param {import('../../packages/wengert/test/support/fixture.js').Fixture} fixture */
function check(gradient, { f, args, gradient: expected, refused }) {
  const given = typeof args === 'function' ? args() : cases.copy(args);
  if (!refused) {
    assert.deepEqual(plain(gradient(f, ...given)), plain(expected));
    return;
  }
  assert.throws(
    () => gradient(f, ...given),
    (/** @type {{ code?: string }} */ { code }) => code === refused.code,
  );
}

// No plugin: what is differentiated is what the minifier has left of the function.
const unseen = await page(
  `import { gradient, derivative, showGrad, stopGradient } from './dist/index.js';
  export const gradients = () => [
    gradient((x, y) => { let s = 0; for (let i = 0; i < 4; i++) s += Math.sin(x) * y ** i; return s; }, 0, 2)[0],
    derivative(derivative((x) => x ** 3))(2),
  ];
  export const marked = { stopGradient: () => gradient((x) => x * stopGradient(x), 3), showGrad: () => gradient((x) => showGrad(x), 3) };`,
  [oneLibrary],
);

await runChecks([
  ['the number of cases', () => assert(paths.length >= 150, `there are ${paths.length}`)],
  ...paths.map((path, k) => /** @type {const} */ ([path, () => check(cases.gradient, cases.cases[k])])),
  ['functions that the plugin has not seen', () => assert.deepEqual([...unseen.gradients()], [15, 12])],
  // They look as if they did nothing: a minifier that takes them out would change gradients.
  ...['stopGradient', 'showGrad'].map(
    (name) =>
      /** @type {const} */ ([`${name} stays`, () => assert.throws(unseen.marked[name], { code: 'invisible-capture' })]),
  ),
]);
