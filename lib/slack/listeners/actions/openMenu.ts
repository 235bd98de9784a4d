import type {
  AllMiddlewareArgs,
  BlockAction,
  OverflowAction,
  SlackActionMiddlewareArgs,
} from '@slack/bolt';
import type { SlackDeps } from '../../interactions/deps.ts';
import { readPress } from '../../interactions/press.ts';
import { assignModal } from '../../views/suggestion/assignModal.ts';
import { dismissModal } from '../../views/suggestion/dismissModal.ts';
import { snoozeModal } from '../../views/suggestion/snoozeModal.ts';
import { menuChoice } from '../../views/suggestion/suggestionCard.ts';
import { answerPress } from '../onPress.ts';
import { showDialog } from './openDialog.ts';

type MenuArgs = SlackActionMiddlewareArgs<BlockAction<OverflowAction>> & AllMiddlewareArgs;

const DIALOGS = { snooze: snoozeModal, dismiss: dismissModal, assign: assignModal } as const;

/** The menu of a card: Snooze…, Dismiss… and Assign… open their dialogs. */
export function openMenu(deps: SlackDeps) {
  return async ({ ack, action, body, client }: MenuArgs): Promise<void> => {
    await ack();
    const choice = menuChoice(String(action.selected_option?.value));
    const dialog = showDialog(DIALOGS[choice?.item ?? 'snooze']);
    await answerPress({ value: choice?.value, body, client }, deps, readPress, dialog);
  };
}
