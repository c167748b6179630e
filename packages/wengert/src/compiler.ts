/** The compiler that the facade hands to the engine: the frontend's reader, the pipeline, the emitter or interpreter. */
import type { Compiler } from '@wengert/reverse';
import { bindCaptures } from './bind.js';
import { execute } from './execute.js';
import { finish, prepare } from './pipeline.js';
import { read } from './read.js';

export const compiler: Compiler = {
  read,
  prepare: (func, fn) => prepare(fn === undefined ? func : bindCaptures(func, fn, 'all closures of the site')),
  finish,
  compile: execute,
};
