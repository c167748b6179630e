/**
 * The error of this package. Every message starts with the operation and names the shapes or values that were wrong;
 * `code` is stable and meant for programs.
 */
export type TensorErrorCode =
  | 'tensor/bad-argument'
  | 'tensor/bad-axis'
  | 'tensor/bad-dtype'
  | 'tensor/bad-file'
  | 'tensor/bad-index'
  | 'tensor/bad-length'
  | 'tensor/bad-shape'
  | 'tensor/shape-mismatch';

/**
 * What tensor operations throw.
 *
 * @example try { matmul(a, b) } catch (e) { if (e instanceof TensorError && e.code === 'tensor/shape-mismatch') ... }
 */
export class TensorError extends Error {
  override readonly name = 'TensorError';
  readonly code: TensorErrorCode;

  constructor(code: TensorErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A short description of any value, for messages. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value))
    return value.length > 8 ? `an array of length ${value.length}` : `[${value.map(show).join(', ')}]`;
  if (typeof value === 'function') return `a function`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  const maker = (value as { constructor?: { name?: string } }).constructor?.name;
  return maker && maker !== 'Object' ? `a ${maker}` : 'an object';
}
