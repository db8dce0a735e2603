/**
 * The two ways an operation that a user's data can fail ends: a value, or the issues that stand in its way.
 * A failure is always a list, because all issues of a document are answered at once.
 */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
