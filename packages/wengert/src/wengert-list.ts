/** `wengertList`: the single assignments that a function is made of. */
import { primitives, type ConstantValue, type Func, type Op, type Region, type ValueId } from '@wengert/ir';
import { checkFunction } from '@wengert/reverse';
import { prepare } from './pipeline.js';
import { read } from './read.js';

type AnyFunction = (...args: never[]) => unknown;

function literal(value: ConstantValue): string {
  return typeof value === 'string' ? JSON.stringify(value) : typeof value === 'bigint' ? `${value}n` : String(value);
}

/** Names the values of a function and writes each operation on a line, regions indented. */
class Listing {
  readonly lines: string[] = [];
  private readonly names = new Map<ValueId, string>();
  private count = 0;

  constructor(private readonly func: Func) {
    for (const { id, role, name } of func.parameters)
      this.names.set(id, role === 'argument' || role === 'rest' ? (name ?? `x${id}`) : role);
  }

  write(): string[] {
    this.region(this.func.body, '');
    return this.lines;
  }

  private name(id: ValueId): string {
    return this.names.get(id) ?? '?';
  }

  private assign(id: ValueId, text: string, indent: string): void {
    this.count += 1;
    this.names.set(id, `y${this.count}`);
    this.lines.push(`${indent}y${this.count} = ${text}`);
  }

  private region(region: Region, indent: string): void {
    for (const op of region.ops) this.op(op, indent);
  }

  private op(op: Op, indent: string): void {
    const args = op.args.map((a) => this.name(a));
    const [result] = op.results;
    switch (op.op) {
      case 'const':
        this.names.set(result.id, literal(op.value));
        break;
      case 'global':
      case 'extern':
      case 'capture':
        this.names.set(result.id, op.name);
        break;
      case 'prim':
        this.assign(
          result.id,
          primitives[op.prim].js.replace('$*', args.join(', ')).replace(/\$(\d)/g, (_, k: string) => args[Number(k)]),
          indent,
        );
        break;
      case 'load':
        this.assign(result.id, `${args[0]}[${args[1]}]`, indent);
        break;
      case 'store':
        this.lines.push(`${indent}${args[0]}[${args[1]}] = ${args[2]}`);
        break;
      case 'addto':
        this.lines.push(`${indent}${args[0]}[${args[1]}] += ${args[2]}`);
        break;
      case 'call':
        this.assign(result.id, `${op.text ?? args[0]}(${args.slice(2).join(', ')})`, indent);
        break;
      case 'return':
        break;
      default:
        this.construct(op, args, indent);
    }
  }

  private construct(op: Op, args: readonly string[], indent: string): void {
    const heads: Readonly<Record<string, string>> = { for: `for i from ${args[0]} to ${args[1]}`, if: `if ${args[0]}` };
    if (op.regions.length === 0) {
      const text = `${op.op}(${args.join(', ')})`;
      if (op.results.length === 1) this.assign(op.results[0].id, text, indent);
      else if (op.args.length > 0) this.lines.push(`${indent}${text}`);
      return;
    }
    for (const result of op.results) {
      this.count += 1;
      this.names.set(result.id, `y${this.count}`);
    }
    const results = op.results.map((r) => this.name(r.id)).join(', ');
    this.lines.push(
      `${indent}${results === '' ? '' : `${results} = `}${heads[op.op] ?? op.op}${this.initial(op, args)}:`,
    );
    op.regions.forEach((region, k) => {
      if (k > 0) this.lines.push(`${indent}else:`);
      region.parameters.forEach((p) => {
        this.count += 1;
        this.names.set(p.id, p.name ?? `y${this.count}`);
      });
      this.region(region, `${indent}  `);
    });
  }

  private initial(op: Op, args: readonly string[]): string {
    const values = op.op === 'for' ? args.slice(2) : op.op === 'loop' ? args : [];
    return values.length === 0 ? '' : ` with ${values.join(', ')}`;
  }
}

/**
 * The Wengert list of a function: its single assignments in order, one operation each. Loops and branches are indented.
 *
 * @example wengertList((x) => Math.sin(x ** 2) * 5) // ['y1 = x ** 2', 'y2 = Math.sin(y1)', 'y3 = y2 * 5']
 * @throws WengertError if the function's code cannot be seen or is not supported
 */
export function wengertList(f: AnyFunction): string[] {
  checkFunction(f, 'wengertList');
  return new Listing(prepare(read(f))).write();
}
