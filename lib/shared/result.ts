/** What a function returns when a person can cause or meet its failure. Everything else throws. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<Problem>(error: Problem): { readonly ok: false; readonly error: Problem } {
  return { ok: false, error };
}

/** The value, and undefined where there is an error: for what is only shown when it is known. */
export function ifOk<Value>(result: Result<Value, unknown>): Value | undefined {
  return result.ok ? result.value : undefined;
}
