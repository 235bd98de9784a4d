import type { WebClient } from '@slack/web-api';
import type { Configuration } from '../config/config.ts';
import type { RefusalStore } from '../store/refusalStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import { answerReport } from './answerReport.ts';
import { readDetails } from './answers/readDetails.ts';
import { readHome } from './answers/readHome.ts';
import type { ReportDeps } from './answers/reportDeps.ts';
import type { Approvers } from './approvers.ts';
import { inEitherForm } from './eitherForm.ts';
import type { ReportRequest } from './reportRequest.ts';
import { respond } from './respond.ts';
import { sendFile } from './sendFile.ts';
import { withShare } from './share.ts';
import { detailsModal } from './views/detailsModal.ts';
import { homeBlocks } from './views/homeBlocks.ts';

export interface CarryOutDeps extends ReportDeps {
  readonly client: WebClient;
  readonly config: Configuration;
  readonly refusals: RefusalStore;
  readonly suggestions: SuggestionStore;
  readonly approvers: Approvers;
}

/** Reads what was asked for, and shows it where it was asked: what takes longer than a press may. */
export async function carryOutReport(request: ReportRequest, deps: CarryOutDeps): Promise<void> {
  switch (request.kind) {
    case 'answer':
      return answer(request, deps);
    case 'details':
      return fillDetails(request, deps);
    case 'home':
      return publishHome(request.userId, deps);
  }
}

async function answer(
  { ask, responseUrl, userId, inPlace, shared }: Extract<ReportRequest, { kind: 'answer' }>,
  deps: CarryOutDeps,
): Promise<void> {
  const make = async () => {
    const view = await answerReport(ask, deps);
    return shared ? view : withShare(view, ask);
  };
  const to = {
    ...deps,
    inPlace,
    shared,
    sendFile: (file: Parameters<typeof sendFile>[2]) => sendFile(deps.client, userId, file),
  };
  await respond(responseUrl, make, to);
}

/** Nobody waits for it any more when the dialog is closed: Slack's refusal is then thrown, and logged. */
async function fillDetails(
  { account, suggestionId, viewId }: Extract<ReportRequest, { kind: 'details' }>,
  deps: CarryOutDeps,
): Promise<void> {
  const record = await deps.suggestions.get(account, suggestionId);
  if (record === undefined) return;
  const read = await readDetails(record, deps);
  await deps.client.views.update({
    view_id: viewId,
    view: detailsModal(record, deps.docsUrl, read),
  });
}

async function publishHome(userId: string, deps: CarryOutDeps): Promise<void> {
  const { config, client } = deps;
  const { teamId } = config.slack;
  const presser = { userId, userTeam: teamId, team: teamId };
  const admitted = await deps.approvers.admit(presser, client);
  const home = await readHome(userId, admitted.ok, config, deps);
  await inEitherForm(
    { text: 'Home', blocks: homeBlocks(home, 'card'), plain: homeBlocks(home, 'plain') },
    ({ blocks }) => client.views.publish({ user_id: userId, view: { type: 'home', blocks } }),
    deps,
  );
}
