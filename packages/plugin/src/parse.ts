/** Reads a file: its syntax tree with TypeScript's nodes, its comments, and whether it asks for being transformed. */
import { parseSync, type Comment, type EcmaScriptModule, type Program } from 'oxc-parser';
import { SourceSyntaxError } from './syntax-error.js';

export interface ParsedFile {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly asksForTransform: boolean;
}

const languages: Readonly<Record<string, 'jsx' | 'ts' | 'tsx'>> = { ts: 'ts', mts: 'ts', cts: 'ts', tsx: 'tsx' };

/** The language of a path by its extension; plain JavaScript may contain JSX. */
export function languageOf(path: string): 'jsx' | 'ts' | 'tsx' {
  return languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'jsx';
}

/**
 * Parses a file.
 * @param file how errors name it
 * @throws SourceSyntaxError
 */
export function parseFile(code: string, path: string, file: string): ParsedFile {
  const result = parseSync(path, code, {
    lang: languageOf(path),
    sourceType: path.endsWith('.cts') || path.endsWith('.cjs') ? 'commonjs' : 'unambiguous',
    astType: 'ts',
    preserveParens: false,
  });
  const error = result.errors.find((e) => (e.severity as string) === 'Error');
  if (error !== undefined) throw new SourceSyntaxError(error.message, code, file, error.labels[0]?.start ?? 0);
  const { program, comments } = result;
  return { program, comments, asksForTransform: hasDirective(program) || importsUs(result.module, code) };
}

function hasDirective(program: Program): boolean {
  return program.body.some((s) => s.type === 'ExpressionStatement' && s.directive === 'use wengert');
}

const ours = /^(?:wengert|@wengert\/[^/]+)(?:\/|$)/;

function importsUs({ staticImports, staticExports, dynamicImports }: EcmaScriptModule, code: string): boolean {
  return (
    staticImports.some((i) => ours.test(i.moduleRequest.value)) ||
    staticExports.some((e) => e.entries.some((x) => x.moduleRequest !== null && ours.test(x.moduleRequest.value))) ||
    dynamicImports.some(({ moduleRequest: { start, end } }) => ours.test(code.slice(start + 1, end - 1)))
  );
}
