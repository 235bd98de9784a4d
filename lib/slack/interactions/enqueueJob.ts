import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import type { Presser } from '../auth/approvers.ts';
import type { ReportRequest } from '../job.ts';
import type { SlackDeps } from './deps.ts';

type Starts = Pick<SlackDeps, 'startReport'>;

/**
 * Starts what takes longer than an answer to Slack may. False, with a line in the log, when it can't
 * be started: what was decided before stands.
 */
export async function startReport(request: ReportRequest, deps: Starts): Promise<boolean> {
  try {
    await deps.startReport(request);
    return true;
  } catch (error) {
    logEvent('report.notStarted', { kind: request.kind, ...errorFields(error) });
    return false;
  }
}

/**
 * Has a suggestion drawn wherever it is shown, as it is then, and the Home of whoever decided.
 * `hand`: it also goes to whom it is assigned. Slack may take its time: nobody waits for it.
 */
export async function showLater(
  { suggestion: { instance, id } }: SuggestionRecord,
  homeOf: Presser,
  deps: Starts,
  hand = false,
): Promise<void> {
  await startReport(
    { kind: 'show', account: instance.account, suggestionId: id, hand, homeOf },
    deps,
  );
}

/** Has the App Home of one person drawn. */
export async function drawHome(of: Presser, deps: Starts): Promise<void> {
  await startReport({ kind: 'home', of }, deps);
}
