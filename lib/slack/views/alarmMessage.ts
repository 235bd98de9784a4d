import type { Configuration } from '../../config/config.ts';
import type { Sentence } from '../../domain/sentence.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { mentionsOf } from '../approvers.ts';
import type { Language } from '../language.ts';
import { type MessageView, section } from '../view.ts';
import { nameOf, sentenceOf } from '../wording.ts';

/** A person is needed now: the only message that mentions people. */
export function alarmMessage(
  { suggestion }: SuggestionRecord,
  reason: Sentence,
  approvers: Configuration['slack']['approvers'],
  language: Language,
): MessageView {
  const { say } = language;
  const name = nameOf(suggestion);
  const { instance } = suggestion;
  const who = mentionsOf(approvers).join(' ');
  const where = say('{id}, {region}, account {account}', {
    id: instance.instanceId,
    region: instance.region,
    account: instance.account,
  });
  return {
    text: say('A person is needed for {name}', { name }),
    blocks: [
      section(`:rotating_light: ${who} *${name}* (${where})\n${sentenceOf(reason, language)}`),
    ],
  };
}
