/**
 * The differentiable run time of an engine: self-hosted functions by name, and how derivative code is prepared for being
 * differentiated again.
 */
import { attach, eachOp, refusal, type Accessor, type Capture, type Func, type Site } from '@wengert/ir';
import type { AnyFunction } from '@wengert/rules';
import { checkRead, checkWrite, passAdjoint, readAdjoint, writeAdjoint } from '../runtime/accessors.js';
import { newPullback } from '../runtime/new.js';
import { reachedBy } from '../runtime/untracked.js';
import type { Host } from '../runtime/host.js';
import { assignmentAdjoint, variableAdjoint } from '../runtime/variables.js';
import { spreadNewPullback, spreadPullback } from '../runtime/spread.js';
import * as memory from '../runtime/memory.js';
import { declareFlow } from '../transform/flow.js';
import { accessorTexts } from './accessors.js';
import { Callees, pullbackTexts } from './callees.js';
import { callTexts } from './calls.js';
import { containerTexts } from './containers.js';
import { expand, type Expansions } from './expand.js';
import { guardedHelpers } from './guarded.js';
import { memoryTexts } from './memory.js';
import { ask, natives } from './natives.js';
import { callable, closureCode, selfHosted, type Native, type Table } from './self-hosted.js';
import { structureTexts } from './structures.js';

/**
 * What derivative code calls that has a self-hosted form, by its name there. Functions' own names (`fn.name`) are no names to go by:
 * bundlers change them.
 */
const replaced: Readonly<Record<string, AnyFunction>> = {
  loadAdjoint: memory.loadAdjoint,
  storeAdjoint: memory.storeAdjoint,
  elementAdjoint: memory.elementAdjoint,
  captureAdjoint: memory.captureAdjoint,
  variableAdjoint,
  assignmentAdjoint,
  checkRead,
  checkWrite,
  readAdjoint,
  writeAdjoint,
  passAdjoint,
  spreadPullback,
  newPullback,
  spreadNewPullback,
};

type Texts = Readonly<Record<string, AnyFunction>>;

type Captured = readonly unknown[];

/** A growing tape is at the head of its function, and stays there. */
function compiledSite(func: Func): Site {
  let grows = false;
  eachOp(func.body, (op) => {
    grows ||= op.op === 'ensure';
  });
  return grows ? { func, inline: false } : { func };
}

export class RunTime {
  private readonly table: Record<string, Native | AnyFunction> = {};
  private values: Readonly<Record<string, unknown>> = {};
  private readonly expansions: Expansions;
  private readonly expanded = new WeakMap<Func, Func>();
  private readonly sites = new Map<string, () => Site>();

  /** The pullback of a callee as a function with code; see {@link Callees}. */
  readonly pullbackOf: Callees['pullbackOf'];

  constructor(private readonly host: Host) {
    const callees = new Callees(host, (name, captured) => this.code(name, captured));
    this.pullbackOf = callees.pullbackOf.bind(callees);
    const pullbackOf = ask(this.pullbackOf, 'unknown');
    const ofHost = {
      pullbackOf,
      constructorPullbackOf: ask(callees.constructorPullbackOf.bind(callees), 'unknown'),
      guardedOf: ask(callees.guardedOf.bind(callees), 'unknown'),
      guardedNewOf: ask(callees.guardedNewOf.bind(callees), 'unknown'),
      theHost: ask(() => host, 'none'),
      reachedBy: ask((f: AnyFunction) => reachedBy(host, f), 'unknown'),
    };
    this.add(
      { ...natives, ...ofHost },
      { ...memoryTexts, ...structureTexts, ...callTexts, ...accessorTexts, ...containerTexts, ...guardedHelpers },
    );
    this.add({}, pullbackTexts);
    const hosted = new Map(Object.entries(replaced).map(([name, fn]) => [fn, this.hosted(name)]));
    this.expansions = { pullbackOf, hosted };
  }

  /** Adds functions to the table that texts are read with. */
  add(rows: Table, texts: Texts): void {
    for (const [name, entry] of Object.entries(rows)) {
      if (typeof entry !== 'function') declareFlow(entry.fn, entry.flow);
      this.table[name] = entry;
    }
    for (const [name, text] of Object.entries(texts)) {
      if (Object.hasOwn(this.table, name)) throw refusal('bug', { problem: `${name} is self-hosted twice` });
      this.table[name] = selfHosted(
        name,
        text,
        this.table,
        () => this.values,
        (fn) => this.host.read(fn),
      );
    }
    this.values = callable(this.table);
  }

  /** A self-hosted function. */
  hosted(name: string): AnyFunction {
    const entry = this.table[name];
    if (typeof entry !== 'function') throw new Error(`${name} is not self-hosted`);
    return entry;
  }

  /** Code that can be differentiated, if it is the transform's own. */
  differentiable(func: Func): Func {
    let code = this.expanded.get(func);
    if (code === undefined) {
      code = expand(func, this.expansions);
      this.expanded.set(func, code);
    }
    return code;
  }

  /** Gives `fn` the code of a self-hosted function whose first parameters are `captured`. */
  closure<F extends AnyFunction>(fn: F, name: string, captured: Captured): F {
    const key = `${name}/${captured.length}`;
    let site = this.sites.get(key);
    if (site === undefined) {
      let made: Site | undefined;
      site = () => (made ??= { func: closureCode(this.host.read(this.hosted(name)), captured.length), inline: false });
      this.sites.set(key, site);
    }
    return attach(fn as never, site, (index) => captured[index]);
  }

  /** As {@link closure}, with code of its own, so that what is captured is known when it is compiled. */
  own<F extends AnyFunction>(fn: F, name: string, captured: Captured): F {
    let site: Site | undefined;
    const env: Accessor = (index) => captured[index];
    return attach(fn as never, () => (site ??= this.ownSite(name, captured.length, env)));
  }

  private ownSite(name: string, count: number, env: Accessor): Site {
    const func = closureCode(this.host.read(this.hosted(name)), count);
    const captures = func.captures.map((c): Capture => ({ ...c, scope: 'module' }));
    return { func: { ...func, captures }, env };
  }

  /** Gives `fn`, a compiled derivative, the code that it was compiled from. */
  compiled<F extends AnyFunction>(fn: F, func: () => Func): F {
    let site: Site | undefined;
    return attach(fn as never, () => (site ??= compiledSite(this.differentiable(func()))));
  }

  private code(name: string, captured: Captured): AnyFunction {
    const text = this.hosted(name);
    return this.closure((...args: unknown[]): unknown => text.call(undefined, ...captured, ...args), name, captured);
  }
}
