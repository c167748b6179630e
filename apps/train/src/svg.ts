/** What all pictures share: they are SVG files that stand alone, on paper of their own, in one type. */

export const FONT = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif';
export const INK = '#1f2328';
export const MUTED = '#656d76';
export const BLUE = '#2563eb';
export const RED = '#c2410c';

/** `text` for use between tags or in an attribute. */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);
}

/** A line of text with its left end (or its middle, or its right end) at x, on the base line y. */
export function label(
  x: number,
  y: number,
  text: string,
  {
    size = 12,
    color = INK,
    weight = 400,
    anchor = 'start',
  }: { size?: number; color?: string; weight?: number; anchor?: string } = {},
): string {
  const style = `font-size="${size}" fill="${color}" font-weight="${weight}" text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" ${style}>${escape(text)}</text>`;
}

/** A picture of the given size in pixels, with a title for those who cannot see it. */
export function picture(width: number, height: number, title: string, content: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${escape(FONT)}">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    content,
    '</svg>',
    '',
  ].join('\n');
}
