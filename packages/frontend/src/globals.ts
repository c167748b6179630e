/**
 * The globals that every JavaScript program has. Functions may use them without their being captured variables; every
 * other name that is not declared in sight is a captured variable.
 */

export const wellKnownGlobals: ReadonlySet<string> = new Set([
  ...['globalThis', 'Infinity', 'NaN', 'undefined', 'isNaN', 'isFinite', 'parseFloat', 'parseInt', 'structuredClone'],
  ...[
    'Math',
    'Number',
    'Array',
    'Object',
    'String',
    'Boolean',
    'BigInt',
    'Date',
    'JSON',
    'RegExp',
    'Symbol',
    'Reflect',
  ],
  ...['Map', 'Set', 'WeakMap', 'WeakSet', 'console', 'performance'],
  ...['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array'],
  ...['Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EvalError', 'URIError', 'AggregateError'],
]);

/** Globals that are constants. */
export const constantGlobals: ReadonlyMap<string, number | undefined> = new Map([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
]);
