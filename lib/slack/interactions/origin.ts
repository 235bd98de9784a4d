import type { BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { MessageRef, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';

/** The message in which something was pressed; undefined on the App Home. Grants nothing. */
export function interactionOrigin({ channel, container }: BlockAction): MessageRef | undefined {
  const ts: unknown = container.message_ts;
  return channel === undefined || typeof ts !== 'string' ? undefined : { channel: channel.id, ts };
}

/** A dialog that remembers where it was opened. */
export function withOrigin(view: ModalView, place: MessageRef | undefined): ModalView {
  return place === undefined
    ? view
    : { ...view, private_metadata: `${view.private_metadata}@${place.channel}/${place.ts}` };
}

/** What a dialog is about, and where it was opened. Both are only words from outside. */
export function readMetadata(text: string): {
  readonly value: string;
  readonly place: MessageRef | undefined;
} {
  const [value = '', where = ''] = text.split(/@(.*)/s);
  const [channel = '', ts = ''] = where.split('/');
  return { value, place: where === '' ? undefined : { channel, ts } };
}

/** Whether the card that was pressed is one that is drawn again when something is decided. */
export function isRedrawn(
  { message, directMessage: handed }: SuggestionRecord,
  place: MessageRef | undefined,
): boolean {
  return [message, handed].some(
    (card) => card !== undefined && card.channel === place?.channel && card.ts === place.ts,
  );
}
