import type { App } from '@slack/bolt';
import type { SlackDeps } from '../interactions/deps.ts';
import { ASSIGN, assignModal } from '../views/suggestion/assignModal.ts';
import { CONFIRM } from '../views/suggestion/confirmModal.ts';
import { DISMISS, dismissModal } from '../views/suggestion/dismissModal.ts';
import { SNOOZE, snoozeModal } from '../views/suggestion/snoozeModal.ts';
import { MENU } from '../views/suggestion/suggestionCard.ts';
import { cancelChange } from './actions/cancelChange.ts';
import { openConfirm } from './actions/openConfirm.ts';
import { openDetails } from './actions/openDetails.ts';
import { openDialog } from './actions/openDialog.ts';
import { openMenu } from './actions/openMenu.ts';
import { openRollback } from './actions/openRollback.ts';
import { runCommand } from './actions/runCommand.ts';
import { trimtab } from './commands/trimtab.ts';
import { openHome, refreshHome } from './events/openHome.ts';
import { confirmApproval } from './views/confirmApproval.ts';
import { decideDialog } from './views/decideDialog.ts';
import { assignSubmission, dismissSubmission, snoozeSubmission } from './views/submissions.ts';

/** Registers every listener of the app. */
export function registerListeners(app: App, deps: SlackDeps): void {
  app.command('/trimtab', trimtab(deps));
  app.action('approve', openConfirm(deps));
  app.action('cancel', cancelChange(deps));
  app.action('take-back', openRollback(deps));
  app.action('details', openDetails(deps));
  app.action(MENU, openMenu(deps));
  // Cards that were posted before the menu have these buttons.
  app.action('snooze', openDialog(snoozeModal, deps));
  app.action('dismiss', openDialog(dismissModal, deps));
  app.action('assign', openDialog(assignModal, deps));
  app.action(/^show-open/, runCommand(deps, openPage));
  app.action(
    'show-plan',
    runCommand(deps, () => 'plan'),
  );
  app.action(
    'share',
    runCommand(deps, (command) => command, { shared: true }),
  );
  app.action('refresh-home', refreshHome(deps));
  app.event('app_home_opened', openHome(deps));
  app.view(CONFIRM, confirmApproval(deps));
  const { timeZone } = deps.config.digest;
  app.view(
    SNOOZE,
    decideDialog('Not snoozed', (state, now) => snoozeSubmission(state, now, timeZone), deps),
  );
  app.view(DISMISS, decideDialog('Not dismissed', dismissSubmission, deps));
  app.view(ASSIGN, decideDialog('Not assigned', assignSubmission(deps), deps));
}

/** The value of a button that turns the page is `offset/channel`. */
function openPage(value: string): string {
  const [after = '', place = ''] = value.split('/');
  return `open after=${after} in=${place}`;
}
