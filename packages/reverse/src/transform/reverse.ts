/**
 * The adjoint transform: from a function in SSA form to one, in variable form, that also computes cotangents. The reverse
 * sweep is written first, in mirrors of the function's regions; what it asks for tells how to write the forward sweep.
 *
 * - `gradient`: one function, forward sweep then reverse sweep. Parameters: those of the primal, then the context.
 * - `pullback`: the forward sweep, returning the value and a closure `back(context, d)` over what the reverse sweep needs.
 */
import {
  Builder,
  eachValue,
  mayRunCode,
  refusal,
  unknown,
  type Func,
  type IfOp,
  type Known,
  type Label,
  type Op,
  type Parameter,
  type Region,
  type Type,
  type Value,
  type ValueId,
} from '@wengert/ir';
import { intrinsics } from '../runtime/intrinsics.js';
import type { Host } from '../runtime/host.js';
import { passageType } from './accessors.js';
import { activityOf } from './activity.js';
import { cotangentClasses } from './cotangent-class.js';
import { Cotangents } from './cotangents.js';
import { guardedFactors } from './guarded-factors.js';
import { ForwardSweep } from './forward-sweep.js';
import { Primals } from './primals.js';
import { Records } from './records.js';
import { exitCondition, reverseRegion } from './reverse-region.js';
import { Scopes } from './scopes.js';
import { stableLoads } from './stable-loads.js';
import { steepValues } from './steep.js';
import { structureOf, type RegionInfo } from './structure.js';
import type { RuleBook, Sweep } from './sweep.js';
import { rulesSay } from './rules-say.js';
import { textFlow } from './text.js';

export interface ReverseOptions {
  /** Per parameter of the function: may it carry a derivative? */
  readonly active: readonly boolean[];
  /** True if differentiated code calls the function, and may do anything with what it gives. */
  readonly inner: boolean;
  /** Per captured variable of the function: may it carry a derivative? */
  readonly activeCaptures: readonly boolean[];
  /** May captured variable `index` of the function value `fn` carry a derivative? */
  readonly capturedBy: (fn: unknown, index: number) => boolean;
  /** May a field of the function value `fn` carry a derivative? */
  readonly activeFields: (fn: unknown) => boolean;
  readonly rules: RuleBook;
  readonly host: Host;
  /** What a `gradient` returns: `[value, cotangents]`, or the cotangent of one parameter alone. */
  readonly returns?: 'value-and-cotangents' | 'cotangents' | { readonly parameter: number };
  /** Name of the public function for messages. */
  readonly where?: string;
}

interface Parts {
  readonly sweep: Sweep;
  readonly root: RegionInfo;
  readonly result: Value;
  /** Cotangents of the parameters at the end of the reverse sweep; none for those that have none. */
  cotangents(): ValueId[];
}

function prepare(
  func: Func,
  options: ReverseOptions,
  forward: Builder,
  reverse: Builder,
  bridge: (value: Value) => ValueId,
  context: () => ValueId,
): Parts {
  const structure = structureOf(func);
  const { root } = structure;
  const values = new Map<ValueId, Value>();
  eachValue(func, (value) => values.set(value.id, value));
  const types = new Map<ValueId, Type>();
  for (const [id, value] of values) types.set(id, value.type);
  const { rules } = options;
  const { active, variables } = activityOf(structure, types, {
    parameters: options.active,
    captures: options.activeCaptures,
    capturedBy: options.capturedBy,
    activeFields: options.activeFields,
    ...rulesSay(structure, rules),
  });
  const text = textFlow(structure, types, active, rules, forward === reverse);
  const classOf = cotangentClasses(structure, types, active);
  const scopes = new Scopes(reverse);
  const records = new Records(root, forward, reverse, scopes, bridge);
  const primals = new Primals(
    structure,
    values,
    reverse,
    scopes,
    records,
    bridge,
    stableLoads(structure, forward === reverse),
  );
  const cotangents = new Cotangents(structure, classOf, (v) => values.get(v)?.name ?? 't', reverse, scopes);
  const targets = new Map<Label, Op>();
  for (const { owner } of structure.regions.values()) {
    if (owner?.op === 'block' || owner?.op === 'loop' || owner?.op === 'for') targets.set(owner.label, owner);
  }
  const known: Known = { typeOf: (id) => types.get(id), definitionOf: (id) => structure.definition.get(id) };
  const sweep: Sweep = {
    structure,
    host: options.host,
    rules,
    b: reverse,
    scopes,
    records,
    primals,
    cotangents,
    active,
    variables,
    steep: steepValues(structure, rules, options.inner),
    guardedFactor: guardedFactors(structure),
    text,
    context,
    calls: new Map(),
    passages: new Map(),
    mayRunCode: (op) => active(op.args[0]) && mayRunCode(op, known),
    passageType: (op) => passageType(op, known),
    checkedOperands: new Map(),
    handed: new Map(),
    bodyExits: new Map(),
    headers: new Map(),
    valueOf: (id) => values.get(id)!,
    forwardValue: (type, name) => {
      const value = forward.value(type, name);
      values.set(value.id, value);
      return value;
    },
    reverseRegion: (info) => reverseRegion(info, sweep),
    exitCondition: (op: IfOp) => exitCondition(op, structure.regions.get(op.regions[0])!.parent!, sweep),
    target: (label) => targets.get(label)!,
  };
  const end = root.region.ops[root.region.ops.length - 1];
  if (end.op !== 'return') throw refusal('bug', { problem: 'the function to transform must end in its only return' });
  const nothing = (): ValueId => reverse.const(undefined);
  return {
    sweep,
    root,
    result: values.get(end.args[0])!,
    cotangents: () =>
      func.parameters.map((parameter) =>
        classOf(parameter.id) === 'none'
          ? nothing()
          : (cotangents.read(parameter.id) ?? cotangents.zero(classOf(parameter.id))),
      ),
  };
}

function nameOf({ name }: Func, what: string): string {
  return name === '' || name === 'anonymous' ? what : `${name}_${what}`;
}

/** True of functions that only ever throw: there is nothing to come back from. */
function neverReturns({ body }: Func): boolean {
  return body.ops[body.ops.length - 1].op === 'throw';
}

/** Forward and reverse sweep in one function, seeded with 1. */
export function gradientFunction(func: Func, options: ReverseOptions): Func {
  const { returns = 'value-and-cotangents', where = 'gradient' } = options;
  if (neverReturns(func)) {
    const context: Parameter = { id: func.nextId, type: unknown, name: 'context', role: 'argument' };
    return {
      ...func,
      name: nameOf(func, where),
      form: 'function',
      parameters: [...func.parameters, context],
      nextId: func.nextId + 1,
    };
  }
  const b = new Builder(func.nextId);
  eachValue(func, (value) => b.adopt(value));
  func.parameters.forEach((parameter) => b.parameters.push(parameter));
  const context = b.parameter('argument', unknown, 'context');
  const parts = prepare(
    func,
    options,
    b,
    b,
    (value) => value.id,
    () => context,
  );
  const { sweep, root, result } = parts;
  return b.function(
    { name: nameOf(func, where), captures: func.captures, form: 'function', location: func.location },
    () => {
      b.adjoint = true;
      const reverse = sweep.scopes.mirror(root, () => {
        const kind = sweep.cotangents.class(result.id);
        const seed =
          result.type.kind === 'number' || result.type.kind === 'integer'
            ? b.const(1)
            : intrinsics.scalarSeed(b, result.id, b.const(func.name), b.const(where), b.extern('place', func.location));
        sweep.cotangents.add(result.id, seed, kind === 'value' ? 'value' : 'number');
        sweep.reverseRegion(root);
        const all = parts.cotangents();
        if (returns === 'value-and-cotangents') b.return(b.array([result.id, ...all.slice(1)]));
        else if (returns === 'cotangents') b.return(b.array(all.slice(2)));
        else b.return(all[returns.parameter]);
      });
      b.adjoint = false;
      new ForwardSweep(sweep, b).write();
      for (const op of reverse.ops) b.append(op);
    },
  );
}

/** The forward sweep, and the reverse sweep as a closure. */
export function pullbackFunction(func: Func, options: ReverseOptions): Func {
  if (neverReturns(func)) return { ...func, name: nameOf(func, 'pullback'), form: 'function' };
  const f = new Builder(func.nextId);
  eachValue(func, (value) => f.adopt(value));
  func.parameters.forEach((parameter) => f.parameters.push(parameter));

  const r = new Builder();
  const self = r.parameter('self', unknown, 'self');
  r.parameter('this', unknown, 'this');
  const context = r.parameter('argument', unknown, 'context');
  const seed = r.parameter('argument', unknown, 'd');
  const bridged = new Map<ValueId, ValueId>();
  const captured: Value[] = [];
  const heads: Op[] = [];
  const bridge = (value: Value): ValueId => {
    let seen = bridged.get(value.id);
    if (seen === undefined) {
      const index = captured.length;
      captured.push(value);
      r.into(heads, () => {
        seen = r.capture(self, index, value.name ?? 't', value.type);
      });
      bridged.set(value.id, seen!);
    }
    return seen!;
  };
  const parts = prepare(func, options, f, r, bridge, () => context);
  const { sweep, root, result } = parts;

  r.adjoint = true;
  const mirror: Region = sweep.scopes.mirror(root, () => {
    // What the caller did not use has a cotangent of zero.
    sweep.cotangents.add(result.id, seed, 'value', !options.inner);
    sweep.reverseRegion(root);
    r.return(r.array(parts.cotangents().slice(1)));
  });
  return f.function(
    { name: nameOf(func, 'pullback'), captures: func.captures, form: 'function', location: func.location },
    () => {
      const value = new ForwardSweep(sweep, f).write();
      const back = r.function(
        {
          name: nameOf(func, 'back'),
          form: 'arrow',
          captures: captured.map(({ name = 't' }) => ({ name, scope: 'local', constant: true })),
        },
        () => {
          for (const op of [...heads, ...mirror.ops]) r.append(op);
        },
      );
      f.return(
        f.array([
          value,
          f.closure(
            back,
            captured.map((v) => v.id),
          ),
        ]),
      );
    },
  );
}
