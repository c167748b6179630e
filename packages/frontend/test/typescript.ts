/** Parses TypeScript as the build plugin does, and finds functions in it. */
import { analyseScopes, lower, type Analysis, type CaptureInfo, type FunctionInfo } from '../src/index.js';
import type { Func } from '@wengert/ir';
import { parseSync } from 'oxc-parser';

export interface Analysed {
  readonly text: string;
  readonly analysis: Analysis;
  readonly program: object;
}

export function analyse(text: string, preserveParens = true): Analysed {
  const { program, errors } = parseSync('program.ts', text, { lang: 'ts', astType: 'ts', range: true, preserveParens });
  if (errors.length > 0) throw new Error(errors[0].message);
  return { text, analysis: analyseScopes(program), program };
}

export function find({ analysis }: Analysed, name: string): FunctionInfo {
  const found = analysis.functions.find((f) => f.name === name);
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
}

export function lowerNamed(analysed: Analysed, name: string): Func {
  return lower(find(analysed, name).node, analysed.analysis, { file: 'program.ts', text: analysed.text });
}

/** `k`, with `!` if it is assigned, `?` if it is not constant, and `^` if it is of module scope. */
export function describeCapture({ name, assigned, constant, scope }: CaptureInfo): string {
  return `${name}${assigned ? '!' : ''}${constant ? '' : '?'}${scope === 'module' ? '^' : ''}`;
}

export function captures(text: string): Record<string, string> {
  return Object.fromEntries(
    analyse(text).analysis.functions.map((f) => [f.name, f.captures.map(describeCapture).join(' ')]),
  );
}
