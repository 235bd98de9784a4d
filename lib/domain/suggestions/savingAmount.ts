import type { MicroUsd } from '../../shared/money.ts';
import type { ResizeSuggestion, Saving, Suggestion } from './suggestion.ts';

/** µUSD a month by which savings are ranked and compared: in cash where known, else at list. */
export function savingAmountOf({ cash, list }: Pick<Saving, 'cash' | 'list'>): MicroUsd {
  return cash.kind === 'known' ? cash.monthly : list;
}

/** Whether it is counted as a saving: an upsize is suggested for its capacity, whatever it costs. */
export function isSaving({ kind }: Pick<Suggestion, 'kind'>): boolean {
  return kind !== 'upsize';
}

/** Whether the bill falls at once, as far as that can be known. */
export function savesCash({ cash }: Pick<Saving, 'cash'>): boolean {
  return cash.kind === 'atList' || cash.monthly > 0;
}

/** What a resize that ended on `finalType` saves: a fallback type has its own saving. */
export function realizedSavingOf(
  { saving, fallbacks }: Pick<ResizeSuggestion, 'saving' | 'fallbacks'>,
  finalType: string,
): Saving {
  return fallbacks.find(({ to }) => to === finalType)?.saving ?? saving;
}
