import { type Sentence, sentence, together } from '../../shared/message.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Actor, SuggestionRecord, SuggestionState, Transition } from './suggestionRecord.ts';

/** Why a transition is refused. The message is for the person who asked for it. */
export interface Refusal {
  readonly kind: 'notOpen' | 'planChanged' | 'expired' | 'blocked';
  readonly message: Sentence;
  /** The blocking finding. May hold names from tags or the request: escape it where it is shown. */
  readonly because?: Sentence;
}

/** The record after a transition, or why it was refused. */
export type Transitioned = Result<SuggestionRecord, Refusal>;

export const BOT: Actor = { kind: 'bot' };

type Kind = SuggestionState['kind'];
export type StateOf<K extends Kind> = Extract<SuggestionState, { readonly kind: K }>;

/** Makes a transition that is only allowed from these states; refuses it in every other one. */
export function when<K extends Kind>(
  record: SuggestionRecord,
  kinds: K | readonly K[],
  make: (state: StateOf<K>) => Transitioned,
): Transitioned {
  const { state } = record;
  return isIn<K>(state, [kinds].flat()) ? make(state) : err(notOpen(record));
}

function isIn<K extends Kind>(state: SuggestionState, kinds: readonly Kind[]): state is StateOf<K> {
  return kinds.includes(state.kind);
}

/** The record in another state, with a new entry in its history. */
export function enter(
  record: SuggestionRecord,
  state: SuggestionState,
  details: Omit<Transition, 'to'>,
): SuggestionRecord {
  const history = [...record.history, { ...details, to: state.kind }];
  return { ...bump(record), state, history };
}

/** The next version of the record: what the optimistic lock of its store compares. */
export function bump({ writtenBy: _, ...record }: SuggestionRecord): SuggestionRecord {
  return { ...record, version: record.version + 1 };
}

/** The refusal that names the state the record is in. */
export function notOpen({ state }: SuggestionRecord): Refusal {
  return {
    kind: 'notOpen',
    message: together(STATE_TEXT[state.kind], sentence('Nothing was changed.')),
  };
}

const STATE_TEXT: Readonly<Record<Kind, Sentence>> = {
  open: sentence('It is open.'),
  requested: sentence('It is waiting for a second approver.'),
  approved: sentence('It is already approved and will start automatically.'),
  resizing: sentence('It is being changed right now.'),
  monitoring: sentence('It is already done and being monitored.'),
  done: sentence('It is already done.'),
  rolledBack: sentence('It was rolled back. It will be suggested again if it still applies.'),
  failed: sentence('It failed. It will be suggested again if it still applies.'),
  snoozed: sentence('It is snoozed.'),
  dismissed: sentence('It was dismissed.'),
  expired: sentence('It is out of date: the newest digest no longer suggests it.'),
};
