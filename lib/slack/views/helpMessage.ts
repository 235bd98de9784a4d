import { type MessageView, section } from '../view.ts';

/** What can be typed, by the question that it answers. */
export function helpMessage(): MessageView {
  return {
    text: 'What Trimtab can do',
    blocks: [
      section(
        [
          '*What do we spend?*',
          '`/trimtab report` every instance with its cost, dearest first',
          '`/trimtab report account=… region=… tag=key:value family=…` some of them',
          '*What about this one?*',
          '`/trimtab instance i-…` what it is, what it costs, what could be done',
          '*What can be trimmed?*',
          'The digest comes every morning in its channel. Approve, Details, Snooze and Dismiss are on its cards.',
        ].join('\n'),
      ),
    ],
  };
}
