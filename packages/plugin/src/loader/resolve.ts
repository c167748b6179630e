/** TypeScript programs name the files that their sources are compiled to; these are the sources behind such names. */

const sources: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.jsx': ['.tsx'],
};

/** What to try for a relative import from a TypeScript file that does not exist as it is written. */
export function substitutes(specifier: string, parent: string | undefined): string[] {
  if (!/^(?:\.{0,2}\/|file:)/.test(specifier) || parent === undefined || !/\.m?tsx?(?:[?#]|$)/.test(parent)) return [];
  const [, base, extension, query] = /^(.*?)(\.[cm]?jsx?)?([?#].*)?$/s.exec(specifier)!;
  const candidates = extension === undefined ? ['.ts', '.tsx', '/index.ts'] : (sources[extension] ?? []);
  return candidates.map((candidate) => `${base}${candidate}${query ?? ''}`);
}
