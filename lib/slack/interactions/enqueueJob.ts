import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import type { SlackUser } from '../auth/approvers.ts';
import type { Job } from '../job.ts';
import type { SlackDeps } from './deps.ts';

type Starts = Pick<SlackDeps, 'enqueueJob'>;

/**
 * Starts what takes longer than an answer to Slack may. False, with a line in the log, when it can't
 * be started: what was decided before stands.
 */
export async function enqueueJob(request: Job, deps: Starts): Promise<boolean> {
  try {
    await deps.enqueueJob(request);
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
  homeOf: SlackUser,
  deps: Starts,
  hand = false,
): Promise<void> {
  await enqueueJob(
    { kind: 'show', account: instance.account, suggestionId: id, hand, homeOf },
    deps,
  );
}

/** Has the App Home of one person drawn. */
export async function drawHome(of: SlackUser, deps: Starts): Promise<void> {
  await enqueueJob({ kind: 'home', of }, deps);
}
