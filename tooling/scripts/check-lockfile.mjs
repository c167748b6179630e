/** Checks that pnpm-lock.yaml names no registry host, so that it installs from whichever registry is set. */
import { readFileSync } from 'node:fs';
import { root } from './lib/pnpm.mjs';

const named = readFileSync(`${root}/pnpm-lock.yaml`, 'utf8')
  .split('\n')
  .map((text, index) => ({ text: text.trim(), line: index + 1 }))
  .filter(({ text }) => /https?:|tarball:/.test(text));
for (const { text, line } of named) console.error(`pnpm-lock.yaml:${line}: names a host: ${text}`);
if (named.length > 0) process.exit(1);
console.log('The lockfile names no registry host.');
