import type { KnownBlock } from '@slack/types';
import type { News } from '../../domain/news.ts';
import type { SuggestionRecord } from '../../domain/suggestionRecord.ts';
import { type MessageView, section } from '../view.ts';
import { nameOf, sentenceOf } from '../wording.ts';
import { buttonsOf } from './suggestionCard.ts';

/** One piece of news about a change, with what can be pressed now. */
export function newsMessage(record: SuggestionRecord, news: News): MessageView {
  const { suggestion } = record;
  const name = nameOf(suggestion);
  const text = `${name}: ${sentence(news)}`;
  const elements = news.kind === 'kept' ? [] : buttonsOf(record);
  const buttons: KnownBlock[] =
    elements.length === 0
      ? []
      : [{ type: 'actions', block_id: `news:${suggestion.id}:${record.version}`, elements }];
  return { text, blocks: [section(`${SIGNS[news.kind]} *${name}* ${sentence(news)}`), ...buttons] };
}

const SIGNS: Readonly<Record<News['kind'], string>> = {
  drift: ':repeat:',
  late: ':hourglass:',
  trouble: ':warning:',
  kept: ':white_check_mark:',
};

function sentence(news: News): string {
  switch (news.kind) {
    case 'drift':
      return `has changed since you approved it: ${sentenceOf(news.reason)} Nothing was touched. Review it and approve again.`;
    case 'late':
      return `could not begin in time: ${sentenceOf(news.reason)} Nothing was touched. Approve it again, and it begins in its next window, or now.`;
    case 'trouble':
      return `has trouble on its new type. ${sentenceOf(news.reason)}`;
    case 'kept':
      return 'has been well on its new type, and is kept.';
  }
}
