/**
 * The engine that the public functions use. The facade supplies the compiler once; until then there is none, because
 * this package knows neither the frontend nor the passes.
 */
import { refusal } from '@wengert/ir';
import type { Compiler } from '../engine/compiler.js';
import { Engine } from '../engine/engine.js';

let current: Engine | undefined;

/** Supplies the compiler that the public functions work with. Called by the facade. */
export function useCompiler(compiler: Compiler): void {
  current = new Engine(compiler);
}

/** @throws WengertError if no compiler has been supplied */
export function engine(): Engine {
  if (!current) {
    throw refusal('bad-argument', {
      where: '@wengert/reverse',
      problem: 'no compiler has been supplied',
      remedy: 'Import the functions from `wengert`, or call useCompiler(compiler) first.',
    });
  }
  return current;
}
