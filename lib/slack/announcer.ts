import type { WebClient } from '@slack/web-api';
import { errorFields, logEvent } from '../config/logEvent.ts';
import type { Digest } from '../domain/digest.ts';
import type { MessageRef, SuggestionRecord } from '../domain/suggestionRecord.ts';
import { shownIn } from '../domain/suggestionTransition.ts';
import type { DigestStore } from '../store/digestStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import type { ThreadStore } from '../store/threadStore.ts';
import { digestMessage } from './views/digestMessage.ts';
import { progressMessage } from './views/progressMessage.ts';

export interface AnnouncerDeps {
  readonly client: WebClient;
  readonly channel: string;
  readonly now: () => Date;
  readonly digests: DigestStore;
  readonly suggestions: SuggestionStore;
  readonly threads: ThreadStore;
}

/** What the bot says of its own accord. */
export interface Announcer {
  /** Where the digest was posted. Throws when Slack does not take it. */
  readonly postDigest: (digest: Digest) => Promise<MessageRef>;
  /** Keeps where the digest and its cards are. */
  readonly rememberDigest: (digest: Digest, message: MessageRef) => Promise<void>;
  /**
   * Draws a suggestion as it is now: its card in the digest, and the progress of its change in the
   * thread (in the channel, when it never stood in a digest). Never throws: what Slack does must not decide what becomes of an instance.
   */
  readonly show: (record: SuggestionRecord) => Promise<void>;
}

export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  return {
    postDigest: (digest) => postDigest(digest, deps),
    rememberDigest: (digest, message) => rememberDigest(digest, message, deps),
    show: async (record) => {
      try {
        await Promise.all([updateCard(record, deps), updateProgress(record, deps)]);
      } catch (error) {
        logEvent('slack.notShown', { suggestion: record.suggestion.id, ...errorFields(error) });
      }
    },
  };
}

async function postDigest(digest: Digest, deps: AnnouncerDeps): Promise<MessageRef> {
  const posted = await deps.client.chat.postMessage({
    channel: deps.channel,
    ...digestMessage(digest, digest.top),
  });
  if (posted.ts === undefined) throw new Error('Slack did not say where the digest is');
  return { channel: deps.channel, ts: posted.ts };
}

async function rememberDigest(
  digest: Digest,
  message: MessageRef,
  deps: AnnouncerDeps,
): Promise<void> {
  await deps.digests.put({ digest, message });
  for (const record of digest.top) {
    // A record that somebody changed meanwhile is drawn at its next change.
    await deps.suggestions.save(record, shownIn(record, message));
  }
}

async function updateCard(record: SuggestionRecord, deps: AnnouncerDeps): Promise<void> {
  if (record.message === undefined) return;
  const stored = await deps.digests.get(record.message);
  if (stored === undefined) return;
  const records = await Promise.all(
    stored.digest.top.map(async (shown) =>
      shown.suggestion.id === record.suggestion.id ? record : await current(shown, deps),
    ),
  );
  await deps.client.chat.update({ ...record.message, ...digestMessage(stored.digest, records) });
}

async function current(shown: SuggestionRecord, deps: AnnouncerDeps): Promise<SuggestionRecord> {
  const { instance, id } = shown.suggestion;
  return (await deps.suggestions.get(instance.account, id)) ?? shown;
}

async function updateProgress(record: SuggestionRecord, deps: AnnouncerDeps): Promise<void> {
  const { message, state } = record;
  if (!('progress' in state)) return;
  const view = progressMessage(record);
  const thread: MessageRef | undefined = await deps.threads.get(state.approval.id);
  if (thread !== undefined) {
    await deps.client.chat.update({ ...thread, ...view });
    return;
  }
  // What was approved outside the digest has no card there: its progress stands in the channel.
  const channel = message?.channel ?? deps.channel;
  const posted = await deps.client.chat.postMessage({
    channel,
    ...(message === undefined ? {} : { thread_ts: message.ts }),
    ...view,
  });
  if (posted.ts === undefined) return;
  await deps.threads.put(state.approval.id, { channel, ts: posted.ts }, deps.now());
}
