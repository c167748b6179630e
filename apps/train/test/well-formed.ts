/** A small check that text is well-formed XML: tags nest, attributes are quoted, `&` and `<` are escaped. */
export function wellFormed(xml: string): boolean {
  const open: string[] = [];
  const attribute = /\s+[\w:.-]+="[^"<]*"/;
  const token = new RegExp(
    `<\\?[^?]*\\?>|<!--.*?-->|</([\\w:.-]+)\\s*>|<([\\w:.-]+)((?:${attribute.source})*)\\s*(/?)>|([^<]+)|([^])`,
    'gs',
  );
  for (const [whole, close, start, , end, text, stray] of xml.matchAll(token)) {
    if (stray !== undefined) return false;
    if (
      text !== undefined &&
      (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text) || (open.length === 0 && text.trim() !== ''))
    )
      return false;
    if (start !== undefined && /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(whole)) return false;
    if (start !== undefined && end === '') open.push(start);
    if (close !== undefined && open.pop() !== close) return false;
  }
  return open.length === 0;
}
