/** Which entries of large arguments are checked. */
import type { Place } from './places.js';
import { printPlace } from './print-place.js';
import { shuffle } from './random.js';

/**
 * At most `limit` places: all in turn from the parts of the arguments (a matrix is one part, the field `b` of every layer
 * is one), so that a small part beside a large one is looked at too.
 */
export function choose(places: readonly Place[], limit: number, next: () => number): readonly Place[] {
  if (places.length <= limit) return places;
  const parts = new Map<string, Place[]>();
  for (const place of places) {
    const [argument, ...rest] = printPlace(place, place.leaf.paths[0]).split(/(?<=^args\[\d+\])/);
    const part = argument + rest.join('').replace(/\[\d+\]/g, '[]');
    const members = parts.get(part);
    if (members) members.push(place);
    else parts.set(part, [place]);
  }
  const queues = [...parts.values()].map((members) => shuffle(members, next));
  const chosen = new Set<Place>();
  for (let round = 0; chosen.size < limit; round++) {
    for (const queue of queues) if (round < queue.length && chosen.size < limit) chosen.add(queue[round]);
  }
  return places.filter((place) => chosen.has(place));
}
