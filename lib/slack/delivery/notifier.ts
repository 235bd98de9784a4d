import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../config/config.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { ChangeEvent } from '../../domain/lifecycle/changeEvent.ts';
import { asOf } from '../../domain/lifecycle/rollbackOffer.ts';
import type { MessageRef, SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import { recordDirectMessage, recordMessage } from '../../domain/lifecycle/triage.ts';
import type { AccountId } from '../../shared/ids.ts';
import { errorFields, logEvent } from '../../shared/log.ts';
import type { Sentence } from '../../shared/message.ts';
import type { UnsupportedBlocksStore } from '../../store/cache/unsupportedBlocksStore.ts';
import type { DigestStore, DraftKey } from '../../store/digestStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import type { ThreadStore } from '../../store/threadStore.ts';
import type { Members } from '../auth/members.ts';
import type { MessageView } from '../blockKit/blocks.ts';
import { type Language, translatorFor } from '../i18n/translator.ts';
import { alertMessage } from '../views/change/alertMessage.ts';
import { changeMessage } from '../views/change/changeMessage.ts';
import { progressMessage, runOf } from '../views/change/progressMessage.ts';
import { digestDetails } from '../views/digest/digestDetails.ts';
import { digestMessage } from '../views/digest/digestMessage.ts';
import { assignedMessage } from '../views/suggestion/assignedMessage.ts';
import { withBlockFallback } from './blockFallback.ts';

export interface NotifierDeps {
  readonly client: WebClient;
  /** The channel of the digest, and the approvers who are alerted. */
  readonly slack: Configuration['slack'];
  /** The names of the accounts in the configuration. */
  readonly accountNames: Readonly<Partial<Record<AccountId, string>>>;
  readonly now: () => Date;
  readonly digests: DigestStore;
  readonly suggestions: SuggestionStore;
  readonly threads: ThreadStore;
  readonly unsupportedBlocks: UnsupportedBlocksStore;
  /** The language of a direct message. */
  readonly members: Pick<Members, 'translatorFor'>;
}

/** What Trimtab posts without being asked. */
export interface Notifier {
  /** Posts the digest; gives where. Throws what Slack refuses. */
  readonly postDigest: (draft: DraftKey) => Promise<MessageRef>;
  /** Stores the message of the digest with the digest and its suggestions. */
  readonly recordDigest: (draft: DraftKey, message: MessageRef) => Promise<void>;
  /** Posts what is too long for the digest to its thread; undefined when nothing is. */
  readonly postDetails: (draft: DraftKey, message: MessageRef) => Promise<MessageRef | undefined>;
  /** Draws the card of a suggestion and the progress of its change again. Never throws. */
  readonly show: (record: SuggestionRecord) => Promise<void>;
  /** Posts an event of a change to its thread, with the buttons that apply. Never throws. */
  readonly postEvent: (record: SuggestionRecord, event: ChangeEvent) => Promise<void>;
  /** Sends a suggestion to its assignee as a direct message. Never throws. */
  readonly sendToAssignee: (record: SuggestionRecord) => Promise<void>;
  /** Mentions the approvers in the channel: one of them has to act. Throws what Slack refuses. */
  readonly alertApprovers: (record: SuggestionRecord, reason: Sentence) => Promise<void>;
}

export function createNotifier(deps: NotifierDeps): Notifier {
  return {
    postDigest: async (draft) => postDigest(await draftOf(draft, deps), deps),
    recordDigest: async (draft, message) => recordDigest(await draftOf(draft, deps), message, deps),
    postDetails: async (draft, message) => postDetails(await draftOf(draft, deps), message, deps),
    show: (record) =>
      logFailure(record, async () => {
        const now = asOfNow(record, deps);
        await Promise.all([updateCards(now, deps), updateProgress(now, deps)]);
      }),
    postEvent: (record, event) =>
      logFailure(record, async () => {
        const { place, language } = await threadOf(record, deps);
        await post(place, changeMessage(asOfNow(record, deps), event, language), deps);
      }),
    sendToAssignee: (record) =>
      logFailure(record, async () => {
        if (record.assigned === undefined) return;
        const { to } = record.assigned;
        const view = assignedMessage(record, deps.accountNames, await languageFor(to, deps));
        const message = await post({ channel: to }, view, deps);
        await updateRecord(record, (now) => recordDirectMessage(now, message), deps);
      }),
    alertApprovers: async (record, reason) => {
      const language = await translatorFor(deps.slack.language);
      const view = alertMessage(record, reason, deps.slack.approvers, language);
      await post({ channel: deps.slack.channel }, view, deps);
    },
  };
}

/** A failure of Slack must not stop the workflow of a change. */
async function logFailure(record: SuggestionRecord, show: () => Promise<void>): Promise<void> {
  try {
    await show();
  } catch (error) {
    logEvent('slack.notShown', { suggestion: record.suggestion.id, ...errorFields(error) });
  }
}

async function draftOf(draft: DraftKey, { digests }: NotifierDeps): Promise<Digest> {
  const digest = await digests.getDraft(draft);
  if (digest === undefined) throw new Error(`There is no digest of ${draft.date} for ${draft.to}`);
  return digest;
}

async function postDigest(digest: Digest, deps: NotifierDeps): Promise<MessageRef> {
  const language = await languageFor(digest.to, deps);
  return post({ channel: digest.to }, digestMessage(digest, digest.top, language), deps);
}

/** The language of the reader: one person in a direct message, otherwise the channel. */
async function languageFor(to: string, { members, client, slack }: NotifierDeps) {
  return USER.test(to) ? members.translatorFor(to, client) : translatorFor(slack.language);
}

/** The id of a user, not of a channel (docs/facts/slack.md#people). */
const USER = /^[UW]/;

/** Posts a message; gives where. A message to a user is in the bot's conversation with them. */
async function post(
  place: { readonly channel: string; readonly thread_ts?: string },
  view: MessageView,
  deps: NotifierDeps,
): Promise<MessageRef> {
  const { channel, ts } = await withBlockFallback(
    view,
    (form) => deps.client.chat.postMessage({ ...place, ...form }),
    deps,
  );
  if (ts === undefined) throw new Error('Slack gave no timestamp for the message');
  return { channel: channel ?? place.channel, ts };
}

async function redraw(message: MessageRef, view: MessageView, deps: NotifierDeps): Promise<void> {
  await withBlockFallback(view, (form) => deps.client.chat.update({ ...message, ...form }), deps);
}

async function postDetails(
  digest: Digest,
  { channel, ts }: MessageRef,
  deps: NotifierDeps,
): Promise<MessageRef | undefined> {
  const view = digestDetails(digest, await languageFor(digest.to, deps));
  return view === undefined ? undefined : post({ channel, thread_ts: ts }, view, deps);
}

async function recordDigest(
  digest: Digest,
  message: MessageRef,
  deps: NotifierDeps,
): Promise<void> {
  await deps.digests.put({ digest, message });
  for (const record of digest.top)
    await updateRecord(record, (now) => recordMessage(now, message), deps);
  const isOutdated = (await currentOf(digest, deps)).some(
    ({ history }, index) => history.length !== digest.top[index]?.history.length,
  );
  // A decision made before the message was stored has not been drawn.
  if (isOutdated) await updateDigest(message, deps);
}

/** Optimistic locking: a decision made at the same moment stays, and the change is made on it. */
async function updateRecord(
  record: SuggestionRecord,
  change: (now: SuggestionRecord) => SuggestionRecord,
  deps: NotifierDeps,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const now = await current(record, deps);
    const saved = await deps.suggestions.save(now, change(now));
    if (saved.ok) return;
  }
}

const MAX_ATTEMPTS = 3;

/** The card in the digest, and the one in the direct messages of the assignee. */
async function updateCards(record: SuggestionRecord, deps: NotifierDeps): Promise<void> {
  const { message, directMessage: handed } = record;
  if (message !== undefined) await updateDigest(message, deps);
  if (handed !== undefined) {
    const now = asOfNow(await current(record, deps), deps);
    const language = await languageFor(now.assigned?.to ?? deps.slack.channel, deps);
    await redraw(handed, assignedMessage(now, deps.accountNames, language), deps);
  }
}

/**
 * Draws a digest again. Of two decisions in one digest, each may have read the other record before it
 * was stored, so the records are read again afterwards, and drawn again where one has changed.
 */
async function updateDigest(message: MessageRef, deps: NotifierDeps): Promise<void> {
  const stored = await deps.digests.get(message);
  if (stored === undefined) return;
  const language = await languageFor(stored.digest.to, deps);
  let records = await currentOf(stored.digest, deps);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    await redraw(message, digestMessage(stored.digest, records, language), deps);
    const now = await currentOf(stored.digest, deps);
    if (now.every(({ version }, index) => version === records[index]?.version)) return;
    records = now;
  }
}

/** The records of a digest as they are stored now. */
function currentOf({ top }: Digest, deps: NotifierDeps): Promise<readonly SuggestionRecord[]> {
  return Promise.all(top.map(async (shown) => asOfNow(await current(shown, deps), deps)));
}

/** The record without a rollback offer that has expired. */
function asOfNow(record: SuggestionRecord, { now }: NotifierDeps): SuggestionRecord {
  return asOf(record, now().toISOString());
}

async function current(shown: SuggestionRecord, deps: NotifierDeps): Promise<SuggestionRecord> {
  const { instance, id } = shown.suggestion;
  return (await deps.suggestions.get(instance.account, id)) ?? shown;
}

/** The thread of its card; a suggestion that was in no digest uses the thread of the newest one. */
async function threadOf(
  { message }: SuggestionRecord,
  deps: NotifierDeps,
): Promise<{
  readonly place: { readonly channel: string; readonly thread_ts?: string };
  readonly language: Language;
}> {
  const { digests, slack } = deps;
  const stored =
    message === undefined ? await digests.latest(slack.channel) : await digests.get(message);
  const top = message ?? stored?.message;
  return {
    place:
      top === undefined ? { channel: slack.channel } : { channel: top.channel, thread_ts: top.ts },
    language: await languageFor(stored?.digest.to ?? slack.channel, deps),
  };
}

async function updateProgress(record: SuggestionRecord, deps: NotifierDeps): Promise<void> {
  const run = runOf(record);
  if (run === undefined) return;
  const { place, language } = await threadOf(record, deps);
  const view = progressMessage(record, language);
  const thread = await deps.threads.get(run.approval.id);
  if (thread !== undefined) {
    await redraw(thread, view, deps);
    return;
  }
  const posted = await post(place, view, deps);
  await deps.threads.put(run.approval.id, posted, deps.now());
}
