import type { WebClient } from '@slack/web-api';
import { DAY_SECONDS } from '../../shared/dates.ts';
import type { Sentence } from '../../shared/message.ts';
import type { UnsupportedBlocksStore } from '../../store/cache/unsupportedBlocksStore.ts';
import type { IdempotencyStore } from '../../store/idempotencyStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import type { Approvers } from '../auth/approvers.ts';
import { type Members, NOT_SHOWN } from '../auth/members.ts';
import { isInWorkspace, type SlackUser } from '../auth/slackUser.ts';
import { type FileView, messageOf, section } from '../blockKit/blocks.ts';
import { answerQuery } from '../commands/answerQuery.ts';
import type { QueryDeps } from '../commands/deps.ts';
import { withBlockFallback } from '../delivery/blockFallback.ts';
import type { Notifier } from '../delivery/notifier.ts';
import { respond } from '../delivery/respond.ts';
import { sendFile } from '../delivery/sendFile.ts';
import { type Language, translatorFor } from '../i18n/translator.ts';
import type { Job } from '../job.ts';
import { homeBlocks } from '../views/digest/homeBlocks.ts';
import { detailsModal } from '../views/suggestion/detailsModal.ts';
import { readDetails } from './readDetails.ts';
import { readHome } from './readHome.ts';

export interface JobDeps extends QueryDeps {
  readonly client: WebClient;
  readonly unsupportedBlocks: UnsupportedBlocksStore;
  readonly suggestions: SuggestionStore;
  readonly approvers: Approvers;
  readonly members: Members;
  readonly notifier: Pick<Notifier, 'show' | 'sendToAssignee'>;
  readonly once: IdempotencyStore;
}

/** Does what the ingress handed over. Throws what AWS or Slack refuse: Lambda then retries the job. */
export async function runJob(job: Job, deps: JobDeps): Promise<void> {
  switch (job.kind) {
    case 'answer':
      return answer(job, deps);
    case 'details':
      return fillDetails(job, deps);
    case 'show':
      return show(job, deps);
    case 'home':
      return publishHome(job.of, deps);
  }
}

async function answer(
  { command, by, responseUrl, inPlace, shared }: Extract<Job, { kind: 'answer' }>,
  deps: JobDeps,
): Promise<void> {
  const { client, members } = deps;
  const theirs = await members.translatorFor(by.userId, client);
  const refusal = await whyNotShown(by, deps);
  if (refusal !== undefined) return refuse(responseUrl, refusal, theirs, deps);
  const language = shared ? await translatorFor(deps.config.slack.language) : theirs;
  const isApprover = async () => (await deps.approvers.admit(by, client)).ok;
  const make = () => answerQuery(command, { language, isApprover }, deps, { offersShare: !shared });
  const to = {
    ...deps,
    language: theirs,
    inPlace,
    shared,
    sendFile: (file: FileView) => sendFile(client, by.userId, file),
  };
  await respond(responseUrl, make, to);
}

/** When the dialog is closed by now, Slack's refusal is thrown, and logged. */
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

/** Draws the suggestion as it is stored now: another decision may have been made since. */
async function show(
  { account, suggestionId, isAssigned, homeOf }: Extract<Job, { kind: 'show' }>,
  deps: JobDeps,
): Promise<void> {
  const record = await deps.suggestions.get(account, suggestionId);
  if (record === undefined) return;
  await deps.notifier.show(record);
  // Lambda may run a job twice; the assignee gets one message.
  const key = `assigned#${suggestionId}#${record.assigned?.at}`;
  if (isAssigned && (await deps.once.claim(key, deps.now(), DAY_SECONDS))) {
    await deps.notifier.sendToAssignee(record);
  }
  await publishHome(homeOf, deps);
}

async function publishHome(of: SlackUser, deps: JobDeps): Promise<void> {
  const { client } = deps;
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
  const home = await readHome(userId, admitted.ok, deps);
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

/** Why a user is shown nothing; undefined for a full member of this workspace. */
async function whyNotShown(
  slackUser: SlackUser,
  { config, members, client }: JobDeps,
): Promise<Sentence | undefined> {
  const membership = isInWorkspace(slackUser, config.slack)
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
  const to = { ...deps, language, inPlace: false, shared: false, sendFile: async () => {} };
  return respond(responseUrl, async () => view, to);
}
