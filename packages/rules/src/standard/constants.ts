/** Functions of the language whose results have no derivative and that change nothing differentiable. */
import { nonDifferentiable } from '../define.js';

/** Globals of the host, which not every engine has. */
const { performance, console } = globalThis as { performance?: object; console?: object };

/** By the object that holds them. */

const names: readonly (readonly [owner: string, object: object, names: readonly string[]])[] = [
  [
    '',
    globalThis,
    ['isNaN', 'isFinite', 'parseFloat', 'parseInt', 'String', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp'],
  ],
  ['Number.', Number, ['isInteger', 'isFinite', 'isNaN', 'isSafeInteger', 'parseFloat', 'parseInt']],
  ['Number.prototype.', Number.prototype, ['toFixed', 'toString', 'toPrecision', 'toExponential', 'toLocaleString']],
  ['Array.', Array, ['isArray']],
  ['ArrayBuffer.', ArrayBuffer, ['isView']],
  ['Array.prototype.', Array.prototype, ['indexOf', 'lastIndexOf', 'includes', 'join', 'toString']],
  ['Object.', Object, ['keys', 'is', 'hasOwn', 'isFrozen', 'getPrototypeOf', 'freeze']],
  ['Object.prototype.', Object.prototype, ['hasOwnProperty', 'toString']],
  ['JSON.', JSON, ['stringify', 'parse']],
  ['Date.', Date, ['now', 'parse', 'UTC']],
  [
    'Date.prototype.',
    Date.prototype,
    Object.getOwnPropertyNames(Date.prototype).filter((name) => name !== 'constructor'),
  ],
  ['RegExp.prototype.', RegExp.prototype, ['test', 'exec', 'toString']],
  ['Set.prototype.', Set.prototype, ['has']],
  ['Map.prototype.', Map.prototype, ['has']],
  ['performance.', performance ?? {}, ['now']],
  ['console.', console ?? {}, Object.keys(console ?? {})],
  ...[Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError].map(
    (error) => ['', globalThis, [error.name]] as const,
  ),
];

export function registerConstants(): void {
  for (const [owner, object, list] of names) {
    for (const name of list) {
      const fn = (object as Record<string, unknown>)[name];
      if (typeof fn === 'function') nonDifferentiable(fn, `${owner}${name}`);
    }
  }
}
