/**
 * A program built by each bundler, minified where the bundler can: the records of its functions still read and assign
 * their variables, what nobody uses is gone, and the source map leads back to the sources.
 */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import * as esbuild from 'esbuild';
import * as rolldown from 'rolldown';
import * as rollup from 'rollup';
import { transformSync } from 'oxc-transform';
import { build as tsup } from 'tsup';
import * as vite from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import wengertEsbuild from '../src/esbuild.js';
import wengertRolldown from '../src/rolldown.js';
import wengertRollup from '../src/rollup.js';
import wengertVite from '../src/vite.js';

const sources = {
  'main.ts': `import { scale, make, Counter } from './lib';

interface Probe { read(f: unknown): { env?: Accessor; site(): { env?: Accessor } } | undefined }
type Accessor = (k: number, v?: unknown) => unknown;
const probe = (globalThis as any)[Symbol.for('wengert.stamp')] as Probe;

export const results = (): unknown[] => {
  const { f, bump } = make(5);
  const { env, site } = probe.read(f)!;
  const local = env!(0);
  bump();
  const bumped = env!(0);
  env!(~0, 100);
  return [f(2), local, bumped, site().env!(2), f.name, probe.read(Counter.prototype.next) !== undefined, scale];
};
`,
  'tools.ts': `export const offset = 0;\nexport const unused = 'unused-tool';\n`,
  'lib.ts': `'use wengert';
import * as tools from './tools';
export const scale: number = 3;

export function make(k: number) {
  const f = (x: number): number => { if (x > 1000) throw new Error('too large'); k += tools.offset; return x * k * scale; };
  return { f, bump: () => { k++ } };
}

export class Counter { #n = 0; next(): number { return ++this.#n } }

export const unusedArrow = (x: number): number => x * scale + Number('unused-arrow');
export const unusedObject = { method(x: number) { return x + Number('unused-method') }, get g() { return 'unused-getter' } };
export const unusedNested = (x: number) => () => x + Number('unused-nested');
`,
  'broken.ts': `'use wengert';\nexport const f = (x) => ;\n`,
};
// a minifier may take the name of a function away, and esbuild's does
const expected = [600, 5, 6, 3, expect.toBeOneOf(['f', '']), true, 3];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wengert-hosts-'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'tsconfig.json'), '{}');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  mkdirSync(join(folder, 'out'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Output {
  readonly code: string;
  readonly map: string;
}

/** Nothing here gives reason for a warning, the directive included. */
function fail({ message }: { message: string }): never {
  throw new Error(message);
}

const stripTypes = {
  name: 'strip-types',
  transform: (code: string, id: string) =>
    id.endsWith('.ts') ? transformSync(id, code, { lang: 'ts', sourcemap: true }) : null,
  resolveId: (id: string, from?: string) =>
    from !== undefined && id.startsWith('./') ? join(folder, `${id}.ts`) : null,
};

const hosts: Record<string, (entry: string) => Promise<Output>> = {
  async vite(entry) {
    const result = (await vite.build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [wengertVite()],
      build: { write: false, sourcemap: true, minify: true, lib: { entry, formats: ['es'] } },
    })) as vite.Rollup.RollupOutput[];
    const [chunk, map] = result[0].output as any[];
    return { code: chunk.code, map: map.source };
  },
  async rollup(entry) {
    const bundle = await rollup.rollup({
      input: join(folder, entry),
      onwarn: fail,
      plugins: [wengertRollup(), stripTypes as rollup.Plugin],
    });
    const [{ code, map }] = (await bundle.generate({ format: 'es', sourcemap: true })).output;
    return { code, map: map!.toString() };
  },
  async rolldown(entry) {
    const bundle = await rolldown.rolldown({ input: join(folder, entry), onwarn: fail, plugins: [wengertRolldown()] });
    const [chunk] = (await bundle.generate({ format: 'es', sourcemap: true, minify: true })).output;
    return { code: chunk.code, map: chunk.map!.toString() };
  },
  async esbuild(entry) {
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(folder, entry)],
      outdir: join(folder, 'out'),
      bundle: true,
      minify: true,
      format: 'esm',
      sourcemap: true,
      write: false,
      logLevel: 'silent',
      plugins: [wengertEsbuild()],
    });
    const text = (end: string): string => outputFiles.find((f) => f.path.endsWith(end))!.text;
    return { code: text('.js'), map: text('.map') };
  },
  async tsup(entry) {
    const outDir = join(folder, 'out', 'tsup');
    await tsup({
      entry: [join(folder, entry)],
      outDir,
      config: false,
      tsconfig: join(folder, 'tsconfig.json'),
      format: 'esm',
      target: 'es2022',
      minify: true,
      sourcemap: true,
      silent: true,
      esbuildOptions: (options) => void (options.logLevel = 'silent'),
      dts: false,
      clean: true,
      esbuildPlugins: [wengertEsbuild()],
    });
    const file = join(outDir, entry.replace('.ts', '.js'));
    return { code: readFileSync(file, 'utf8'), map: readFileSync(`${file}.map`, 'utf8') };
  },
};

describe.each(Object.entries(hosts))('%s', (_, build) => {
  let output: Output;
  beforeAll(async () => {
    output = await build('main.ts');
  });

  test('keeps records right', async () => {
    const { results } = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(output.code)}`);
    expect(results()).toEqual(expected);
  });

  test('drops what is not used', () => {
    expect(output.code.match(/unused-\w+/g)).toBeNull();
  });

  test('maps errors to the place in the source', () => {
    const lines = output.code.split('\n');
    // minifiers leave `new` away
    const made = /(?:new )?Error\(['"`]too large/;
    const line = lines.findIndex((l) => made.test(l)) + 1;
    const column = lines[line - 1].search(made);
    const place = originalPositionFor(new TraceMap(output.map), { line, column });
    const [from] = sources['lib.ts']
      .split('\n')
      .flatMap((l, k) => (l.includes('new Error') ? [[k + 1, l.indexOf('new Error')]] : []));
    expect(place.source).toMatch(/lib\.ts$/);
    expect([from, [from[0], from[1] + 'new '.length]]).toContainEqual([place.line, place.column]);
  });
});

// tsup has them from esbuild, and prints them
test.each(Object.keys(hosts).filter((name) => name !== 'tsup'))(
  '%s reports a syntax error with its place',
  async (name) => {
    await expect(hosts[name]('broken.ts')).rejects.toThrow(/broken\.ts:2:25: Unexpected token/);
  },
);

test('vite serves transformed modules to its own server side', async () => {
  const server = await vite.createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [wengertVite()],
  });
  try {
    const { results } = await server.ssrLoadModule('/main.ts');
    expect(results()).toEqual(expected);
    const client = await server.transformRequest('/lib.ts');
    expect(client!.code).toContain('$wa(');
  } finally {
    await server.close();
  }
});
