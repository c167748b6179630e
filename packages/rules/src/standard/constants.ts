/** Functions of the language whose results have no derivative and that change nothing differentiable. */
import { nonDifferentiable } from '../define.js';
import { register } from '../registry.js';
import type { AnyFunction } from '../rule.js';

/** Globals of the host, which not every engine has. */
const { performance, console } = globalThis as { performance?: object; console?: object };

/** What all typed arrays inherit from. */
const typedArrays = Object.getPrototypeOf(Float64Array.prototype) as object;

/** Functions that call one that they are given, by the place of that argument. */
const callers: ReadonlyMap<AnyFunction, number> = new Map<AnyFunction, number>([
  [JSON.parse, 1],
  [JSON.stringify, 1],
]);

/** Names of functions, by the object that holds them. */
type Names = readonly (readonly [owner: string, object: object, names: readonly string[]])[];

/** Functions that write all of their arguments as text. Those that round, as `toFixed` does, are constant between their steps. */
const writers: Names = [
  ['', globalThis, ['String']],
  ['String.', String, ['raw']],
  ['String.prototype.', String.prototype, ['padStart', 'padEnd']],
  ['Number.prototype.', Number.prototype, ['toString']],
  ['Array.prototype.', Array.prototype, ['join', 'toString']],
  ['TypedArray.prototype.', typedArrays, ['join']],
  ['JSON.', JSON, ['stringify']],
];

/** Functions that give text, or lists of it, that is a part of what they get. */
const parters: Names = [
  [
    'String.prototype.',
    String.prototype,
    [
      ...[
        'at',
        'charAt',
        'concat',
        'match',
        'normalize',
        'repeat',
        'slice',
        'split',
        'substring',
        'substr',
        'toString',
      ],
      ...[
        'toLowerCase',
        'toUpperCase',
        'toLocaleLowerCase',
        'toLocaleUpperCase',
        'trim',
        'trimEnd',
        'trimStart',
        'valueOf',
      ],
    ],
  ],
  ['RegExp.prototype.', RegExp.prototype, ['exec']],
  ['Object.', Object, ['keys', 'getOwnPropertyNames']],
];

/** Functions that read numbers, or what holds them, from text. Those that give integers are constant between their steps. */
const readers: Names = [
  ['', globalThis, ['parseFloat']],
  ['Number.', Number, ['parseFloat']],
  ['JSON.', JSON, ['parse']],
];

const names: Names = [
  ['', globalThis, ['isNaN', 'isFinite', 'parseInt', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp']],
  ['Number.', Number, ['isInteger', 'isFinite', 'isNaN', 'isSafeInteger', 'parseInt']],
  ['Number.prototype.', Number.prototype, ['toFixed', 'toPrecision', 'toExponential', 'toLocaleString']],
  ['Array.', Array, ['isArray']],
  ['ArrayBuffer.', ArrayBuffer, ['isView']],
  ['BigInt.', BigInt, ['asIntN', 'asUintN']],
  ['Array.prototype.', Array.prototype, ['indexOf', 'lastIndexOf', 'includes', 'toLocaleString']],
  ['TypedArray.prototype.', typedArrays, ['indexOf', 'lastIndexOf', 'includes', 'toLocaleString']],
  ['String.', String, ['fromCharCode', 'fromCodePoint']],
  // Those that call functions or give iterators have code: see text.ts.
  [
    'String.prototype.',
    String.prototype,
    Object.getOwnPropertyNames(String.prototype).filter(
      (name) => !['constructor', 'matchAll', 'padEnd', 'padStart', 'replace', 'replaceAll'].includes(name),
    ),
  ],
  ['Object.', Object, ['is', 'hasOwn', 'isFrozen', 'getPrototypeOf', 'isSealed', 'isExtensible']],
  ['Object.prototype.', Object.prototype, ['hasOwnProperty', 'toString']],
  ['Date.', Date, ['now', 'parse', 'UTC']],
  [
    'Date.prototype.',
    Date.prototype,
    Object.getOwnPropertyNames(Date.prototype).filter((name) => name !== 'constructor'),
  ],
  ['RegExp.prototype.', RegExp.prototype, ['test', 'toString']],
  ['performance.', performance ?? {}, ['now']],
  ['console.', console ?? {}, Object.keys(console ?? {})],
  // What they call runs later, when the derivative is known.
  ['', globalThis, ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame']],
  ['', globalThis, ['clearTimeout', 'clearInterval', 'clearImmediate', 'cancelAnimationFrame']],
  ['Intl.', Intl, Object.getOwnPropertyNames(Intl)],
];

function each(table: Names, give: (fn: AnyFunction, name: string) => void): void {
  for (const [owner, object, list] of table) {
    for (const name of list) {
      const fn = (object as Record<string, unknown>)[name];
      if (typeof fn === 'function') give(fn, `${owner}${name}`);
    }
  }
}

export function registerConstants(): void {
  each(names, nonDifferentiable);
  const tables = [[writers, 'written'] as const, [parters, 'parted'] as const, [readers, 'read'] as const];
  for (const [table, text] of tables) {
    each(table, (fn, name) => {
      const calls = callers.get(fn);
      register({ form: 'constant', fn, name, text, ...(calls !== undefined && { calls }) });
    });
  }
}
