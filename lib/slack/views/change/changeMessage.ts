import type { KnownBlock } from '@slack/types';
import type { News } from '../../../domain/lifecycle/changeEvent.ts';
import type { SuggestionRecord } from '../../../domain/lifecycle/suggestionRecord.ts';
import { isBlocked } from '../../../domain/preflight/preflight.ts';
import { outstanding } from '../../../domain/resize/monitor.ts';
import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { buttonsOf } from '../suggestion/suggestionCard.ts';
import { nameOf, sentenceOf } from '../wording.ts';
import { awayInWords, endInWords, wayBackInWords } from './monitoringText.ts';

/** One piece of news about a change, with what can be pressed now. */
export function newsMessage(record: SuggestionRecord, news: News, language: Language): MessageView {
  const { suggestion } = record;
  const name = nameOf(suggestion);
  const said = newsInWords(record, news, language);
  const text = `${name}: ${said}`;
  const elements = isWell(news) || news.kind === 'away' ? [] : buttonsOf(record, language);
  const buttons: KnownBlock[] =
    elements.length === 0
      ? []
      : [{ type: 'actions', block_id: `news:${suggestion.id}:${record.version}`, elements }];
  return { text, blocks: [section(`${signOf(news)} *${name}* ${said}`), ...buttons] };
}

function signOf(news: News): string {
  switch (news.kind) {
    case 'drift':
      return ':repeat:';
    case 'late':
      return ':hourglass:';
    case 'trouble':
      return ':warning:';
    case 'kept':
      return isWell(news) ? ':white_check_mark:' : ':warning:';
    case 'away':
      return ':information_source:';
  }
}

/** Nothing has to be decided any more. */
function isWell(news: News): boolean {
  return news.kind === 'kept' && outstanding(news.troubles).length === 0 && news.seen.length > 0;
}

function newsInWords(record: SuggestionRecord, news: News, language: Language): string {
  const { say } = language;
  switch (news.kind) {
    case 'drift': {
      const reason = sentenceOf(news.reason, language);
      return isBlocked(record.suggestion.preflight)
        ? say(
            'has changed since you approved it: {reason} Nothing was touched. As it is now, it cannot be approved.',
            { reason },
          )
        : say(
            'has changed since you approved it: {reason} Nothing was touched. Review it and approve again.',
            { reason },
          );
    }
    case 'late':
      return say(
        'could not begin in time: {reason} Nothing was touched. Approve it again, and it begins in its next window, or now.',
        { reason: sentenceOf(news.reason, language) },
      );
    case 'trouble': {
      const wrong = news.troubles.map((trouble) => sentenceOf(trouble.sentence, language));
      const said = say('has trouble on its new type. {troubles}', { troubles: wrong.join(' ') });
      return [said, ...wayBackInWords(record, language)].join(' ');
    }
    case 'kept':
      return [
        endInWords(news.seen, news.troubles, language),
        ...(isWell(news) ? [] : wayBackInWords(record, language)),
      ].join(' ');
    case 'away':
      return say('is not watched any more. {why}', { why: awayInWords(news.away, language) });
  }
}
