/** `@wengert/ir`: the intermediate representation, and everything about it that does not differentiate. */
export * from './type.js';
export * from './model.js';
export * from './primitives.js';
export * from './builder.js';
export * from './walk.js';
export * from './refusal.js';
export * from './record.js';
