/** Makes the functions of this package known to differentiated code that calls them. */
import { registerCheckpoint } from './checkpoint.js';
import { registerConstantMarks } from './constant.js';
import { registerHooks } from './hook.js';

export function registerOwnFunctions(): void {
  registerConstantMarks();
  registerHooks();
  registerCheckpoint();
}
