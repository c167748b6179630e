/** What methods that move elements are called on. */
import { refusal } from '@wengert/ir';
import { nonDifferentiable } from '../../define.js';

/** @throws WengertError `unsupported-syntax` of what is only like an array: its shadow does not have the methods that move elements */
export function requireList(value: unknown, method: string): void {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return;
  throw refusal('unsupported-syntax', {
    what: `Calling \`${method}\` on an object that is only like an array`,
    why: 'What it moves there would be lost.',
    instead: 'Make an array of it: Array.from(object).',
  });
}

nonDifferentiable(requireList);
