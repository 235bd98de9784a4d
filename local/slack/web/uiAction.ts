import * as z from 'zod';
import type { Interactions, Outcome } from '../interactions.ts';

const chosen = z.union([z.string(), z.array(z.string())]);

const uiAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('command'), user: z.string(), text: z.string() }),
  z.strictObject({
    do: z.literal('press'),
    user: z.string(),
    place: z.union([
      z.strictObject({ messageTs: z.string() }),
      z.strictObject({ viewId: z.string() }),
    ]),
    actionId: z.string(),
    blockId: z.string(),
    value: chosen.optional(),
  }),
  z.strictObject({
    do: z.literal('submit'),
    user: z.string(),
    viewId: z.string(),
    values: z.record(z.string(), chosen),
  }),
  z.strictObject({ do: z.literal('home'), user: z.string() }),
  z.strictObject({ do: z.literal('close'), user: z.string(), viewId: z.string() }),
]);

/** Performs what a user did on the page, through the same interactions that tests use. */
export async function runUiAction(slack: Interactions, body: string): Promise<Outcome> {
  const action = uiAction.parse(JSON.parse(body));
  switch (action.do) {
    case 'command':
      return slack.slashCommand(action.user, action.text);
    case 'press':
      return slack.press(
        action.user,
        action.place,
        (element, blockId) => element.action_id === action.actionId && blockId === action.blockId,
        action.value,
      );
    case 'submit':
      return slack.submitView(action.user, action.viewId, action.values);
    case 'home':
      return slack.openHome(action.user);
    case 'close':
      return slack.closeView(action.user, action.viewId);
  }
}
