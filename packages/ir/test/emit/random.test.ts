import { describe, it } from 'vitest';
import { compiling, holdsOnRandomPrograms, kinds } from '../passes/observe.js';

describe('emitted code does what the interpreter does', () => {
  it.each(Object.entries(kinds))('%s', (_, options) => holdsOnRandomPrograms(compiling, options));
});
