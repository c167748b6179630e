/** `@wengert/rules`: how functions and values differentiate, as data. */
export * from './rule.js';
export * from './registry.js';
export * from './define.js';
export * from './tangent-kind.js';
