/**
 * What the adjoint of an operation has to work with while the reverse sweep is written. One object per transformed
 * function; the files in `adjoint/` each handle a family of operations with it.
 */
import type {
  Builder,
  Func,
  IfOp,
  Label,
  LoadOp,
  Op,
  PrimitiveName,
  StoreOp,
  Type,
  Value,
  ValueId,
  VariableId,
} from '@wengert/ir';
import type { Rule } from '@wengert/rules';
import type { Host } from '../runtime/host.js';
import type { Activity, VariableActivity } from './activity.js';
import type { Cotangents } from './cotangents.js';
import type { GuardedFactor } from './guarded-factors.js';
import type { Primals } from './primals.js';
import type { Records } from './records.js';
import type { Scopes } from './scopes.js';
import type { Steep } from './steep.js';
import type { RegionInfo, Structure } from './structure.js';
import type { TextFlow } from './text.js';

/** A partial derivative as code: a function of the operands and the result. */
export interface Partial {
  readonly func: Func;
  /** A zero cotangent times this partial is zero, even if the partial is infinite. */
  readonly guarded: boolean;
  /** True if the partial is infinite at an edge of the domain, as that of a root. */
  readonly root?: boolean;
  /** True if the operand may be infinite where the result is not, and the partial is zero there. */
  readonly vanishes?: boolean;
  /** Which of the operands, and after them the result, are its arguments; all of them in order if absent. */
  readonly operands?: readonly number[];
}

/** What the transform knows of rules. */
export interface RuleBook {
  /** The partial derivative of a primitive with respect to an operand; `null` if there is none. */
  partial(prim: PrimitiveName, operand: number, operands: readonly (Op | undefined)[]): Partial | null;
  /** The rule of the function that `callee` surely is, if the function's code can tell. */
  ruleOf(callee: Op | undefined): Rule | undefined;
  /** The rule of a function that the code names. */
  ruleOfFunction(fn: unknown): Rule | undefined;
}

export interface Sweep {
  readonly structure: Structure;
  readonly host: Host;
  readonly rules: RuleBook;
  /** Writes the reverse sweep. */
  readonly b: Builder;
  readonly scopes: Scopes;
  readonly records: Records;
  readonly primals: Primals;
  readonly cotangents: Cotangents;
  readonly active: Activity;
  readonly variables: VariableActivity;
  readonly steep: Steep;
  readonly guardedFactor: GuardedFactor;
  /** Text that depends on what is differentiated. */
  readonly text: TextFlow;
  valueOf(id: ValueId): Value;
  /** The context of the run, as the reverse sweep sees it. */
  readonly context: () => ValueId;
  /** Calls of the forward sweep that were made with their pullbacks: the value that holds both. */
  readonly calls: Map<Op, Value>;
  /** Reads and assignments that may run code: what they are done with, the object or the call that took its place. */
  readonly passages: Map<Op, Value>;
  /** Whether a read or an assignment may run the code of a getter or setter. */
  readonly mayRunCode: (op: LoadOp | StoreOp) => boolean;
  /** The type of what such an access is done with: its property is a plain one. */
  readonly passageType: (op: LoadOp | StoreOp) => Type;
  /** Arithmetic whose operands may be objects at run time: those operands. */
  readonly checkedOperands: Map<Op, Set<ValueId>>;
  /** Cotangents that the exits of a construct hand to their operands: variables of the reverse sweep, one per result. */
  readonly handed: Map<Op, readonly (VariableId | undefined)[]>;
  /** How the iteration that is being reversed was left, per body of a loop with early exits. */
  readonly bodyExits: Map<RegionInfo, VariableId>;
  /**
   * Loops that are only ever left by a test at their head, before anything active has happened: the test. Their last, broken-off
   * iteration is neither recorded nor reversed.
   */
  readonly headers: Map<RegionInfo, Op>;
  /** Writes the reverse of a region into its mirror. */
  reverseRegion(info: RegionInfo): void;
  /** The condition of an `if` that may leave its region, told from how the region was left. */
  exitCondition(op: IfOp): ValueId | undefined;
  /** The construct with a label. */
  target(label: Label): Op;
  /** A fresh value of the forward sweep. */
  forwardValue(type: Value['type'], name?: string): Value;
}
