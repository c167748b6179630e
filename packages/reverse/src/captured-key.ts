/**
 * Where the shadow of a function has the cotangent of a captured variable: a key that no field of the function has in practice, so that
 * the two are never confused.
 */
export function capturedKey(index: number): string {
  return `<captured ${index}>`;
}
