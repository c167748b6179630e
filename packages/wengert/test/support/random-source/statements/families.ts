/** All families of statements. Each says which of its statements may stand in a scope; common ones stand there more than once. */
import type { SourceOptions } from '../options.js';
import type { Scope } from '../scope.js';
import type { Statement } from '../writer.js';
import { arrays } from './arrays.js';
import { branches } from './branches.js';
import { classes } from './classes.js';
import { closures } from './closures.js';
import { exceptions } from './exceptions.js';
import { library } from './library.js';
import { loops } from './loops.js';
import { objects } from './objects.js';
import { variables } from './variables.js';

export type Family = (scope: Scope, options: Required<SourceOptions>) => readonly Statement[];

/** Simple ones first, so that a function shrinks to them. */
export const families: readonly Family[] = [
  variables,
  branches,
  loops,
  arrays,
  closures,
  objects,
  exceptions,
  library,
  classes,
];
