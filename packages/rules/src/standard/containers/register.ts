/** Functions of the engine that work on containers as they are: what they do is left to the engine, the way back is written here. */
import { registerClone } from './clone.js';
import { registerDataView } from './data-view.js';
import { registerElements } from './elements.js';
import { registerIterators } from './iterators.js';
import { registerMaps } from './maps.js';
import { registerSorting } from './sorting.js';

export function registerContainers(): void {
  registerElements();
  registerSorting();
  registerIterators();
  registerMaps();
  registerClone();
  registerDataView();
}
