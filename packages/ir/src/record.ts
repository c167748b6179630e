/**
 * What is known of a function object at run time: its site (the code it was written as) and a way to read and assign
 * the variables it captured. The build plugin, the loader and our own compiled closures attach such records; the
 * compiler reads them.
 *
 * The record is a private field that is put on the function from outside, so it is invisible, cheap to write and read,
 * and leaves the function's own properties alone. The class that does so is shared through `globalThis`, so that two
 * copies of this module, and the few lines that the plugin puts into a file, agree.
 */
import type { Func } from './model.js';
import type { RefusalCode } from './refusal.js';

/**
 * Access to captured variables by their index in `Func.captures`: index `k` reads, `~k` assigns `value`.
 * `receiver` is the object whose private fields are meant, for functions that use `#names`.
 */
export type Accessor = (index: number, value?: unknown, receiver?: unknown) => unknown;

/** A function as written in the program, shared by all closures that are made of it. */
export interface Site {
  /** The function's code; decoded when it is first asked for. */
  readonly func: Func;
  /** Access to captured variables of module scope. */
  readonly env?: Accessor;
  /** False of code that is never copied to where it is called: one compiled derivative serves all callers. */
  readonly inline?: false;
}

/**
 * A site as the build plugin writes it into a program: texts and numbers, which only its reader turns into a `Site`.
 * Either `ir` or `refused` is there. Locations are offsets into the text of `source`.
 */
export interface RawSite {
  /** The text that holds the function, shared by all functions in it. */
  readonly source: () => RawSource;
  /** The function, as `encode` writes it. */
  readonly ir?: string;
  /** Why the function cannot be differentiated. The error is raised when someone asks for that, and not before. */
  readonly refused?: RawRefusal;
  readonly env?: Accessor;
}

/** A part of a file; line from 1, column from 0. Programs that are built without texts leave `text` out. */
export type RawSource = readonly [file: string, line: number, column: number, text?: string];

/** The parts of a `WengertError`, but its location as offsets. */
export type RawRefusal = readonly [
  code: RefusalCode,
  summary: string,
  reason: string,
  remedy: string,
  start?: number,
  end?: number,
];

export interface FunctionRecord {
  /**
   * A thunk, so that nothing is decoded for functions that are never differentiated. All closures of a site share the
   * thunk, so readers keep what they decoded under it.
   */
  readonly site: () => Site | RawSite;
  /** Access to captured variables of local scope. */
  readonly env?: Accessor;
}

type AnyFunction = (...args: never[]) => unknown;

interface Stamp {
  attach(fn: AnyFunction, site: FunctionRecord['site'], env: Accessor | undefined): void;
  read(fn: AnyFunction): FunctionRecord | undefined;
}

const key = Symbol.for('wengert.stamp');

function createStamp(): Stamp {
  // A constructor that returns its argument makes a derived class install its private fields on that argument.
  class Onto {
    constructor(target: object) {
      return target;
    }
  }
  class Mark extends Onto {
    #site: FunctionRecord['site'];
    #env: Accessor | undefined;
    constructor(target: object, site: FunctionRecord['site'], env: Accessor | undefined) {
      super(target);
      this.#site = site;
      this.#env = env;
    }
    static attach(fn: object, site: FunctionRecord['site'], env: Accessor | undefined): void {
      if (#site in fn) return;
      new Mark(fn, site, env);
    }
    static read(fn: object): FunctionRecord | undefined {
      if (!(#site in fn)) return undefined;
      const mark = fn;
      return { site: mark.#site, env: mark.#env };
    }
  }
  return Mark;
}

function stamp(): Stamp {
  return ((globalThis as unknown as { [key]?: Stamp })[key] ??= createStamp());
}

/** Attaches a record to `fn` and returns `fn`. The first record of a function stays. */
export function attach<F extends AnyFunction>(fn: F, site: FunctionRecord['site'], env?: Accessor): F {
  stamp().attach(fn, site, env);
  return fn;
}

/** The record of `fn`, if anything has attached one. */
export function recordOf(fn: AnyFunction): FunctionRecord | undefined {
  return stamp().read(fn);
}
