/** `@wengert/ir`: the intermediate representation, and everything about it that does not differentiate. */
export * from './type.js';
export * from './model.js';
export * from './primitives.js';
export * from './builder.js';
export * from './walk.js';
export * from './refusal.js';
export * from './record.js';
export * from './schema.js';
export * from './linking.js';
export { print, printOp, type PrintOptions } from './print/print.js';
export { parse } from './parse/parse.js';
export { verify } from './verify/verify.js';
export type { Form } from './verify/place.js';
export { encode } from './encode/encode.js';
export { decode, decodeCaptures } from './encode/decode.js';
export { interpret, interpreted, type InterpretOptions } from './interpret/interpret.js';
export { StepLimitError } from './interpret/frame.js';
