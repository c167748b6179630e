/// <reference types="vite/client" />
import { describe, it } from 'vitest';
import { check, type Cases } from './support.js';

const files = import.meta.glob('./fixtures/*.ts', { eager: true }) as Record<string, { cases: Cases }>;

for (const [path, { cases }] of Object.entries(files)) {
  describe(path.replace(/^.*\/|\.ts$/g, ''), () => {
    it.each(Object.entries(cases))('%s', (_, program) => check(program));
  });
}
