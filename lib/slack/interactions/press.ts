import type { WebClient } from '@slack/web-api';
import type { Actor, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { NOT_SHOWN } from '../auth/members.ts';
import { isInWorkspace, type SlackUser } from '../auth/slackUser.ts';
import { readActionValue, type Shown } from '../blockKit/actionValue.ts';
import type { SlackDeps } from './deps.ts';

/** The suggestion of a button or dialog as it is stored now, and the plan that the user has seen. */
export interface PressedSuggestion {
  readonly record: SuggestionRecord;
  readonly shown: Shown;
}

/** The same, pressed by a user who may decide. */
export interface Press extends PressedSuggestion {
  readonly actor: Actor;
}

/**
 * A press by an approver. The approver is checked and the suggestion is read again: of what Slack
 * sends, only the signature is trusted. The error is for the user.
 */
export async function readPress(
  value: unknown,
  slackUser: SlackUser,
  client: WebClient,
  deps: SlackDeps,
): Promise<Result<Press, Sentence>> {
  const admitted = await deps.approvers.admit(slackUser, client);
  if (!admitted.ok) return admitted;
  const found = await findRecord(value, deps);
  return found.ok ? ok({ actor: admitted.value, ...found.value }) : found;
}

/** A press by any full member of the workspace, who may look but not decide. */
export async function readMemberPress(
  value: unknown,
  slackUser: SlackUser,
  client: WebClient,
  deps: SlackDeps,
): Promise<Result<PressedSuggestion, Sentence>> {
  const membership = isInWorkspace(slackUser, deps.config.slack)
    ? await deps.members.of(slackUser.userId, client)
    : 'outsider';
  return membership === 'member' ? findRecord(value, deps) : err(NOT_SHOWN[membership]);
}

async function findRecord(
  value: unknown,
  deps: SlackDeps,
): Promise<Result<PressedSuggestion, Sentence>> {
  const shown = readActionValue(value);
  if (shown === undefined) {
    return err(sentence('This button does not belong to Trimtab. Nothing was changed.'));
  }
  const record = await deps.suggestions.get(shown.account, shown.suggestionId);
  if (record === undefined) {
    return err(
      sentence('This suggestion no longer exists. See the newest digest. Nothing was changed.'),
    );
  }
  return ok({ record, shown });
}
