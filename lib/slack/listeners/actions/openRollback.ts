import { mayRollBack, rollbackOfferOf } from '../../../domain/lifecycle/rollbackOffer.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { approvabilityOf } from '../../../domain/suggestions/approvability.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Language } from '../../i18n/translator.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { executionText } from '../../interactions/executionText.ts';
import { readPress } from '../../interactions/press.ts';
import { confirmModal } from '../../views/suggestion/confirmModal.ts';
import { stateText } from '../../views/suggestion/stateText.ts';
import { sentenceOf } from '../../views/wording.ts';
import { onPress } from '../onPress.ts';

/**
 * Roll back…: the dialog of the change that rolls this one back, with the same checks and the same
 * workflow. It may be tried again until its last day; what blocks it is read again when it runs.
 */
export function openRollback(deps: SlackDeps) {
  return onPress(deps, readPress, async ({ record }, { language, reply, openView }) => {
    const id = rollbackOfferOf(record)?.id;
    const { account } = record.suggestion.instance;
    const rollback = id === undefined ? undefined : await deps.suggestions.get(account, id);
    const offer = checkOffer(rollback, deps.now().toISOString(), language);
    if (!offer.ok) return reply(`${offer.error} ${language.say('Nothing was changed.')}`);
    const { suggestion } = offer.value;
    await openView(confirmModal(offer.value, executionText(suggestion, deps), [], language));
  });
}

/** The rollback, if it can be started now; the error says why not. */
function checkOffer(
  rollback: SuggestionRecord | undefined,
  now: string,
  language: Language,
): Result<SuggestionRecord, string> {
  const { say } = language;
  if (rollback === undefined) return err(say('There is nothing to roll back.'));
  const { suggestion } = rollback;
  if (suggestion.kind !== 'rollback' || suggestion.rollbackOf.until <= now) {
    return err(say('The one-click rollback period is over.'));
  }
  if (!mayRollBack(rollback.state)) return err(stateText(rollback, language) ?? '');
  const approvability = approvabilityOf(suggestion);
  if (approvability.approvable || approvability.why !== 'blocked') return ok(rollback);
  const why = sentenceOf(approvability.because, language);
  return err(say("It can't be rolled back: {why}", { why }));
}
