/**
 * The sites of a file: for each function a thunk at the end of the file that gives its code, and for each outermost
 * function or class a thunk that gives its text. They are function declarations, so they are there before anything runs,
 * are parsed when they are first called, and are dropped with the functions that refer to them.
 */
import type { Node } from 'oxc-parser';
import { isFunction } from './attach/position.js';
import type { SiteArguments } from './attach/file.js';
import type { Lowering, Part, Refused } from './lowered.js';
import { accessorText, type Access } from './text/accessor.js';
import type { Names } from './text/names.js';

export interface SiteOptions {
  /** How messages name the file. */
  readonly file: string;
  readonly sourceText: boolean;
}

interface Unit extends Part {
  readonly thunk: string;
}

// A line that holds other things before the function is shown with it, unless it is one of a minified file.
const longestPrefix = 200;

export class Sites {
  private readonly thunks: string[] = [];
  private readonly units = new Map<Node, Unit>();
  private readonly lineStarts: number[];

  constructor(
    private readonly code: string,
    private readonly names: Names,
    private readonly lowering: Lowering,
    private readonly options: SiteOptions,
  ) {
    this.lineStarts = [0];
    for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  /** Makes the site of a function, method or class. */
  add(node: Node, around: readonly Node[]): SiteArguments {
    const unit = this.unitOf(around.find(isUnit) ?? node);
    const thunk = this.names.site(this.thunks.length + 1);
    const lowered = this.lowering.lower(node, unit);
    const fields = [`source:${unit.thunk}`];
    let accessor: string | undefined;
    if ('refused' in lowered) fields.push(`refused:${refusedText(lowered.refused)}`);
    else {
      const accessOf = (scope: 'module' | 'local'): Access[] =>
        lowered.captures.flatMap((c, index) => (c.scope === scope ? [{ ...c, index }] : []));
      fields.push(`ir:${stringText(lowered.ir)}`);
      const env = accessorText(accessOf('module'), this.names);
      if (env !== undefined) fields.push(`env:${env}`);
      accessor = accessorText(accessOf('local'), this.names);
    }
    this.thunks.push(`function ${thunk}(){return{${fields.join(',')}}}`);
    return { thunk, accessor };
  }

  /** All thunks, one a line. */
  text(): string[] {
    return [...[...this.units.values()].map((unit) => this.unitText(unit)), ...this.thunks];
  }

  private unitOf(node: Node): Unit {
    let unit = this.units.get(node);
    if (unit === undefined) {
      const { line, lineStart } = this.position(node.start);
      const start = node.start - lineStart <= longestPrefix ? lineStart : node.start;
      const text = this.code.slice(start, this.lineEnd(node.end));
      unit = { thunk: this.names.source(this.units.size + 1), start, line, column: start - lineStart, text };
      this.units.set(node, unit);
    }
    return unit;
  }

  private unitText({ thunk, line, column, text }: Unit): string {
    const place = `${stringText(this.options.file)},${line},${column}`;
    return `function ${thunk}(){return[${this.options.sourceText ? `${place},${stringText(text)}` : place}]}`;
  }

  /** The end of the line, unless that is far away. */
  private lineEnd(offset: number): number {
    const end = this.code.indexOf('\n', offset);
    const whole = end < 0 ? this.code.length : end;
    return whole - offset <= longestPrefix ? whole : offset;
  }

  private position(offset: number): { line: number; lineStart: number } {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, lineStart: this.lineStarts[low] };
  }
}

function isUnit(node: Node): boolean {
  return isFunction(node) || node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

function refusedText(parts: Refused): string {
  return `[${parts.map((p) => (typeof p === 'string' ? stringText(p) : p)).join(',')}]`;
}

/**
 * A string literal, in single quotes, because most of these texts are JSON. `</script` would end a script that stands in
 * HTML, and a comment that names a source map would be taken for that of the file, so both are broken up.
 */
function stringText(text: string): string {
  const escaped = text.replace(/[\\'\n\r\u2028\u2029]/g, (c) => escapes[c] ?? `\\u${c.charCodeAt(0).toString(16)}`);
  return `'${escaped.replaceAll('</', '<\\/').replace(/[#@](?=\s?source(?:Mapping)?URL)/g, (c) => (c === '#' ? '\\x23' : '\\x40'))}'`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r' };
