/** What is special about a type of node, by the type; all others just have their children visited. */
import { blocks } from './blocks.js';
import { classes } from './classes.js';
import { expressions } from './expressions.js';
import { functions } from './functions.js';
import { members } from './members.js';
import { modules } from './modules.js';
import { typescript } from './typescript.js';
import { variables } from './variables.js';
import type { Visitors } from './visitor.js';

export const visitors: Visitors = {
  ...expressions,
  ...members,
  ...functions,
  ...classes,
  ...variables,
  ...blocks,
  ...modules,
  ...typescript,
};
