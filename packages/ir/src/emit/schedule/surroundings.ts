/** What a closure that is written in place knows of the function around it; empty for all other functions. */
import type { Block } from '../tree.js';

export interface Surroundings {
  /** The block that a closure stands in. */
  readonly block?: Block;
  /** JavaScript for captured variable `i` of the function, if it is a closure that is written in place. */
  readonly captured?: (index: number) => string;
  /** Captured variables that the closure itself assigns. */
  readonly assigned?: ReadonlySet<number>;
  /** JavaScript for the function itself, for such a closure. */
  readonly self?: () => string;
  /** JavaScript for the receiver, for such a closure. */
  readonly receiver?: string;
}
