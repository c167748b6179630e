/** `adjointSource`: the derivative as code that a person can read. */
import { emit, number, unknown, eachOp, type Func, type Type, type ValueId } from '@wengert/ir';
import { argumentsOnly, checkFunction, chosenOf, engine, typeOfValue } from '@wengert/reverse';
import { read } from './read.js';

type AnyFunction = (...args: never[]) => unknown;

/** A parameter is taken to be a number unless the code uses it as something else. */
function guess(func: Func): Type[] {
  const used = new Set<ValueId>();
  eachOp(func.body, (op) => {
    if (op.op === 'load' || op.op === 'store' || op.op === 'addto' || op.op === 'call') used.add(op.args[0]);
    if (op.op === 'call' || op.op === 'closure') op.args.forEach((a) => used.add(a));
  });
  return func.parameters.filter((p) => p.role === 'argument').map((p) => (used.has(p.id) ? unknown : number));
}

/**
 * The source of the derivative of `f`, as it is compiled: of a function of one number its derivative, of any other function
 * its gradient. Code is specialised to the kinds of its arguments: pass examples of them where they are not numbers.
 *
 * @example adjointSource((x) => 5 * x + 3) // 'function derivative(x) {\n  return 5;\n}'
 * @throws WengertError if the function cannot be differentiated
 */
export function adjointSource(f: AnyFunction, ...examples: unknown[]): string {
  checkFunction(f, 'adjointSource');
  const given = examples.length > 0 ? examples : Array.from({ length: f.length });
  const { f: inner, active } = chosenOf(f, given, 'adjointSource');
  const types = examples.length > 0 ? examples.map((e) => typeOfValue(e)) : guess(read(inner));
  const single = types.length === 1 && types[0].kind === 'number';
  const returns = single ? { parameter: 2 } : ('cotangents' as const);
  const { func: derivative } = engine().gradientFor(
    inner,
    types,
    argumentsOnly,
    returns,
    single ? 'derivative' : 'gradient',
    active,
  );
  return emit(derivative, { receivers: false }).code;
}
