/**
 * `node --import @wengert/plugin/register program.ts`: runs TypeScript, makes functions visible to Wengert, and has error
 * stacks name the lines of the sources. With tsx, name this one last: the hooks that are registered last run first.
 */
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./hooks.js', import.meta.url);
