/** What the tests share: a transform that needs no frontend beyond its scope analysis, and a way to run what comes out. */
import { transformSync } from 'oxc-transform';
import { analyseScopes } from '@wengert/frontend';
import { recordOf, type Accessor, type FunctionRecord, type RawSite } from '@wengert/ir';
import type { Lowering } from '../src/lowered.js';
import { captured, functionNodeOf } from '../src/lower.js';
import type { Options } from '../src/options.js';
import { transformWith, type PrepareLowering } from '../src/transform.js';

/** A frontend that knows captured variables, and gives their names as the code. */
export const capturesOnly: PrepareLowering = ({ program }): Lowering => {
  const analysis = analyseScopes(program);
  return {
    lower(node) {
      const fn = functionNodeOf(node);
      const { captures } = analysis.functionOf(fn);
      return { ir: captures.map((c) => `${c.name}:${c.scope}`).join(), captures: captures.map(captured) };
    },
  };
};

/** The transformed text, or null. */
export function attached(code: string, options: Options = { include: 'test.ts' }, id = '/project/test.ts'): string {
  const result = transformWith(capturesOnly, code, id, options);
  if (result === null) throw new Error('not transformed');
  return result.code;
}

/** The transformed text without what is appended to it. */
export function attachedLines(code: string): string {
  return attached(code).split('\n').slice(0, code.split('\n').length).join('\n');
}

let runs = 0;

/** Runs code as an ES module. */
export async function evaluate(code: string): Promise<Record<string, any>> {
  const { code: js, errors } = transformSync('test.ts', code, { lang: 'ts', target: 'es2022' });
  if (errors.length > 0) throw new Error(errors.map((e) => e.message).join());
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(`${js}\n// ${runs++}`)}`);
}

/** Transforms a module and runs it. */
export async function run(code: string): Promise<Record<string, any>> {
  return evaluate(attached(code));
}

/** Access to the captured variables of a function by name, through its record. */
export class Captured {
  readonly record: FunctionRecord;
  readonly site: RawSite;
  private readonly captures: (readonly [name: string, scope: string])[];

  constructor(fn: (...args: never[]) => unknown) {
    const record = recordOf(fn);
    if (record === undefined) throw new Error('no record');
    this.record = record;
    this.site = record.site() as RawSite;
    const words = (this.site.ir ?? '').split(',').filter((w) => w !== '');
    this.captures = words.map((w) => w.split(':') as [string, string]);
  }

  read(name: string, receiver?: unknown): unknown {
    const [env, k] = this.find(name);
    return env(k, undefined, receiver);
  }

  write(name: string, value: unknown, receiver?: unknown): void {
    const [env, k] = this.find(name);
    env(~k, value, receiver);
  }

  private find(name: string): [Accessor, number] {
    const k = this.captures.findIndex(([n]) => n === name);
    if (k < 0) throw new Error(`captures ${this.site.ir}, not ${name}`);
    const env = this.captures[k][1] === 'local' ? this.record.env : this.site.env;
    if (env === undefined) throw new Error(`nothing gives access to ${name}`);
    return [env, k];
  }
}
