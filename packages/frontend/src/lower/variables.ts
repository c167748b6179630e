/**
 * Where each binding is while a function is lowered, and how it is read and assigned there.
 *
 * - Bindings of the function that never change are values; others are variables of the variable form; those that inner
 *   functions share and somebody changes are cells (objects with the one key `value`).
 * - Bindings around the outermost lowered function are captures of its `self`, read anew at each use. Functions inside
 *   it capture that `self`, under the name `<self>`, and read through it.
 * - Functions inside capture bindings of the lowered functions around them by value, or the cell.
 */
import { boolean, type Capture, type ValueId, type VariableId } from '@wengert/ir';
import { constantGlobals } from '../globals.js';
import { isSelf } from '../scope/captures.js';
import type { Binding, BindingKind, Scope } from '../scope/model.js';
import type { Identifier, Node, PrivateIdentifier } from '../syntax.js';
import { throwTypeError } from './runtime-calls.js';
import { cellTypeOf, checkCell, checkFlag, initialiseCell, isFlagged, newCell, throwTooEarly } from './too-early.js';
import type { Words } from './form.js';
import type { Lowering } from './lowering.js';

/** The name under which inner functions capture the outermost function. */
export const selfName = '<self>';

/** Bindings of a function that have no place, because what declares them is refused. */
const notLowered: Readonly<Partial<Record<BindingKind, Words>>> = {
  'new.target': [
    '`new.target` in a function that is no class',
    'The function is differentiated as it is called, not as it is constructed.',
    'Make it a class, or pass what you need as an argument.',
  ],
  super: [
    '`super` outside of classes',
    'The object that it looks methods up in cannot be seen from here.',
    'Make the object one of a class, or call the method by name: base.m.call(this).',
  ],
};

type Place =
  | { readonly kind: 'value'; readonly id: ValueId }
  /** `initialised` is there if the variable may be used too early: it tells whether it has a value yet. */
  | { readonly kind: 'variable'; readonly id: VariableId; readonly initialised?: VariableId }
  /** A cell that never changes, or the variable that holds the cell of the current iteration. */
  | { readonly kind: 'cell'; readonly id: VariableId };

/** A capture of an inner function, and which binding it stands for; undefined for `<self>`. */
export interface InnerCapture {
  readonly capture: Capture;
  readonly binding: Binding | undefined;
}

export class Variables {
  private readonly places = new Map<Binding, Place>();
  private readonly indices = new Map<Binding | undefined, number>();
  /** The captures of the function, when it is not the outermost. */
  readonly inner: readonly InnerCapture[];

  constructor(private readonly ctx: Lowering) {
    const isRoot = ctx.outer === undefined;
    this.inner = isRoot ? [] : this.innerCaptures();
    const bindings = isRoot ? ctx.info.captures.map((c) => c.binding) : this.inner.map((c) => c.binding);
    bindings.forEach((binding, i) => this.indices.set(binding, i));
  }

  private innerCaptures(): InnerCapture[] {
    const found: InnerCapture[] = [];
    let throughSelf = false;
    for (const { name, binding, constant, node } of this.ctx.info.captures) {
      if (this.isAround(binding)) {
        if (!throughSelf)
          found.push({ capture: { name: selfName, scope: 'local', constant: true }, binding: undefined });
        throughSelf = true;
      } else if (binding.kind !== 'private') {
        const cell = binding.cell !== undefined;
        const capture: Capture = {
          name,
          scope: 'local',
          constant: constant || cell,
          location: this.ctx.at(node),
          ...(cell && { cell }),
        };
        found.push({ capture, binding });
      }
    }
    return found;
  }

  /** The captures of the finished function. */
  captures(): readonly Capture[] {
    if (this.ctx.outer !== undefined) return this.inner.map((c) => c.capture);
    return this.ctx.info.captures.map(({ name, scope, constant, rebound, binding, node }) => ({
      name,
      scope,
      constant,
      ...(binding.kind === 'import' && { imported: true }),
      ...(rebound && !constant && { rebound: true }),
      ...((binding.exported || binding.kind === 'unresolved') && !constant && { exported: true }),
      location: this.ctx.at(node),
    }));
  }

  /** True of bindings around the outermost lowered function, and of that function itself. */
  private isAround(binding: Binding): boolean {
    const { analysis, root } = this.ctx.program;
    return isSelf(binding, root) || !analysis.encloses(root, binding.owner);
  }

  /** The outermost function, as seen here. */
  root(): ValueId {
    const { ctx } = this;
    return ctx.outer === undefined ? ctx.self : ctx.b.capture(ctx.self, this.indices.get(undefined)!, selfName);
  }

  read(binding: Binding, node: Node): ValueId {
    const { ctx } = this;
    const { b, info } = ctx;
    const { name, kind } = binding;
    if (kind === 'global') return constantGlobals.has(name) ? b.const(constantGlobals.get(name)) : b.global(name);
    if (kind === 'super') ctx.refuse(node, ...notLowered.super!);
    if (isSelf(binding, info)) return ctx.self;
    if (binding.owner === info) {
      if (kind === 'this') return ctx.thisValue(node);
      if (kind === 'new.target' && info.kind !== 'declaration' && info.kind !== 'expression')
        return ctx.construction === undefined ? b.const(undefined) : ctx.receiver;
      const place = this.places.get(binding);
      if (place === undefined) return this.readTooEarly(binding, node);
      if (place.kind === 'value') return place.id;
      this.checkPlace(binding, place);
      const value = b.get(place.id);
      return place.kind === 'cell' ? b.getCell(value, name) : value;
    }
    if (this.isAround(binding)) {
      const root = this.root();
      return isSelf(binding, ctx.program.root) ? root : b.capture(root, this.rootIndex(binding), name);
    }
    if (binding.cell === undefined) return b.capture(ctx.self, this.indices.get(binding)!, name);
    const cell = this.capturedCell(binding);
    checkCell(ctx, binding, cell);
    return b.getCell(cell, name);
  }

  write(binding: Binding, value: ValueId, node: Node): void {
    const { ctx } = this;
    const { b, info } = ctx;
    const { name, kind } = binding;
    if (kind === 'const' || kind === 'own-name' || kind === 'import') {
      throwTypeError(ctx, kind === 'import' ? `Cannot assign to import '${name}'` : 'Assignment to constant variable.');
    } else if (kind === 'global') {
      ctx.refuse(
        node,
        `Assigning to the global \`${name}\``,
        'Every other part of the program uses it too.',
        'Use a variable of your own.',
      );
    } else if (binding.owner === info) {
      const place = this.places.get(binding);
      if (place !== undefined) this.checkPlace(binding, place);
      if (place === undefined) this.readTooEarly(binding, node);
      else if (place.kind === 'variable') b.set(place.id, value);
      else if (place.kind === 'cell') b.setCell(b.get(place.id), value);
    } else if (this.isAround(binding)) {
      b.setcapture(this.root(), this.rootIndex(binding), name, value);
    } else {
      const cell = this.capturedCell(binding);
      checkCell(ctx, binding, cell);
      b.setCell(cell, value);
    }
  }

  /** A private name: its binding and, if its class is outside, the captured variable of a function that it is. */
  privateName(node: PrivateIdentifier): { binding: Binding; outside?: { fn: ValueId; index: number } } {
    const binding = this.ctx.program.analysis.bindingOf(node)!;
    return this.isAround(binding)
      ? { binding, outside: { fn: this.root(), index: this.rootIndex(binding) } }
      : { binding };
  }

  /** A name that is declared nowhere in sight: the captured variable of a function that it is. */
  undeclared(node: Identifier): { fn: ValueId; index: number } | undefined {
    const binding = this.ctx.program.analysis.bindingOf(node);
    return binding?.kind === 'unresolved' ? { fn: this.root(), index: this.rootIndex(binding) } : undefined;
  }

  private capturedCell(binding: Binding): ValueId {
    const { b, self } = this.ctx;
    return b.capture(self, this.indices.get(binding)!, binding.name, cellTypeOf(binding));
  }

  private rootIndex(binding: Binding): number {
    return this.ctx.program.root.captures.findIndex((c) => c.binding === binding);
  }

  /** A use that stands before the declaration in the same block always throws. */
  private readTooEarly(binding: Binding, node: Node): ValueId {
    const { ctx } = this;
    const words = notLowered[binding.kind];
    if (words !== undefined) ctx.refuse(node, ...words);
    return throwTooEarly(ctx, binding);
  }

  /** Throws if a variable of the function itself has no value yet, where that can be. */
  private checkPlace(binding: Binding, place: Place): void {
    const { ctx } = this;
    const { b } = ctx;
    if (place.kind === 'cell') checkCell(ctx, binding, b.get(place.id));
    else if (place.kind === 'variable' && place.initialised !== undefined && binding.early.has(ctx.info)) {
      const { initialised } = place;
      checkFlag(ctx, binding, () => b.get(initialised, boolean));
    }
  }

  /** What a new closure of an inner function holds for one of its captures: a value, a cell, or the outermost function. */
  captured({ binding }: InnerCapture, node: Node): ValueId {
    if (binding === undefined) return this.root();
    if (binding.cell === undefined) return this.read(binding, node);
    const { b, info } = this.ctx;
    if (binding.owner !== info) return this.capturedCell(binding);
    return b.get(this.places.get(binding)!.id);
  }

  /** Opens a scope: makes the cells that functions may hold before their variables are declared. */
  enter(scope: Scope | undefined): void {
    if (scope === undefined) return;
    const { b } = this.ctx;
    for (const binding of scope.bindings.values()) {
      if (binding.owner !== this.ctx.info || binding.kind === 'parameter') continue;
      if (binding.cell === 'early') this.makeCell(binding, b.const(undefined), false);
      else if (binding.kind === 'var' || binding.scattered) this.setVariable(binding, b.const(undefined), false);
    }
  }

  /** A declaration is reached: gives the binding its initial value. */
  declare(binding: Binding, value: ValueId): void {
    const { b } = this.ctx;
    const place = this.places.get(binding);
    if (binding.cell === 'late') this.makeCell(binding, value);
    else if (binding.cell === 'early') initialiseCell(this.ctx, binding, b.get(place!.id), value);
    else if (binding.kind === 'var' || binding.scattered || binding.assignments > 0) this.setVariable(binding, value);
    else {
      b.name(value, binding.name);
      this.places.set(binding, { kind: 'value', id: value });
    }
  }

  /** Declares a parameter; cells that defaults of earlier parameters need are made by `enterParameters`. */
  enterParameters(scope: Scope): void {
    for (const binding of scope.bindings.values()) {
      if (binding.kind === 'parameter' && binding.cell === 'early')
        this.makeCell(binding, this.ctx.b.const(undefined), false);
    }
  }

  /** Gives a loop variable that closures hold a cell of its own for the next iteration. */
  renewCell(binding: Binding): void {
    const { b } = this.ctx;
    this.makeCell(binding, b.getCell(b.get(this.places.get(binding)!.id), binding.name));
  }

  private makeCell(binding: Binding, value: ValueId, initialised = true): void {
    const { ctx } = this;
    const cell = newCell(ctx, binding, value, initialised);
    const known = this.places.get(binding);
    const id = known?.kind === 'cell' ? known.id : ctx.b.variable(binding.name);
    ctx.b.set(id, cell);
    this.places.set(binding, { kind: 'cell', id });
  }

  private setVariable(binding: Binding, value: ValueId, initialised = true): void {
    const { b } = this.ctx;
    const known = this.places.get(binding);
    const place =
      known?.kind === 'variable'
        ? known
        : {
            kind: 'variable' as const,
            id: b.variable(binding.name),
            ...(isFlagged(binding) && { initialised: b.variable('initialised') }),
          };
    b.set(place.id, value);
    if (place.initialised !== undefined) b.set(place.initialised, b.const(initialised));
    this.places.set(binding, place);
  }
}
