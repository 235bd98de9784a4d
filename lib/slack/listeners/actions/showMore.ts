import { errorFields, logEvent } from '../../../config/logEvent.ts';
import { whisper } from '../../pressed.ts';
import type { Ask } from '../../reportRequest.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import type { ButtonArgs } from '../listenerTypes.ts';

/** All open suggestions, a page at a time, for the presser alone. Open to everybody who sees the button. */
export function showOpen(deps: SlackDeps) {
  return show(deps, (value) => {
    const [offset = '', to = ''] = value.split('/');
    return {
      kind: 'open',
      offset: Math.min(MOST, Math.max(0, Number.parseInt(offset, 10) || 0)),
      to,
    };
  });
}

/** More suggestions than any company reads. */
const MOST = 1_000_000;

/** What `/trimtab plan` says. */
export function showPlan(deps: SlackDeps) {
  return show(deps, () => ({ kind: 'plan' }));
}

function show(deps: SlackDeps, askOf: (value: string) => Ask) {
  return async ({ ack, action, body, client }: ButtonArgs): Promise<void> => {
    await ack();
    // A message of everybody stays; what only the presser sees turns its page.
    const inPlace = body.container.is_ephemeral === true;
    try {
      await deps.startReport({
        ask: askOf(action.value ?? ''),
        responseUrl: body.response_url,
        userId: body.user.id,
        inPlace,
      });
    } catch (error) {
      logEvent('report.notStarted', errorFields(error));
      await whisper(body, client, 'I could not start reading. Try again in a minute.');
    }
  };
}
