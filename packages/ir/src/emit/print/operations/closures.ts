/**
 * Closures: function expressions in place. What they capture is named by constants that they see; what they assign
 * themselves becomes a parameter of a function around them. A record with access to both is attached where it is wanted.
 */
import { siteOf } from '../../../captured.js';
import type { Func } from '../../../model.js';
import { selfOf } from '../../../passes/effects.js';
import { attach } from '../../../record.js';
import { named, requireNew } from '../../../runtime.js';
import { eachOp } from '../../../walk.js';
import type { Expr } from '../../tree.js';
import { indent } from '../lines.js';
import { argument, atom, call } from '../precedence.js';
import type { Operations } from '../tables.js';
import { Writer } from '../writer.js';

/** How a function uses the function object that it is itself. */
interface SelfUse {
  /** Captured variables that it assigns. */
  readonly assigned: ReadonlySet<number>;
  /** True if it uses itself otherwise than for its captured variables. */
  readonly needsName: boolean;
}

function selfUse(func: Func): SelfUse {
  const assigned = new Set<number>();
  const self = selfOf(func);
  let needsName = false;
  eachOp(func.body, (inner) => {
    if (inner.op === 'setcapture' && inner.args[0] === self) assigned.add(inner.index);
    const own = inner.op === 'capture' || inner.op === 'setcapture' ? 1 : 0;
    if (self !== undefined && inner.args.indexOf(self, own) >= 0) needsName = true;
  });
  return { assigned, needsName };
}

/** JavaScript for a value that a closure may capture: never a variable that changes. */
function constantName(expr: Expr, writer: Writer): string {
  if (expr.kind !== 'value') return writer.expression(expr, argument);
  const name = writer.nameOf(expr.id);
  if (!writer.declared.changes(writer.variables(expr.id))) return name;
  const copy = writer.emission.names.fresh(name);
  writer.lines.before(`const ${copy} = ${name};`);
  return copy;
}

interface Written {
  readonly parameters: readonly string[];
  readonly lines: readonly string[];
}

/** An arrow function or a function expression whose last line stands at `depth`. */
function functionText({ parameters, lines }: Written, name: string, arrow: boolean, depth: number): string {
  const pad = indent(depth);
  const body = lines.length === 0 ? '' : `\n${lines.map((l) => pad + l).join('\n')}\n${pad}`;
  if (!arrow) return `function ${name}(${parameters.join(', ')}) {${body}}`;
  const list = `(${parameters.join(', ')})`;
  const only = lines.length === 1 ? /^ {2}return ([^]*);$/.exec(lines[0]) : undefined;
  if (!only || only[1].includes('\n')) return `${list} => {${body}}`;
  return `${list} => ${only[1].startsWith('{') ? `(${only[1]})` : only[1]}`;
}

/** A constructor first says if it is called without `new`. */
function checked({ parameters, lines }: Written, name: string, writer: Writer): Written {
  const check = writer.emission.extern('$requireNew', requireNew);
  return { parameters, lines: [`  ${check}(${JSON.stringify(name)}, new.target);`, ...lines] };
}

/** The accessor of a closure's captured variables. */
function environment(captured: readonly string[], assigned: ReadonlySet<number>): string {
  const read = `[${captured.join(', ')}]`;
  if (assigned.size === 0) return `($i) => ${read}[$i]`;
  const writes = [...assigned].map((i) => `$i === ${~i} ? (${captured[i]} = $v) : `);
  return `($i, $v) => ${writes.join('')}${read}[$i]`;
}

export const closures = {
  closure({ func }, args, writer) {
    const { emission } = writer;
    const outer = args.map((a) => constantName(a, writer));
    const { assigned, needsName } = selfUse(func);
    const captured = assigned.size === 0 ? outer : func.captures.map((c) => emission.names.fresh(c.name));
    const name = needsName ? emission.names.fresh(func.name) : '';
    const arrow = func.form === 'arrow' && !needsName;
    const surroundings = {
      block: writer.current,
      captured: (i: number) => captured[i],
      assigned,
      self: () => name,
      ...(arrow ? {} : { receiver: func.form === 'constructor' ? 'new.target' : 'this' }),
    };
    const parameters = func.parameters.filter((p) => p.role === 'argument' || p.role === 'rest');
    const body = new Writer(emission, func, surroundings, parameters).function();
    const written = func.form === 'constructor' ? checked(body, func.name, writer) : body;
    let text = functionText(written, name, arrow, writer.lines.depth);
    let precedence = arrow ? argument : atom;
    if (func.form === 'constructor') {
      text = `${emission.extern('$named', named)}(${text}, ${JSON.stringify(func.name)})`;
      precedence = call;
    }
    if (emission.stamp(func)) {
      const stamp = emission.extern('$closure', attach);
      const env = captured.length === 0 ? '' : `, ${environment(captured, assigned)}`;
      text = `${stamp}(${text}, ${emission.extern('$site', siteOf(func))}${env})`;
      precedence = call;
    }
    if (assigned.size === 0) return { text, precedence };
    return { text: `((${captured.join(', ')}) => ${text})(${outer.join(', ')})`, precedence: call };
  },
} satisfies Partial<Operations>;
