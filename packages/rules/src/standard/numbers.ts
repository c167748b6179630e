/** Conversions that give numbers as they are. */
import { scalarRule } from '../define.js';

export function registerNumbers(): void {
  scalarRule(Number, [() => 1], { name: 'Number', samples: [[2]] });
}
