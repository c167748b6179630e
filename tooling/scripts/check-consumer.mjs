/**
 * Checks what a user meets: a program outside of the repository installs the packed tarballs and differentiates a
 * closure, through the plugin in two bundlers and through the Node loader; its types are checked too. Needs a build.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { root } from './lib/pnpm.mjs';
import { runChecks } from './lib/report.mjs';
import { createProject, packAll } from './lib/tarballs.mjs';

// `scale` is captured, so the text of the closure alone does not tell its gradient. What a `try` calls is found by name.
const program = `import { derivative, gradient } from 'wengert';

function gradientOfScaled(scale: number): number {
  const f = (x: number): number => scale * x ** 2;
  return gradient(f, 5)[0];
}

const careful = (x: number, n: number): number => {
  try {
    return n === 0 ? x * x : careful(x, n - 1) * 0.5;
  } catch {
    return 0;
  }
};

const slopes = [gradientOfScaled(3), derivative((x: number) => 5 * x + 3)(10), gradient(careful, 3, 2)[0]];
console.log(JSON.stringify(slopes));
`;
const printed = '[30,5,1.5]\n';

const files = {
  'src/main.ts': program,
  'vite.config.mjs': `import wengert from '@wengert/plugin/vite';

export default {
  plugins: [wengert()],
  logLevel: 'error',
  build: { ssr: 'src/main.ts', outDir: 'out/vite', minify: true },
};
`,
  'esbuild.mjs': `import wengert from '@wengert/plugin/esbuild';
import { build } from 'esbuild';

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'out/esbuild/main.js',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  minify: true,
  plugins: [wengert()],
});
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: { module: 'NodeNext', target: 'ES2022', strict: true, noEmit: true, types: ['node'] },
    include: ['src'],
  }),
};

/** The version that the workspace uses of a package from outside; @param {string} name */
function version(name) {
  const found = new RegExp(`^  '?${name}'?: (.+)$`, 'm').exec(readFileSync(`${root}/pnpm-workspace.yaml`, 'utf8'));
  assert(found, `pnpm-workspace.yaml names no version of ${name}`);
  return /** @type {string} */ (found[1]);
}

const others = ['@types/node', 'esbuild', 'typescript', 'vite'];
const project = await createProject(packAll(), {
  ours: ['wengert', '@wengert/plugin'],
  others: Object.fromEntries(others.map((name) => [name, version(name)])),
  files,
});
process.on('exit', () => project.remove());

await runChecks([
  [
    'the types of wengert, without skipLibCheck',
    () => project.run('node', ['node_modules/typescript/bin/tsc', '-p', '.']),
  ],
  [
    'a closure through the Node loader',
    () => assert.equal(project.run('node', ['--import', '@wengert/plugin/register', 'src/main.ts']), printed),
  ],
  [
    'a closure through vite, minified',
    () => {
      project.run('node', ['node_modules/vite/bin/vite.js', 'build']);
      assert.equal(project.run('node', ['out/vite/main.js']), printed);
    },
  ],
  [
    'a closure through esbuild, minified',
    () => {
      project.run('node', ['esbuild.mjs']);
      assert.equal(project.run('node', ['out/esbuild/main.js']), printed);
    },
  ],
]);
