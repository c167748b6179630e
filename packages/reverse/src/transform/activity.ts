/**
 * Activity: which values may carry a derivative from the differentiated inputs. What is not active gets no derivative
 * code. The analysis only ever errs towards active.
 *
 * A number is active if it is computed from an active value. A container is active if active values may be in it: it
 * came from outside, was loaded from an active container, or has had an active value stored into it under any name.
 */
import {
  eachOp,
  mayRunCode,
  type CaptureOp,
  type Known,
  type Op,
  type SetCaptureOp,
  type Type,
  type ValueId,
} from '@wengert/ir';
import { flowOf } from './flow.js';
import type { Structure } from './structure.js';

export interface ActiveInputs {
  /** Per parameter of the function: may it carry a derivative? */
  readonly parameters: readonly boolean[];
  /** Per captured variable of the function itself: may it carry a derivative? */
  readonly captures: readonly boolean[];
  /** May captured variable `index` of a function value that is known carry a derivative? */
  readonly capturedBy: (fn: unknown, index: number) => boolean;
  /** May a field of a function value that is known carry a derivative? */
  readonly activeFields: (fn: unknown) => boolean;
  /** Per operation of the kinds `call` and `new`: true if the result is a constant whatever its arguments are. */
  readonly constantCall: (op: Op) => boolean;
  /** For primitives: which operands have a derivative at all. */
  readonly differentiable: (op: Op, operand: number) => boolean;
}

/** Values of these types never carry a derivative. */
export function isInert(type: Type): boolean {
  return (
    type.kind === 'integer' ||
    type.kind === 'boolean' ||
    type.kind === 'opaque' ||
    (type.kind === 'typed' && type.element === 'integer')
  );
}

/** May a value of this type be a container? */
function mayHold({ kind }: Type): boolean {
  return kind !== 'number' && kind !== 'immutable';
}

export type Activity = (value: ValueId) => boolean;

/** Of captured variables, by the operation that reads or assigns one. */
export interface VariableActivity {
  /** May it carry a derivative? */
  isActive(op: CaptureOp | SetCaptureOp): boolean;
  /** Does this code assign it? */
  isAssigned(op: CaptureOp | SetCaptureOp): boolean;
}

export function activityOf(
  structure: Structure,
  types: ReadonlyMap<ValueId, Type>,
  inputs: ActiveInputs,
): { readonly active: Activity; readonly variables: VariableActivity } {
  const { func, definition, allocates } = structure;
  const active = new Set<ValueId>();
  let changed: boolean;
  const mark = (value: ValueId): void => {
    if (active.has(value) || isInert(types.get(value)!)) return;
    active.add(value);
    changed = true;
  };
  const self = func.parameters.find((p) => p.role === 'self')?.id;
  func.parameters.forEach((parameter, i) => {
    if (inputs.parameters[i]) mark(parameter.id);
  });

  // Containers that were made here and are only ever used as the base of loads and stores have no other name.
  const shared = sharedAllocations(structure);
  const holders = holdersIn(structure);
  const known: Known = { typeOf: (id) => types.get(id), definitionOf: (id) => definition.get(id) };
  let activeEscape = false;

  const isBigint = (id: ValueId): boolean => {
    const made = definition.get(id);
    return made?.op === 'const' && typeof made.value === 'bigint';
  };

  const assigned = assignedIn(structure);
  const isActiveVariable = (op: CaptureOp | SetCaptureOp): boolean => {
    const {
      args: [fn],
      index,
    } = op;
    if (assigned(op)?.active) return true;
    if (fn === self) return inputs.captures[index];
    const source = definition.get(fn);
    return source?.op === 'extern' ? inputs.capturedBy(source.value, index) : active.has(fn);
  };

  const transfer = (op: Op): void => {
    const any = op.args.some((a) => active.has(a));
    switch (op.op) {
      case 'const':
      case 'global':
      case 'delete':
      case 'buffer':
      case 'ensure':
      case 'get':
      case 'set':
      case 'throw':
      case 'yield':
      case 'return':
        break;
      case 'extern':
        if (typeof op.value !== 'function') break;
        // Static members of classes are memory that code elsewhere may have put active values in.
        if (inputs.activeFields(op.value) || (activeEscape && holders.has(op.results[0].id))) mark(op.results[0].id);
        break;
      case 'prim':
        // Arithmetic with a `bigint` gives one, which has no derivative.
        if (op.args.some(isBigint)) break;
        if (op.args.some((a, i) => active.has(a) && inputs.differentiable(op, i))) mark(op.results[0].id);
        break;
      case 'intrinsic':
        if (op.effect === 'allocates' && activeEscape && shared(op.results[0].id)) mark(op.results[0].id);
        switch (flowOf(op.fn)) {
          case 'none':
            break;
          case 'memory':
            mark(op.results[0].id);
            break;
          case 'operands':
            if (any) mark(op.results[0].id);
            break;
          case 'take':
            if (active.has(op.args[0])) mark(op.results[0].id);
            break;
          case 'add':
            if (active.has(op.args[2])) {
              mark(op.args[0]);
              activeEscape = true;
            }
        }
        break;
      case 'capture':
        if (isActiveVariable(op)) mark(op.results[0].id);
        break;
      case 'load':
        if (!active.has(op.args[0])) break;
        mark(op.results[0].id);
        // A getter may do what any call may.
        if (mayRunCode(op, known)) activeEscape = true;
        break;
      case 'setcapture':
        if (!active.has(op.args[1])) break;
        mark(op.args[0]);
        changed ||= !assigned(op)!.active;
        assigned(op)!.active = true;
        break;
      case 'store':
      case 'addto':
        if (active.has(op.args[2])) {
          mark(op.args[0]);
          if (shared(op.args[0])) activeEscape = true;
        }
        if (op.op === 'store' && active.has(op.args[0]) && mayRunCode(op, known)) {
          activeEscape = true;
          if (shared(op.args[2])) mark(op.args[2]);
        }
        break;
      case 'array':
      case 'object':
      case 'closure':
        if (any || (activeEscape && shared(op.results[0].id))) mark(op.results[0].id);
        break;
      case 'call':
      case 'new':
        if (allocates(op)) {
          if (activeEscape && shared(op.results[0].id)) mark(op.results[0].id);
          break;
        }
        // An unknown function may keep, return or fill what it is given.
        if (inputs.constantCall(op)) break;
        mark(op.results[0].id);
        activeEscape = true;
        op.args.forEach((a) => {
          if (shared(a) && mayHold(types.get(a)!)) mark(a);
        });
        break;
      case 'if':
        op.results.forEach((result, k) => {
          if (op.regions.some((r) => yields(r.ops[r.ops.length - 1], k, active))) mark(result.id);
        });
        break;
      case 'block':
        op.results.forEach((result, k) => {
          if (yields(op.regions[0].ops[op.regions[0].ops.length - 1], k, active)) mark(result.id);
        });
        break;
      case 'loop':
      case 'for': {
        const offset = op.op === 'for' ? 1 : 0;
        const inits = op.args.slice(op.op === 'for' ? 2 : 0);
        inits.forEach((init, k) => {
          const parameter = op.regions[0].parameters[k + offset].id;
          if (active.has(init)) mark(parameter);
          if (active.has(parameter)) mark(op.results[k].id);
        });
        break;
      }
      case 'break':
      case 'continue': {
        const target = targets.get(op.label)!;
        op.args.forEach((a, k) => {
          if (!active.has(a)) return;
          mark(target.results[k].id);
          if (target.op !== 'block') mark(target.regions[0].parameters[k + (target.op === 'for' ? 1 : 0)].id);
        });
        break;
      }
    }
  };

  const targets = new Map<number, Op>();
  eachOp(func.body, (op) => {
    if (op.op === 'block' || op.op === 'loop' || op.op === 'for') targets.set(op.label, op);
  });
  do {
    changed = false;
    eachOp(func.body, transfer);
    // What is put into memory that others may know can be read through any argument.
    if (activeEscape) for (const { id, role, type } of func.parameters) if (role !== 'self' && mayHold(type)) mark(id);
  } while (changed);
  return {
    active: (value) => active.has(value),
    variables: { isActive: isActiveVariable, isAssigned: (op) => assigned(op) !== undefined },
  };
}

function yields(end: Op, k: number, active: ReadonlySet<ValueId>): boolean {
  return end.op === 'yield' && active.has(end.args[k]);
}

/** The captured variables that code assigns, and whether it assigns active values. */
function assignedIn({
  func,
  definition,
}: Structure): (op: CaptureOp | SetCaptureOp) => { active: boolean } | undefined {
  const found = new Map<unknown, Map<number, { active: boolean }>>();
  const holderOf = ({ args: [fn] }: Op): unknown => {
    const source = definition.get(fn);
    return source?.op === 'extern' ? source.value : fn;
  };
  eachOp(func.body, (op) => {
    if (op.op !== 'setcapture') return;
    const holder = holderOf(op);
    let variables = found.get(holder);
    if (!variables) found.set(holder, (variables = new Map()));
    variables.set(op.index, { active: false });
  });
  return (op) => found.get(holderOf(op))?.get(op.index);
}

/** The values whose properties are read or assigned. */
function holdersIn({ func }: Structure): ReadonlySet<ValueId> {
  const holders = new Set<ValueId>();
  eachOp(func.body, (op) => {
    if (op.op === 'load' || op.op === 'store') holders.add(op.args[0]);
  });
  return holders;
}

/**
 * Tells whether a value may be known by another name: true for everything but allocations all of whose uses are as the
 * base of loads, stores and lengths.
 */
function sharedAllocations({ func, definition, allocates }: Structure): (value: ValueId) => boolean {
  const escaping = new Set<ValueId>();
  eachOp(func.body, (op) => {
    const base = op.op === 'load' || op.op === 'store' || op.op === 'addto' || op.op === 'delete' || op.op === 'ensure';
    op.args.forEach((a, i) => {
      if (!base || i > 0) escaping.add(a);
    });
  });
  return (value) => !allocates(definition.get(value)) || escaping.has(value);
}
