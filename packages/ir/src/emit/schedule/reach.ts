/** How much expressions mind their place in the order of reads and writes. */
import type { OpEffect } from '../../passes/effects.js';

/** 0 not at all, 1 reads memory, 2 writes it. */
export type Level = 0 | 1 | 2;

export const levels: Readonly<Record<OpEffect, Level>> = {
  none: 0,
  checks: 2,
  allocates: 0,
  reads: 1,
  writes: 2,
  unknown: 2,
};

/** The level of an expression, and the number of its earliest read or write. */
export interface Reach {
  readonly level: Level;
  readonly first: number;
}

/** The reach of what neither reads nor writes. */
export const idle: Reach = { level: 0, first: Infinity };

/** The reach of an operation of some level that has the number `now`. */
export function reachAt(level: Level, now: number): Reach {
  return level > 0 ? { level, first: now } : idle;
}

/** The reach of two expressions together. */
export function joined(a: Reach, b: Reach): Reach {
  if (b.level <= a.level && b.first >= a.first) return a;
  return { level: a.level > b.level ? a.level : b.level, first: Math.min(a.first, b.first) };
}

/** True if two expressions may not be exchanged: one writes, and the other reads or writes. */
export function conflict(a: Level, b: Level): boolean {
  return a + b > 2;
}
