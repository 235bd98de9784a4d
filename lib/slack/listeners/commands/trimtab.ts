import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { errorFields, logEvent } from '../../../config/logEvent.ts';
import type { Presser } from '../../approvers.ts';
import { parseCommand } from '../../parseCommand.ts';
import type { ReportRequest } from '../../reportRequest.ts';
import type { SlackDeps } from '../../slackDeps.ts';
import { helpMessage } from '../../views/helpMessage.ts';
import { settingsMessage } from '../../views/settingsMessage.ts';
import { switchTrimtab } from './switchTrimtab.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/trimtab …`: answers at once, to the asker alone; what takes longer replaces the answer. */
export function trimtab(deps: SlackDeps) {
  return async ({ ack, command, client }: CommandArgs): Promise<void> => {
    const say = (text: string) => ack({ response_type: 'ephemeral', text });
    if (command.team_id !== deps.config.slack.teamId) {
      return say('Trimtab answers only in the workspace that it was set up for.');
    }
    const parsed = parseCommand(command.text);
    if (!parsed.ok) return say(parsed.error);
    if (parsed.value.kind === 'help') return ack({ response_type: 'ephemeral', ...helpMessage() });
    if (parsed.value.kind === 'settings') {
      const presser = presserOfCommand(command);
      const { ok: isApprover } = await deps.approvers.admit(presser, client);
      return ack({ response_type: 'ephemeral', ...settingsMessage(deps.config, isApprover) });
    }
    if (parsed.value.kind === 'stop' || parsed.value.kind === 'start') {
      return say(await switchTrimtab(parsed.value.kind, presserOfCommand(command), client, deps));
    }
    const { response_url: responseUrl, user_id: userId } = command;
    const started = await start(
      { kind: 'answer', ask: parsed.value, responseUrl, userId, inPlace: true, shared: false },
      deps,
    );
    return say(
      started
        ? 'Reading the newest snapshot…'
        : 'I could not start reading. Nothing was changed; try again in a minute.',
    );
  };
}

function presserOfCommand({ user_id: userId, team_id: team }: CommandArgs['command']): Presser {
  return { userId, userTeam: team, team };
}

async function start(request: ReportRequest, deps: SlackDeps): Promise<boolean> {
  try {
    await deps.startReport(request);
    return true;
  } catch (error) {
    logEvent('report.notStarted', { kind: request.kind, ...errorFields(error) });
    return false;
  }
}
