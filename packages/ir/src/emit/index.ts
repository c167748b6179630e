export { compile, emit, type EmitOptions, type Emitted } from './emit.js';
export type { Extern } from './print/emission.js';
