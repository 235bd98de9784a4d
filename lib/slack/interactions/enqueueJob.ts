import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import type { SlackUser } from '../auth/slackUser.ts';
import type { Job } from '../job.ts';
import type { SlackDeps } from './deps.ts';

type Starts = Pick<SlackDeps, 'enqueueJob'>;

/**
 * Hands a job to the worker. False, with a line in the log, when it can't be started: a decision that
 * was stored before stands.
 */
export async function enqueueJob(request: Job, deps: Starts): Promise<boolean> {
  try {
    await deps.enqueueJob(request);
    return true;
  } catch (error) {
    logEvent('job.notStarted', { kind: request.kind, ...errorFields(error) });
    return false;
  }
}

/**
 * Has the worker draw a suggestion wherever it is shown, and the App Home of the user who decided.
 * With `isAssigned`, its new assignee gets it as a direct message.
 */
export async function showLater(
  { suggestion: { instance, id } }: SuggestionRecord,
  homeOf: SlackUser,
  deps: Starts,
  { isAssigned } = { isAssigned: false },
): Promise<void> {
  await enqueueJob(
    { kind: 'show', account: instance.account, suggestionId: id, isAssigned, homeOf },
    deps,
  );
}

/** Has the worker draw the App Home of one person. */
export async function drawHome(of: SlackUser, deps: Starts): Promise<void> {
  await enqueueJob({ kind: 'home', of }, deps);
}
