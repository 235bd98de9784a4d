import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../config/config.ts';
import { errorFields, logEvent } from '../config/logEvent.ts';
import type { Digest } from '../domain/digest.ts';
import type { News } from '../domain/news.ts';
import type { MessageRef, SuggestionRecord } from '../domain/suggestionRecord.ts';
import { shownIn } from '../domain/suggestionTransition.ts';
import type { DigestStore } from '../store/digestStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import type { ThreadStore } from '../store/threadStore.ts';
import { alarmMessage } from './views/alarmMessage.ts';
import { digestMessage } from './views/digestMessage.ts';
import { newsMessage } from './views/newsMessage.ts';
import { progressMessage } from './views/progressMessage.ts';

export interface AnnouncerDeps {
  readonly client: WebClient;
  /** Where it speaks, and who is called when a person is needed. */
  readonly slack: Configuration['slack'];
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
   * thread. Never throws.
   */
  readonly show: (record: SuggestionRecord) => Promise<void>;
  /** Says something new about a change in its thread, with the buttons that apply. Never throws. */
  readonly tell: (record: SuggestionRecord, news: News) => Promise<void>;
  /** Calls the approvers, in the channel: a person is needed. Never throws. */
  readonly alarm: (record: SuggestionRecord, reason: string) => Promise<void>;
}

export function createAnnouncer(deps: AnnouncerDeps): Announcer {
  return {
    postDigest: (digest) => postDigest(digest, deps),
    rememberDigest: (digest, message) => rememberDigest(digest, message, deps),
    show: (record) =>
      quietly(record, async () => {
        await Promise.all([updateCard(record, deps), updateProgress(record, deps)]);
      }),
    tell: (record, news) =>
      quietly(record, async () => {
        await deps.client.chat.postMessage({
          ...(await threadOf(record, deps)),
          ...newsMessage(record, news),
        });
      }),
    alarm: (record, reason) =>
      quietly(record, async () => {
        const view = alarmMessage(record, reason, deps.slack.approvers);
        await deps.client.chat.postMessage({ channel: deps.slack.channel, ...view });
      }),
  };
}

/** What Slack does must not decide what becomes of an instance. */
async function quietly(record: SuggestionRecord, say: () => Promise<void>): Promise<void> {
  try {
    await say();
  } catch (error) {
    logEvent('slack.notShown', { suggestion: record.suggestion.id, ...errorFields(error) });
  }
}

async function postDigest(digest: Digest, deps: AnnouncerDeps): Promise<MessageRef> {
  const posted = await deps.client.chat.postMessage({
    channel: deps.slack.channel,
    ...digestMessage(digest, digest.top),
  });
  if (posted.ts === undefined) throw new Error('Slack did not say where the digest is');
  return { channel: deps.slack.channel, ts: posted.ts };
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

/** Where the progress of a change is shown; undefined when nothing has been. */
async function progressOf(
  { state }: SuggestionRecord,
  { threads }: AnnouncerDeps,
): Promise<MessageRef | undefined> {
  return 'approval' in state ? threads.get(state.approval.id) : undefined;
}

/** The thread of its card; what never stood in a digest speaks in the thread of the newest one. */
async function threadOf({ message }: SuggestionRecord, { digests, slack }: AnnouncerDeps) {
  const digest = message ?? (await digests.latest())?.message;
  return digest === undefined
    ? { channel: slack.channel }
    : { channel: digest.channel, thread_ts: digest.ts };
}

async function updateProgress(record: SuggestionRecord, deps: AnnouncerDeps): Promise<void> {
  const { state } = record;
  if (!('progress' in state)) return;
  const view = progressMessage(record);
  const thread = await progressOf(record, deps);
  if (thread !== undefined) {
    await deps.client.chat.update({ ...thread, ...view });
    return;
  }
  const place = await threadOf(record, deps);
  const posted = await deps.client.chat.postMessage({ ...place, ...view });
  if (posted.ts === undefined) return;
  await deps.threads.put(state.approval.id, { channel: place.channel, ts: posted.ts }, deps.now());
}
