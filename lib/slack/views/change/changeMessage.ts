import type { KnownBlock } from '@slack/types';
import type { ChangeEvent } from '../../../domain/lifecycle/changeEvent.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { isBlocked } from '../../../domain/preflight/preflight.ts';
import { openIssues } from '../../../domain/resize/monitor.ts';
import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { buttonsOf } from '../suggestion/suggestionCard.ts';
import { nameOf, sentenceOf } from '../wording.ts';
import { endedEarlyText, monitoringText, rollbackOfferText } from './monitoringText.ts';

/** One piece of news about a change, with what can be pressed now. */
export function changeMessage(
  record: SuggestionRecord,
  news: ChangeEvent,
  language: Language,
): MessageView {
  const { suggestion } = record;
  const name = nameOf(suggestion);
  const said = changeEventText(record, news, language);
  const text = `${name}: ${said}`;
  const elements = isWell(news) || news.kind === 'endedEarly' ? [] : buttonsOf(record, language);
  const buttons: KnownBlock[] =
    elements.length === 0
      ? []
      : [{ type: 'actions', block_id: `news:${suggestion.id}:${record.version}`, elements }];
  return { text, blocks: [section(`${signOf(news)} *${name}* ${said}`), ...buttons] };
}

function signOf(news: ChangeEvent): string {
  switch (news.kind) {
    case 'drift':
      return ':repeat:';
    case 'late':
      return ':hourglass:';
    case 'healthIssues':
      return ':warning:';
    case 'kept':
      return isWell(news) ? ':white_check_mark:' : ':warning:';
    case 'endedEarly':
      return ':information_source:';
  }
}

/** Nothing has to be decided any more. */
function isWell(news: ChangeEvent): boolean {
  return news.kind === 'kept' && openIssues(news.issues).length === 0 && news.seen.length > 0;
}

function changeEventText(record: SuggestionRecord, news: ChangeEvent, language: Language): string {
  const { say } = language;
  switch (news.kind) {
    case 'drift': {
      const reason = sentenceOf(news.reason, language);
      return isBlocked(record.suggestion.preflight)
        ? say(
            "has changed since the approval: {reason} Nothing was changed. It can't be approved as it is now.",
            { reason },
          )
        : say(
            'has changed since the approval: {reason} Nothing was changed. Review it and approve again.',
            { reason },
          );
    }
    case 'late':
      return say(
        'could not start in time: {reason} Nothing was changed. Approve again to start in the next maintenance window, or now.',
        { reason: sentenceOf(news.reason, language) },
      );
    case 'healthIssues': {
      const wrong = news.issues.map((issue) => sentenceOf(issue.sentence, language));
      const said = say('has health issues on the new type. {issues}', { issues: wrong.join(' ') });
      return [said, ...rollbackOfferText(record, language)].join(' ');
    }
    case 'kept':
      return [
        monitoringText(news.seen, news.issues, language),
        ...(isWell(news) ? [] : rollbackOfferText(record, language)),
      ].join(' ');
    case 'endedEarly':
      return say('is no longer monitored. {why}', {
        why: endedEarlyText(news.endedEarly, language),
      });
  }
}
