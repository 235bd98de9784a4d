import { type MessageView, section } from '../../blockKit/blocks.ts';
import type { Language } from '../../i18n/translator.ts';
import { type Description, TOPICS } from '../command.ts';

/** Every command, by the question that it answers. */
export function helpMessage(commands: readonly Description[], { say }: Language): MessageView {
  const topics = Object.entries(TOPICS).map(([topic, question]) =>
    section(
      [
        say(question),
        ...commands
          .filter((command) => command.topic === topic)
          .map((command) => `\`${typedAs(command)}\` ${say(command.help)}`),
      ].join('\n'),
    ),
  );
  const footer = section(
    say(
      'The digest is posted every morning in its channel, with Approve, Details, Snooze, Dismiss and Assign on its cards. My Home tab shows what is yours. A value with spaces stands in quotes: `tag=team:"data platform"`.',
    ),
  );
  return { text: say('What Trimtab can do'), blocks: [...topics, footer] };
}

/** `/trimtab plan [2.50]` */
export function typedAs({ name, usage }: Pick<Description, 'name' | 'usage'>): string {
  return `/trimtab ${name} ${usage}`.trim();
}
