import type { Configuration } from '../../../config/config.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import type { Sentence } from '../../../shared/message.ts';
import { mentionsOf } from '../../auth/approvers.ts';
import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { nameOf, sentenceOf } from '../wording.ts';

/** Asks the approvers to act now: the only message that mentions people. */
export function alertMessage(
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
    text: say('Action required: {name}', { name }),
    blocks: [
      section(`:rotating_light: ${who} *${name}* (${where})\n${sentenceOf(reason, language)}`),
    ],
  };
}
