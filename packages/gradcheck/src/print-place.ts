/** How a path or a place is written in messages: as the user would write it in code. */
import { held, type Leaf, type Path, type Place, type Step } from './places.js';

function printStep(step: Step): string {
  if (step.by === 'index') return `[${step.key}]`;
  if (step.by === 'entry') {
    const key =
      typeof step.key === 'string'
        ? JSON.stringify(step.key)
        : typeof step.key === 'object'
          ? '{...}'
          : String(step.key);
    return `.get(${key})`;
  }
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(step.key) ? `.${step.key}` : `[${JSON.stringify(step.key)}]`;
}

/** `path` as the user would write it: `args[0].W`. */
export function printPath(path: Path, root = 'args'): string {
  return root + path.map(printStep).join('');
}

/** `place`, reached by `path`, as the user would write it: `args[0].W[2][1]`. Tensors show one index per dimension. */
export function printPlace({ leaf, at }: Place, path: Path, root = 'args'): string {
  const owner = printPath(path, root);
  if (!leaf.step) return `${owner}[${leaf.indices![at]}]`;
  const holder = owner + printStep(leaf.step);
  return leaf.kind ? holder + printElement(leaf, at) : holder;
}

function printElement(leaf: Leaf, at: number): string {
  const value = held(leaf);
  const shape = (value as { shape?: unknown }).shape;
  if (!Array.isArray(shape)) return `[${at}]`;
  const sizes = shape as number[];
  if (sizes.reduce((product, size) => product * size, 1) !== leaf.numbers.length) return `[${at}]`;
  let rest = at;
  let text = '';
  for (const size of [...sizes].reverse()) {
    text = `[${rest % size}]${text}`;
    rest = Math.floor(rest / size);
  }
  return text;
}
