/** Random numbers that are the same for the same seed, for choosing entries and directions. */

/**
 * A generator of numbers in [0, 1): SplitMix with a 32-bit state (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014; the mixing constants are those of MurmurHash3's 32-bit finaliser).
 */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Shuffles `items` in place (Fisher and Yates, in Durstenfeld's form). */
export function shuffle<T>(items: T[], next: () => number): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const pick = Math.floor(next() * (last + 1));
    const kept = items[last];
    items[last] = items[pick];
    items[pick] = kept;
  }
  return items;
}
