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
import { alarmMessage } from '../views/change/alertMessage.ts';
import { changeMessage } from '../views/change/changeMessage.ts';
import { progressMessage, runOf } from '../views/change/progressMessage.ts';
import { digestDetails } from '../views/digest/digestDetails.ts';
import { digestMessage } from '../views/digest/digestMessage.ts';
import { assignedMessage } from '../views/suggestion/assignedMessage.ts';
import { withBlockFallback } from './blockFallback.ts';

export interface NotifierDeps {
  readonly client: WebClient;
  /** Where it speaks, and who is called when a person is needed. */
  readonly slack: Configuration['slack'];
  /** What the company calls its accounts. */
  readonly accountNames: Readonly<Partial<Record<AccountId, string>>>;
  readonly now: () => Date;
  readonly digests: DigestStore;
  readonly suggestions: SuggestionStore;
  readonly threads: ThreadStore;
  readonly unsupportedBlocks: UnsupportedBlocksStore;
  /** Who reads what is for one person. */
  readonly members: Pick<Members, 'translatorFor'>;
}

/** What the bot says of its own accord. */
export interface Notifier {
  /** Where the digest was posted. Throws when Slack does not take it. */
  readonly postDigest: (draft: DraftKey) => Promise<MessageRef>;
  /** Keeps where the digest and its cards are. */
  readonly rememberDigest: (draft: DraftKey, message: MessageRef) => Promise<void>;
  /** What is too long for the digest, in its thread; undefined when nothing is. */
  readonly postDetails: (draft: DraftKey, message: MessageRef) => Promise<MessageRef | undefined>;
  /**
   * Draws a suggestion as it is now: its card in the digest, and the progress of its change in the
   * thread. Never throws.
   */
  readonly show: (record: SuggestionRecord) => Promise<void>;
  /** Says something new about a change in its thread, with the buttons that apply. Never throws. */
  readonly tell: (record: SuggestionRecord, news: ChangeEvent) => Promise<void>;
  /** Gives a suggestion to whom it is assigned, as a direct message. Never throws. */
  readonly hand: (record: SuggestionRecord) => Promise<void>;
  /** Calls the approvers, in the channel: a person is needed. Throws when Slack does not take it. */
  readonly alarm: (record: SuggestionRecord, reason: Sentence) => Promise<void>;
}

export function createNotifier(deps: NotifierDeps): Notifier {
  return {
    postDigest: async (draft) => postDigest(await draftOf(draft, deps), deps),
    rememberDigest: async (draft, message) =>
      rememberDigest(await draftOf(draft, deps), message, deps),
    postDetails: async (draft, message) => postDetails(await draftOf(draft, deps), message, deps),
    show: (record) =>
      quietly(record, async () => {
        const now = today(record, deps);
        await Promise.all([updateCards(now, deps), updateProgress(now, deps)]);
      }),
    tell: (record, news) =>
      quietly(record, async () => {
        const { place, language } = await threadOf(record, deps);
        await say(place, changeMessage(today(record, deps), news, language), deps);
      }),
    hand: (record) =>
      quietly(record, async () => {
        if (record.assigned === undefined) return;
        const { to } = record.assigned;
        const view = assignedMessage(record, deps.accountNames, await languageFor(to, deps));
        const message = await say({ channel: to }, view, deps);
        await storeMessage(record, (now) => recordDirectMessage(now, message), deps);
      }),
    alarm: async (record, reason) => {
      const language = translatorFor(deps.slack.language);
      const view = alarmMessage(record, reason, deps.slack.approvers, language);
      await say({ channel: deps.slack.channel }, view, deps);
    },
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

async function draftOf(draft: DraftKey, { digests }: NotifierDeps): Promise<Digest> {
  const digest = await digests.getDraft(draft);
  if (digest === undefined) throw new Error(`There is no digest of ${draft.date} for ${draft.to}`);
  return digest;
}

async function postDigest(digest: Digest, deps: NotifierDeps): Promise<MessageRef> {
  const language = await languageFor(digest.to, deps);
  return say({ channel: digest.to }, digestMessage(digest, digest.top, language), deps);
}

/** What whoever reads there speaks: one person in a direct message, else the channel. */
async function languageFor(to: string, { members, client, slack }: NotifierDeps) {
  return USER.test(to) ? members.translatorFor(to, client) : translatorFor(slack.language);
}

/** Ids of Slack: a user, not a channel (docs/facts/slack.md#people). */
const USER = /^[UW]/;

/** Where it stands: a message to a user is in the conversation that the bot has with them. */
async function say(
  place: { readonly channel: string; readonly thread_ts?: string },
  view: MessageView,
  deps: NotifierDeps,
): Promise<MessageRef> {
  const { channel, ts } = await withBlockFallback(
    view,
    (form) => deps.client.chat.postMessage({ ...place, ...form }),
    deps,
  );
  if (ts === undefined) throw new Error('Slack did not say where the message is');
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
  return view === undefined ? undefined : say({ channel, thread_ts: ts }, view, deps);
}

async function rememberDigest(
  digest: Digest,
  message: MessageRef,
  deps: NotifierDeps,
): Promise<void> {
  await deps.digests.put({ digest, message });
  for (const record of digest.top)
    await storeMessage(record, (now) => recordMessage(now, message), deps);
  const moved = (await currentOf(digest, deps)).some(
    ({ history }, index) => history.length !== digest.top[index]?.history.length,
  );
  // Somebody pressed before it was known where the card is: nobody has drawn what they did.
  if (moved) await updateDigest(message, deps);
}

/** Somebody may press in this very moment: what they did stands, and is where its card is, too. */
async function storeMessage(
  record: SuggestionRecord,
  change: (now: SuggestionRecord) => SuggestionRecord,
  deps: NotifierDeps,
): Promise<void> {
  for (let tries = 0; tries < STEP_ATTEMPTS; tries += 1) {
    const now = await current(record, deps);
    const saved = await deps.suggestions.save(now, change(now));
    if (saved.ok) return;
  }
}

const STEP_ATTEMPTS = 3;

/** In the digest, and in the conversation with whom it is assigned to. */
async function updateCards(record: SuggestionRecord, deps: NotifierDeps): Promise<void> {
  const { message, directMessage: handed } = record;
  if (message !== undefined) await updateDigest(message, deps);
  if (handed !== undefined) {
    const now = today(await current(record, deps), deps);
    const language = await languageFor(now.assigned?.to ?? deps.slack.channel, deps);
    await redraw(handed, assignedMessage(now, deps.accountNames, language), deps);
  }
}

/**
 * Two presses in one digest: each may have read the card of the other before it was stored, and the
 * later update would show it as it was. So it is read again afterwards, and drawn again where
 * something has moved.
 */
async function updateDigest(message: MessageRef, deps: NotifierDeps): Promise<void> {
  const stored = await deps.digests.get(message);
  if (stored === undefined) return;
  const language = await languageFor(stored.digest.to, deps);
  let records = await currentOf(stored.digest, deps);
  for (let tries = 0; tries < STEP_ATTEMPTS; tries += 1) {
    await redraw(message, digestMessage(stored.digest, records, language), deps);
    const now = await currentOf(stored.digest, deps);
    if (now.every(({ version }, index) => version === records[index]?.version)) return;
    records = now;
  }
}

/** Its cards as they are now. */
function currentOf({ top }: Digest, deps: NotifierDeps): Promise<readonly SuggestionRecord[]> {
  return Promise.all(top.map(async (shown) => today(await current(shown, deps), deps)));
}

/** Without the button of a way back that has run out. */
function today(record: SuggestionRecord, { now }: NotifierDeps): SuggestionRecord {
  return asOf(record, now().toISOString());
}

async function current(shown: SuggestionRecord, deps: NotifierDeps): Promise<SuggestionRecord> {
  const { instance, id } = shown.suggestion;
  return (await deps.suggestions.get(instance.account, id)) ?? shown;
}

/** The thread of its card; what never stood in a digest speaks in the thread of the newest one. */
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
  const posted = await say(place, view, deps);
  await deps.threads.put(run.approval.id, posted, deps.now());
}
