/** What objects inherit from others that are not classes. */
import { refusal } from './refusal.js';

/** Elements are read without asking who holds them: their cotangents would not find the object that they are inherited from. */
export function refuseElements(prototype: object | null): void {
  for (let object = prototype; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    const key = Object.keys(object).find((name) => /^\d+$/.test(name));
    if (key === undefined) continue;
    throw refusal('unsupported-syntax', {
      what: `Making an object that inherits the element \`${key}\``,
      why: 'What is read through an object by a number and lies in its prototype would lose its derivative.',
      instead: 'Copy the elements, or give them names.',
    });
  }
}
