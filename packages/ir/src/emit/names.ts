/** JavaScript names: made unique over a whole emission, nested functions included, so that nothing is ever shadowed. */

const words =
  'arguments as async await boolean break case catch class const continue debugger default delete do else enum eval export ' +
  'extends false finally for from function get if implements import in instanceof interface let new null of package ' +
  'private protected public return set static super switch this throw true try typeof undefined var void while with ' +
  'yield Infinity NaN globalThis Object Array Math Number String Boolean Symbol BigInt Date JSON Map Set WeakMap WeakSet ' +
  'Promise Proxy Reflect RegExp Error TypeError RangeError Function Float64Array Float32Array Uint8Array Int8Array ' +
  'Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array ArrayBuffer DataView ' +
  'parseInt parseFloat isNaN isFinite console $i $v';

const reserved: ReadonlySet<string> = new Set(words.split(' '));

const identifier = /^[A-Za-z_$][\w$]*$/;

/** True if the text can follow a dot, or stand as a key in an object literal. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** A block of code; a name is seen in its block and in those inside of it. */
export interface Reach {
  readonly parent: Reach | undefined;
  readonly depth: number;
}

function contains(outer: Reach, inner: Reach): boolean {
  let at: Reach | undefined = inner;
  while (at && at.depth > outer.depth) at = at.parent;
  return at === outer;
}

export class Names {
  private readonly used = new Map<string, number>();
  /** Where names stand that are not kept for the whole emission. */
  private readonly places = new Map<string, Reach[]>();

  /** Keeps a name from being given. */
  reserve(name: string): void {
    if (!this.used.has(name)) this.used.set(name, 0);
  }

  /** A name like the wanted one that nothing else has. */
  fresh(wanted: string): string {
    const clean = cleaned(wanted);
    for (;;) {
      const count = this.used.get(clean);
      if (count === undefined && !reserved.has(clean)) {
        this.used.set(clean, 0);
        return clean;
      }
      const next = (count ?? 0) + 1;
      this.used.set(clean, next);
      const name = `${clean}${/\d$/.test(clean) ? '_' : ''}${next}`;
      if (this.used.has(name) || reserved.has(name)) continue;
      this.used.set(name, 0);
      return name;
    }
  }

  /** The wanted name if nothing else has it within reach, or else a fresh one like it. */
  within(reach: Reach, wanted: string): string {
    const name = cleaned(wanted);
    const places = this.places.get(name);
    if (!places) {
      if (this.used.has(name) || reserved.has(name)) return this.fresh(name);
      this.used.set(name, 0);
      this.places.set(name, [reach]);
      return name;
    }
    if (places.some((other) => contains(other, reach) || contains(reach, other))) return this.fresh(name);
    places.push(reach);
    return name;
  }
}

function cleaned(wanted: string): string {
  return wanted.replace(/[^\p{ID_Continue}$]/gu, '_').replace(/^(?=\d)/, '_') || 't';
}
