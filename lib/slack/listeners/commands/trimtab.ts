import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type Sentence, sentence } from '../../../shared/message.ts';
import type { SlackUser } from '../../auth/approvers.ts';
import { parseCommand } from '../../commands/parseCommand.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { enqueueJob } from '../../interactions/enqueueJob.ts';
import { isOfOurs } from '../../interactions/press.ts';
import type { Job, Query } from '../../job.ts';
import { helpMessage } from '../../views/digest/helpMessage.ts';
import { setKillSwitch } from './setKillSwitch.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/**
 * `/trimtab …`: answers at once, to the asker alone. What takes longer comes as a message of its own:
 * Slack lets nobody replace the answer to a command (docs/operate.md).
 */
export function trimtab(deps: SlackDeps) {
  return async ({ ack, command, client }: CommandArgs): Promise<void> => {
    const slackUser = slackUserOfCommand(command);
    const language = await deps.members.translatorFor(slackUser.userId, client);
    const answer = (text: Sentence) =>
      ack({ response_type: 'ephemeral', text: language.tell(text) });
    if (!isOfOurs(slackUser, deps.config.slack)) {
      return answer(sentence('Trimtab answers only in the workspace that it was set up for.'));
    }
    const parsed = parseCommand(command.text);
    if (!parsed.ok) return answer(parsed.error);
    const wanted = parsed.value;
    if (wanted.kind === 'help')
      return ack({ response_type: 'ephemeral', ...helpMessage(language) });
    if (wanted.kind === 'stop' || wanted.kind === 'start') {
      return answer(await setKillSwitch(wanted.kind, slackUser, client, deps));
    }
    const started = await enqueueJob(requestOf(wanted, slackUser, command.response_url), deps);
    return answer(
      started
        ? sentence('Reading; the answer follows.')
        : sentence('I could not start reading. Nothing was changed; try again in a minute.'),
    );
  };
}

function requestOf(
  wanted: Query | { readonly kind: 'settings' },
  by: SlackUser,
  responseUrl: string,
): Job {
  if (wanted.kind === 'settings') return { kind: 'settings', by, responseUrl };
  const { userId } = by;
  return { kind: 'answer', query: wanted, responseUrl, userId, inPlace: false, shared: false };
}

function slackUserOfCommand({ user_id: userId, team_id: team }: CommandArgs['command']): SlackUser {
  return { userId, userTeam: team, team };
}
