import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { MessageRef, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';

/** The message whose button was pressed; undefined on the App Home. It grants nothing. */
export function interactionOrigin({ channel, container }: BlockAction): MessageRef | undefined {
  const ts: unknown = container.message_ts;
  return channel === undefined || typeof ts !== 'string' ? undefined : { channel: channel.id, ts };
}

/** A dialog about a suggestion that remembers the message that opened it. */
export function withOrigin(view: ModalView, place: MessageRef | undefined): ModalView {
  const { private_metadata: value } = view;
  if (place === undefined || value === undefined) return view;
  return { ...view, private_metadata: `${value}@${place.channel}/${place.ts}` };
}

/** What a dialog is about, and the message that opened it. Both come from outside: not trusted. */
export function readMetadata(text: string): {
  readonly value: string;
  readonly place: MessageRef | undefined;
} {
  const [value = '', where = ''] = text.split(/@(.*)/s);
  const [channel = '', ts = ''] = where.split('/');
  return { value, place: where === '' ? undefined : { channel, ts } };
}

/** Whether the card whose button was pressed is drawn again after a decision. */
export function isRedrawn(
  { message, directMessage: handed }: SuggestionRecord,
  place: MessageRef | undefined,
): boolean {
  return [message, handed].some(
    (card) => card !== undefined && card.channel === place?.channel && card.ts === place.ts,
  );
}
