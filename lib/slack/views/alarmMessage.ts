import type { Configuration } from '../../config/config.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { mentionsOf } from '../approvers.ts';
import { type MessageView, section } from '../view.ts';
import { nameOf, sentenceOf } from '../wording.ts';

/** A person is needed now: the only message that mentions people. */
export function alarmMessage(
  { suggestion }: SuggestionRecord,
  reason: string,
  approvers: Configuration['slack']['approvers'],
): MessageView {
  const { instance } = suggestion;
  const who = mentionsOf(approvers).join(' ');
  const where = `${instance.instanceId}, ${instance.region}, account ${instance.account}`;
  return {
    text: `A person is needed for ${nameOf(suggestion)}`,
    blocks: [
      section(`:rotating_light: ${who} *${nameOf(suggestion)}* (${where})\n${sentenceOf(reason)}`),
    ],
  };
}
