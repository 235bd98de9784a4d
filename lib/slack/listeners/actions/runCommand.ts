import { type Sentence, sentence } from '../../../shared/message.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { NOT_SHOWN } from '../../auth/members.ts';
import { isInWorkspace, type SlackUser } from '../../auth/slackUser.ts';
import { parseCommand } from '../../commands/parseCommand.ts';
import type { SlackDeps } from '../../interactions/deps.ts';
import { enqueueJob } from '../../interactions/enqueueJob.ts';
import { onPress } from '../onPress.ts';

/**
 * The listener of a button that stands for a command, by the value of the button. The answer is for
 * the user alone; with `shared`, for the whole channel.
 */
export function runCommand(
  deps: SlackDeps,
  commandOf: (value: string) => string,
  { shared } = { shared: false },
) {
  // The worker asks Slack whether they are a guest.
  const read = async (value: unknown, slackUser: SlackUser) =>
    isInWorkspace(slackUser, deps.config.slack)
      ? readQuery(commandOf(String(value ?? '')), shared)
      : err(NOT_SHOWN.outsider);
  return onPress(deps, read, async (command, { body, slackUser, language, reply }) => {
    // A message that everyone sees stays; one that only the user sees turns its page.
    const inPlace = !shared && body.container.is_ephemeral === true;
    const { response_url: responseUrl } = body;
    const isStarted = await enqueueJob(
      { kind: 'answer', command, by: slackUser, responseUrl, inPlace, shared },
      deps,
    );
    if (!isStarted) {
      await reply(language.say('The answer could not be started. Try again in a minute.'));
    }
  });
}

/** The command, if it is a query that this button may run. */
function readQuery(command: string, shared: boolean): Result<string, Sentence> {
  const parsed = parseCommand(command);
  const isQuery = parsed.ok && parsed.value.kind === 'query';
  return isQuery && (!shared || parsed.value.isShareable)
    ? ok(command)
    : err(sentence('This button does not belong to Trimtab.'));
}
