/** What goes wrong with a method (with every method, when none is named), the next `times` times. */
export type SlackFault = {
  readonly method?: string;
  /** So many calls pass first. */
  readonly after?: number;
  readonly times: number;
} & (
  | { readonly error: string; readonly retryAfter?: number }
  /** `timeout`: nothing is done. `unanswered` and `slow`: it is done, and its answer is lost or late. */
  | { readonly kind: 'timeout' | 'unanswered' | 'slow' }
);

export interface SlackFaults {
  inject(fault: SlackFault): () => void;
  /** The calls of a method (of every one, when none is named) so far, whatever their answer. */
  calls(method?: string): number;
  /** Notes the call, and hits the fault that is meant for it. */
  onCall(method: string): SlackFault | undefined;
}

export function createSlackFaults(): SlackFaults {
  const faults = new Set<{ readonly fault: SlackFault; passing: number; left: number }>();
  const calls: string[] = [];
  return {
    inject: (fault) => {
      const own = { fault, passing: fault.after ?? 0, left: fault.times };
      faults.add(own);
      return () => void faults.delete(own);
    },
    calls: (method) => calls.filter((each) => each === (method ?? each)).length,
    onCall: (method) => {
      calls.push(method);
      for (const own of faults) {
        if ((own.fault.method ?? method) !== method) continue;
        if (own.passing > 0) {
          own.passing -= 1;
          continue;
        }
        own.left -= 1;
        if (own.left === 0) faults.delete(own);
        return own.fault;
      }
      return undefined;
    },
  };
}
