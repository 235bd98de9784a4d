import type { KnownBlock } from '@slack/types';
import type { News } from '../../domain/news.ts';
import { isBlocked } from '../../domain/preflight.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { outstanding } from '../../domain/watch.ts';
import { type MessageView, section } from '../view.ts';
import { nameOf, sentenceOf } from '../wording.ts';
import { buttonsOf } from './suggestionCard.ts';
import { awayInWords, endInWords, wayBackInWords } from './watchInWords.ts';

/** One piece of news about a change, with what can be pressed now. */
export function newsMessage(record: SuggestionRecord, news: News): MessageView {
  const { suggestion } = record;
  const name = nameOf(suggestion);
  const said = sentence(record, news);
  const text = `${name}: ${said}`;
  const elements = isWell(news) || news.kind === 'away' ? [] : buttonsOf(record);
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

function sentence(record: SuggestionRecord, news: News): string {
  switch (news.kind) {
    case 'drift': {
      const next = isBlocked(record.suggestion.preflight)
        ? 'As it is now, it can not be approved.'
        : 'Review it and approve again.';
      return `has changed since you approved it: ${sentenceOf(news.reason)} Nothing was touched. ${next}`;
    }
    case 'late':
      return `could not begin in time: ${sentenceOf(news.reason)} Nothing was touched. Approve it again, and it begins in its next window, or now.`;
    case 'trouble': {
      const wrong = news.troubles.map((trouble) => sentenceOf(trouble.sentence)).join(' ');
      return `has trouble on its new type. ${wrong}${wayBackInWords(record)}`;
    }
    case 'kept': {
      const way = isWell(news) ? '' : wayBackInWords(record);
      return `${endInWords(news.seen, news.troubles)}${way}`;
    }
    case 'away':
      return `is not watched any more. ${awayInWords(news.away)}`;
  }
}
