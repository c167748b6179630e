/** A scalar of a list, for programs that make lists. The directive is for the plugin: the function is differentiated. */
'use wengert';

/** The sum of the squares of the elements, each times its position from 1, so that all count and none can change places. Holes count 0. */
export const sum = (xs: Iterable<number>): number => {
  let s = 0;
  let k = 1;
  for (const x of xs) s += (x ?? 0) * (x ?? 0) * k++;
  return s;
};
