export type Verdict = 'ok' | 'bad' | 'unknown';

/** The result of one check. `says`: how it is, or what to do. */
export interface Finding {
  readonly verdict: Verdict;
  readonly what: string;
  readonly says: string;
}

export function ok(what: string, says: string): Finding {
  return { verdict: 'ok', what, says };
}

export function bad(what: string, says: string): Finding {
  return { verdict: 'bad', what, says };
}

/** What can't be checked. */
export function unknown(what: string, says: string): Finding {
  return { verdict: 'unknown', what, says };
}

type Attempt<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

/** What a call returns, or the name of the error that it throws. */
export async function attempt<Value>(call: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.name : String(error) };
  }
}
