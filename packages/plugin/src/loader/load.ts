/**
 * What the loader makes of one file: our transform, then TypeScript's types taken away, with one source map from the
 * result to the text in the file.
 */
import remapping from '@jridgewell/remapping';
import { transformSync } from 'oxc-transform';
import { transform } from '../index.js';
import { displayName, type Options } from '../options.js';
import { languageOf } from '../parse.js';
import { SourceSyntaxError } from '../syntax-error.js';

/**
 * The JavaScript for a file, with its source map inside; or nothing if it may be loaded as it is.
 * @param path the absolute path
 * @throws SourceSyntaxError
 */
export function compile(code: string, path: string, options: Options): string | undefined {
  const attached = transform(code, path, options);
  const language = languageOf(path);
  if (language === 'jsx') return attached === null ? undefined : withMap(attached.code, attached.map);

  const stripped = transformSync(path, attached?.code ?? code, {
    lang: language,
    sourceType: 'module',
    target: 'es2022',
    sourcemap: true,
  });
  const error = stripped.errors.find((e) => (e.severity as string) === 'Error');
  if (error !== undefined) {
    throw new SourceSyntaxError(
      error.message,
      attached?.code ?? code,
      displayName(path, options),
      error.labels[0]?.start ?? 0,
    );
  }
  if (stripped.map === undefined) return stripped.code;
  if (attached === null) return withMap(stripped.code, stripped.map);
  const maps = [stripped.map, attached.map] as Parameters<typeof remapping>[0];
  return withMap(
    stripped.code,
    remapping(maps, () => null),
  );
}

function withMap(code: string, map: object): string {
  const data = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${data}\n`;
}
