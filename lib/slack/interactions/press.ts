import type { BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Actor, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SlackUser } from '../auth/approvers.ts';
import { readActionValue, type Shown } from '../blockKit/actionValue.ts';
import { modal, section } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';
import type { SlackDeps } from './deps.ts';

/** A press that may be acted on: who, on which suggestion as it is now, having seen which plan. */
export interface Press {
  readonly actor: Actor;
  readonly record: SuggestionRecord;
  readonly shown: Shown;
}

/**
 * What a press means, by our own records: the presser is admitted, the suggestion is read again.
 * Nothing that comes from Slack is believed but its signature. The error is for the presser.
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

/** The suggestion that a button or dialog is about, as it is now. */
export async function findRecord(
  value: unknown,
  deps: SlackDeps,
): Promise<Result<{ readonly record: SuggestionRecord; readonly shown: Shown }, Sentence>> {
  const shown = readActionValue(value);
  if (shown === undefined) {
    return err(sentence('This button is not one of mine. Nothing was changed.'));
  }
  const record = await deps.suggestions.get(shown.account, shown.suggestionId);
  if (record === undefined) {
    return err(
      sentence('I no longer know this suggestion. Look at the newest digest. Nothing was changed.'),
    );
  }
  return ok({ record, shown });
}

/** Who pressed a button or sent a dialog. */
export function slackUserOf(body: {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team: { readonly id: string } | null;
}): SlackUser {
  return { userId: body.user.id, userTeam: body.user.team_id, team: body.team?.id };
}

/** Pressed by somebody of our workspace, in our workspace: a shared channel shows others our buttons. */
export function isOfOurs({ userTeam, team }: SlackUser, { teamId }: { readonly teamId: string }) {
  return userTeam === teamId && team === teamId;
}

/**
 * Says something to the presser alone, where they pressed: on the App Home, where nothing can be
 * said, in a dialog. Nothing more happens when Slack won't.
 */
export async function replyEphemeral(
  body: BlockAction,
  client: WebClient,
  text: string,
  language: Language,
): Promise<void> {
  const channel = body.channel?.id;
  try {
    await (channel === undefined
      ? client.views.open({
          trigger_id: body.trigger_id,
          view: modal(language, 'Trimtab', [section(text)]),
        })
      : client.chat.postEphemeral({ channel, user: body.user.id, text }));
  } catch (error) {
    logEvent('slack.notWhispered', errorFields(error));
  }
}
