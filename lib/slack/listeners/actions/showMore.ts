import { errorFields, logEvent } from '../../../config/logEvent.ts';
import { presserOf, whisper } from '../../pressed.ts';
import type { Ask } from '../../reportRequest.ts';
import { sharedAsk } from '../../share.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** All open suggestions, a page at a time, for the presser alone. Open to everybody who sees the button. */
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

function show(deps: SlackDeps, askOf: (value: string) => Ask | undefined, shared = false) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    const ask = askOf(action.value ?? '');
    if (ask === undefined || !isOfOurs(body, deps)) {
      return whisper(body, client, 'This button is not one of mine.');
    }
    // A message of everybody stays; what only the presser sees turns its page.
    const inPlace = !shared && body.container.is_ephemeral === true;
    try {
      await deps.startReport({
        kind: 'answer',
        ask,
        responseUrl: body.response_url,
        userId: body.user.id,
        inPlace,
        shared,
      });
    } catch (error) {
      logEvent('report.notStarted', errorFields(error));
      await whisper(body, client, 'I could not start reading. Try again in a minute.');
    }
  };
}

/** What the fleet costs is for members of this workspace. */
function isOfOurs(body: ButtonArgs['body'], { config }: SlackDeps): boolean {
  const { userTeam, team } = presserOf(body);
  return userTeam === config.slack.teamId && team === config.slack.teamId;
}
