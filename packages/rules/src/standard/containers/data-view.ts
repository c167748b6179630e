/**
 * `DataView`: numbers in the bytes of a buffer. The cotangent of a float lies in the shadow of the buffer at the same bytes, in the same
 * order. Integers have none, but their bytes may not be those of a float that has one.
 */
import { containerRule } from '../../define.js';
import type { Shadows } from '../../rule.js';
import { requireNumber } from './numbers.js';

type Args = readonly [offset: number, littleEndian?: boolean];
type SetArgs = readonly [offset: number, value: unknown, littleEndian?: boolean];
type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Kinds of numbers by their size in bytes. */
const floats = { Float32: 4, Float64: 8 } as const;
const integers = { Int8: 1, Uint8: 1, Int16: 2, Uint16: 2, Int32: 4, Uint32: 4, BigInt64: 8, BigUint64: 8 } as const;

const machine = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** As the shadow of a buffer names kinds; those of the machine are those of typed arrays. */
function kindOf(name: string, littleEndian: boolean): string {
  const kind = name.toLowerCase();
  return littleEndian === machine ? kind : `${kind} in the other order of bytes`;
}

/** The place that an argument means: the engine has refused those that mean none. */
const place = (offset: number): number => Math.trunc(offset) || 0;

function registerFloat(name: keyof typeof floats): void {
  const size = floats[name];
  const { [`get${name}`]: get, [`set${name}`]: set } = DataView.prototype as unknown as Methods;
  const cotangent = (shadows: Shadows, view: DataView, offset: number, littleEndian: boolean): DataView =>
    shadows.bytes(view, kindOf(name, littleEndian), place(offset), size);
  containerRule(get, (_ad, view: DataView, args: Args) => {
    const value = get.apply(view, [...args]);
    const littleEndian = Boolean(args[1]);
    return [
      value,
      (shadows, d) => {
        const memory = cotangent(shadows, view, args[0], littleEndian);
        const sum = (get.call(memory, 0, littleEndian) as number) + ((d as number | undefined) ?? 0);
        set.call(memory, 0, sum, littleEndian);
        return [];
      },
    ];
  });
  containerRule(
    set,
    (_ad, view: DataView, args: SetArgs) => {
      requireNumber(args[1]);
      set.apply(view, [...args]);
      const littleEndian = Boolean(args[2]);
      return [
        undefined,
        (shadows) => {
          const memory = cotangent(shadows, view, args[0], littleEndian);
          const d = get.call(memory, 0, littleEndian);
          set.call(memory, 0, 0, littleEndian);
          return [undefined, d];
        },
      ];
    },
    { text: 'read' },
  );
}

function registerInteger(name: keyof typeof integers): void {
  const { [`get${name}`]: get, [`set${name}`]: set } = DataView.prototype as unknown as Methods;
  for (const fn of [get, set]) {
    // Not every engine has those of `bigint`.
    if (fn === undefined) continue;
    containerRule(fn, (_ad, view: DataView, args: readonly [number]) => [
      fn.apply(view, [...args]),
      (shadows) => {
        shadows.bytes(view, 'integers', place(args[0]), integers[name]);
        return [];
      },
    ]);
  }
}

export function registerDataView(): void {
  for (const name of Object.keys(floats)) registerFloat(name as keyof typeof floats);
  for (const name of Object.keys(integers)) registerInteger(name as keyof typeof integers);
}
