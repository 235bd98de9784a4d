import { NOT_SHOWN } from '../../auth/members.ts';
import { sharedAsk } from '../../delivery/share.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { enqueueJob } from '../../interactions/enqueueJob.ts';
import { isOfOurs, replyEphemeral, slackUserOf } from '../../interactions/press.ts';
import type { Query } from '../../job.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** All open suggestions, a page at a time, for the presser alone. */
export function showOpen(deps: SlackDeps) {
  return show(deps, (value) => {
    const [offset = '', to = ''] = value.split('/');
    const first = Number.parseInt(offset, 10) || 0;
    return { kind: 'open', offset: Math.min(MOST, Math.max(0, first)), to };
  });
}

/** More suggestions than any company reads. */
const MOST = 1_000_000;

/** What `/trimtab plan` says. */
export function showPlan(deps: SlackDeps) {
  return show(deps, () => ({ kind: 'plan' }));
}

/** Asks again what only the presser has seen, for the whole channel. */
export function share(deps: SlackDeps) {
  return show(deps, sharedAsk, true);
}

function show(deps: SlackDeps, askOf: (value: string) => Query | undefined, shared = false) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const query = askOf(action.value ?? '');
    const language = await deps.members.translatorFor(body.user.id, client);
    const tell = (text: string) => replyEphemeral(body, client, text, language);
    if (query === undefined) return tell(language.say('This button is not one of mine.'));
    // Whether they are a guest is asked by whoever answers.
    if (!isOfOurs(slackUserOf(body), deps.config.slack)) {
      return tell(language.tell(NOT_SHOWN.outsider));
    }
    // A message of everybody stays; what only the presser sees turns its page.
    const inPlace = !shared && body.container.is_ephemeral === true;
    const { response_url: responseUrl, user } = body;
    const started = await enqueueJob(
      { kind: 'answer', query, responseUrl, userId: user.id, inPlace, shared },
      deps,
    );
    if (!started) await tell(language.say('I could not start reading. Try again in a minute.'));
  };
}
