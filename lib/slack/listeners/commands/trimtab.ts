import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type Sentence, sentence } from '../../../shared/message.ts';
import type { Presser } from '../../auth/approvers.ts';
import { parseCommand } from '../../commands/parseCommand.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { startReport } from '../../interactions/enqueueJob.ts';
import { isOfOurs } from '../../interactions/press.ts';
import type { Ask, ReportRequest } from '../../job.ts';
import { helpMessage } from '../../views/digest/helpMessage.ts';
import { switchTrimtab } from './setKillSwitch.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/**
 * `/trimtab …`: answers at once, to the asker alone. What takes longer comes as a message of its own:
 * Slack lets nobody replace the answer to a command (docs/operate.md).
 */
export function trimtab(deps: SlackDeps) {
  return async ({ ack, command, client }: CommandArgs): Promise<void> => {
    const presser = presserOfCommand(command);
    const language = await deps.members.languageOf(presser.userId, client);
    const answer = (text: Sentence) =>
      ack({ response_type: 'ephemeral', text: language.tell(text) });
    if (!isOfOurs(presser, deps.config.slack)) {
      return answer(sentence('Trimtab answers only in the workspace that it was set up for.'));
    }
    const parsed = parseCommand(command.text);
    if (!parsed.ok) return answer(parsed.error);
    const wanted = parsed.value;
    if (wanted.kind === 'help')
      return ack({ response_type: 'ephemeral', ...helpMessage(language) });
    if (wanted.kind === 'stop' || wanted.kind === 'start') {
      return answer(await switchTrimtab(wanted.kind, presser, client, deps));
    }
    const started = await startReport(requestOf(wanted, presser, command.response_url), deps);
    return answer(
      started
        ? sentence('Reading; the answer follows.')
        : sentence('I could not start reading. Nothing was changed; try again in a minute.'),
    );
  };
}

function requestOf(
  wanted: Ask | { readonly kind: 'settings' },
  by: Presser,
  responseUrl: string,
): ReportRequest {
  if (wanted.kind === 'settings') return { kind: 'settings', by, responseUrl };
  const { userId } = by;
  return { kind: 'answer', ask: wanted, responseUrl, userId, inPlace: false, shared: false };
}

function presserOfCommand({ user_id: userId, team_id: team }: CommandArgs['command']): Presser {
  return { userId, userTeam: team, team };
}
