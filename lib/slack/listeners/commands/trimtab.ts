import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type Sentence, sentence } from '../../../shared/message.ts';
import { isInWorkspace, type SlackUser } from '../../auth/slackUser.ts';
import { COMMANDS } from '../../commands/commands.ts';
import { parseCommand } from '../../commands/parseCommand.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { enqueueJob } from '../../interactions/enqueueJob.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/**
 * `/trimtab …`: answers the asker alone. An action is answered at once; a query is handed to the
 * worker, whose answer is a message of its own: Slack does not let the answer to a command be
 * replaced (docs/operate.md).
 */
export function trimtab(deps: SlackDeps) {
  return async ({ ack, command, client }: CommandArgs): Promise<void> => {
    const by = slackUserOfCommand(command);
    const language = await deps.members.translatorFor(by.userId, client);
    const answer = (text: Sentence) =>
      ack({ response_type: 'ephemeral', text: language.tell(text) });
    if (!isInWorkspace(by, deps.config.slack)) {
      return answer(sentence('Trimtab answers only in the workspace it was set up for.'));
    }
    const parsed = parseCommand(command.text);
    if (!parsed.ok) return answer(parsed.error);
    if (parsed.value.kind === 'action') {
      const context = { by, language, client, deps, commands: COMMANDS };
      return ack({ response_type: 'ephemeral', ...(await parsed.value.run(context)) });
    }
    const { text, response_url: responseUrl } = command;
    const isStarted = await enqueueJob(
      { kind: 'answer', command: text, by, responseUrl, inPlace: false, shared: false },
      deps,
    );
    return answer(
      isStarted
        ? sentence('Working on it…')
        : sentence('The answer could not be started. Try again in a minute.'),
    );
  };
}

function slackUserOfCommand({ user_id: userId, team_id: team }: CommandArgs['command']): SlackUser {
  return { userId, userTeam: team, team };
}
