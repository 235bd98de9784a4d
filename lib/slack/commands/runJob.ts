import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../../config/config.ts';
import type { Sentence } from '../../shared/message.ts';
import type { UnsupportedBlocksStore } from '../../store/cache/unsupportedBlocksStore.ts';
import type { IdempotencyStore } from '../../store/idempotencyStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import type { Approvers, SlackUser } from '../auth/approvers.ts';
import { type Members, NOT_SHOWN } from '../auth/members.ts';
import { messageOf, section } from '../blockKit/blocks.ts';
import { withBlockFallback } from '../delivery/blockFallback.ts';
import type { Notifier } from '../delivery/notifier.ts';
import { respond } from '../delivery/respond.ts';
import { sendFile } from '../delivery/sendFile.ts';
import { withShare } from '../delivery/share.ts';
import { type Language, translatorFor } from '../i18n/translator.ts';
import { isOfOurs } from '../interactions/press.ts';
import type { Job } from '../job.ts';
import { homeBlocks } from '../views/digest/homeBlocks.ts';
import { settingsMessage } from '../views/digest/settingsMessage.ts';
import { detailsModal } from '../views/suggestion/detailsModal.ts';
import { answerQuery } from './answerQuery.ts';
import type { QueryDeps } from './deps.ts';
import { readDetails } from './readDetails.ts';
import { readHome } from './readHome.ts';

export interface JobDeps extends QueryDeps {
  readonly client: WebClient;
  readonly config: Configuration;
  readonly unsupportedBlocks: UnsupportedBlocksStore;
  readonly suggestions: SuggestionStore;
  readonly approvers: Approvers;
  readonly members: Members;
  readonly notifier: Pick<Notifier, 'show' | 'hand'>;
  readonly once: IdempotencyStore;
}

/** Reads what was asked for, and shows it where it was asked: what takes longer than a press may. */
export async function runJob(request: Job, deps: JobDeps): Promise<void> {
  switch (request.kind) {
    case 'answer':
      return answer(request, deps);
    case 'details':
      return fillDetails(request, deps);
    case 'settings':
      return settings(request, deps);
    case 'show':
      return show(request, deps);
    case 'home':
      return publishHome(request.of, deps);
  }
}

async function answer(
  { query, responseUrl, userId, inPlace, shared }: Extract<Job, { kind: 'answer' }>,
  deps: JobDeps,
): Promise<void> {
  const membership = await deps.members.of(userId, deps.client);
  const theirs = await deps.members.translatorFor(userId, deps.client);
  if (membership !== 'member') return refuse(responseUrl, NOT_SHOWN[membership], theirs, deps);
  const language = shared ? translatorFor(deps.config.slack.language) : theirs;
  const make = async () => {
    const view = await answerQuery(query, deps, language);
    return shared ? view : withShare(view, query, language);
  };
  const to = {
    ...deps,
    language: theirs,
    inPlace,
    shared,
    sendFile: (file: Parameters<typeof sendFile>[2]) => sendFile(deps.client, userId, file),
  };
  await respond(responseUrl, make, to);
}

/** Nobody waits for it any more when the dialog is closed: Slack's refusal is then thrown, and logged. */
async function fillDetails(
  { account, suggestionId, viewId, userId }: Extract<Job, { kind: 'details' }>,
  deps: JobDeps,
): Promise<void> {
  const record = await deps.suggestions.get(account, suggestionId);
  if (record === undefined) return;
  const read = await readDetails(record, deps);
  const language = await deps.members.translatorFor(userId, deps.client);
  await deps.client.views.update({
    view_id: viewId,
    view: detailsModal(record, deps.docsUrl, read, language),
  });
}

async function settings(
  { by, responseUrl }: Extract<Job, { kind: 'settings' }>,
  deps: JobDeps,
): Promise<void> {
  const language = await deps.members.translatorFor(by.userId, deps.client);
  const refusal = await whyNotShown(by, deps);
  if (refusal !== undefined) return refuse(responseUrl, refusal, language, deps);
  const admitted = await deps.approvers.admit(by, deps.client);
  const view = settingsMessage(deps.config, admitted.ok, language);
  await respond(responseUrl, async () => view, quietly(deps, language));
}

/** Draws what is true now, not what was when it was asked for: somebody may have decided since. */
async function show(
  { account, suggestionId, hand, homeOf }: Extract<Job, { kind: 'show' }>,
  deps: JobDeps,
): Promise<void> {
  const record = await deps.suggestions.get(account, suggestionId);
  if (record === undefined) return;
  await deps.notifier.show(record);
  // Lambda may run this again; a person is told once.
  const key = `hand#${suggestionId}#${record.assigned?.at}`;
  if (hand && (await deps.once.claim(key, deps.now(), A_DAY))) await deps.notifier.hand(record);
  await publishHome(homeOf, deps);
}

const A_DAY = 86_400;

async function publishHome(of: SlackUser, deps: JobDeps): Promise<void> {
  const { config, client } = deps;
  const { userId } = of;
  const language = await deps.members.translatorFor(userId, client);
  const refusal = await whyNotShown(of, deps);
  if (refusal !== undefined) {
    await client.views.publish({
      user_id: userId,
      view: { type: 'home', blocks: [section(language.tell(refusal))] },
    });
    return;
  }
  const admitted = await deps.approvers.admit(of, client);
  const home = await readHome(userId, admitted.ok, config, deps);
  await withBlockFallback(
    {
      text: 'Home',
      blocks: homeBlocks(home, 'card', language),
      plain: homeBlocks(home, 'plain', language),
    },
    ({ blocks }) => client.views.publish({ user_id: userId, view: { type: 'home', blocks } }),
    deps,
  );
}

/** Why somebody is shown nothing; undefined for a full member of this workspace. */
async function whyNotShown(
  slackUser: SlackUser,
  { config, members, client }: JobDeps,
): Promise<Sentence | undefined> {
  const membership = isOfOurs(slackUser, config.slack)
    ? await members.of(slackUser.userId, client)
    : 'outsider';
  return membership === 'member' ? undefined : NOT_SHOWN[membership];
}

function refuse(
  responseUrl: string,
  refusal: Sentence,
  language: Language,
  deps: JobDeps,
): Promise<void> {
  const view = messageOf(language.tell(refusal));
  return respond(responseUrl, async () => view, quietly(deps, language));
}

/** For the asker alone, as a message of its own, without a file. */
function quietly(deps: JobDeps, language: Language) {
  return { ...deps, language, inPlace: false, shared: false, sendFile: async () => {} };
}
