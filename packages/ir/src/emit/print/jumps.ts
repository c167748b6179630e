/**
 * Where control goes, and which `break` and `continue` that takes. Keeps for each label of a function the places to which
 * it leads; a jump to where control goes anyway is not written, and a label is, only if a jump names it.
 */
import type { Label } from '../../model.js';
import type { Names } from '../names.js';

/** Where control goes: to the next iteration of a loop, behind a statement, or out of the function. */
export type Place = object;

export type Jump = 'break' | 'continue';

export class Jumps {
  /** The end of the function. */
  readonly end: Place = {};
  private readonly breakTo = new Map<Label, Place>();
  private readonly continueTo = new Map<Label, Place>();
  /** The label whose next iteration a place is. */
  private readonly loopOf = new Map<Place, Label>();
  /** Names of the labels that jumps have named. */
  private readonly labels = new Map<Label, string>();
  private readonly openLoops: Label[] = [];

  constructor(private readonly names: Names) {}

  /** Where a jump leads. */
  target(kind: Jump, label: Label): Place {
    return (kind === 'break' ? this.breakTo : this.continueTo).get(label)!;
  }

  enterBlock(label: Label, follow: Place): void {
    this.breakTo.set(label, follow);
  }

  /** The place of the loop's next iteration. */
  enterLoop(label: Label, follow: Place): Place {
    const next: Place = {};
    this.breakTo.set(label, follow);
    this.continueTo.set(label, next);
    this.loopOf.set(next, label);
    this.openLoops.push(label);
    return next;
  }

  leaveLoop(): void {
    this.openLoops.pop();
  }

  /** The statement that jumps, where control would go to `follow` without it; none if it goes there anyway. */
  jump(kind: Jump, label: Label, follow: Place): string | undefined {
    const place = this.target(kind, label);
    if (place === follow) return undefined;
    const loop = this.continueTo.has(label);
    if (kind === 'break' && !loop) {
      const target = this.loopOf.get(place);
      if (target !== undefined && this.openLoops.includes(target)) return this.jump('continue', target, follow);
    }
    if (loop && label === this.openLoops.at(-1)) return `${kind};`;
    let name = this.labels.get(label);
    if (name === undefined) this.labels.set(label, (name = this.names.fresh(loop ? 'loop' : 'block')));
    return `${kind} ${name};`;
  }

  /** What stands before a construct that is written: its label, or nothing if no jump in it names it. */
  prefix(label: Label): string {
    const name = this.labels.get(label);
    return name === undefined ? '' : `${name}: `;
  }
}
