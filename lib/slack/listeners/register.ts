import type { App } from '@slack/bolt';
import type { SlackDeps } from '../slackDeps.ts';
import { CONFIRM } from '../views/confirmModal.ts';
import { DISMISS } from '../views/dismissModal.ts';
import { cancelChange } from './actions/cancelChange.ts';
import { openConfirm } from './actions/openConfirm.ts';
import { openDetails } from './actions/openDetails.ts';
import { openDismiss } from './actions/openDismiss.ts';
import { openTakeBack } from './actions/openTakeBack.ts';
import { showOpen, showPlan } from './actions/showMore.ts';
import { snoozeSuggestion } from './actions/snoozeSuggestion.ts';
import { trimtab } from './commands/trimtab.ts';
import { confirmApproval } from './views/confirmApproval.ts';
import { dismissSuggestion } from './views/dismissSuggestion.ts';

/** Every listener, by kind. */
export function registerListeners(app: App, deps: SlackDeps): void {
  app.command('/trimtab', trimtab(deps));
  app.action('approve', openConfirm(deps));
  app.action('cancel', cancelChange(deps));
  app.action('take-back', openTakeBack(deps));
  app.action('details', openDetails(deps));
  app.action('snooze', snoozeSuggestion(deps));
  app.action('dismiss', openDismiss(deps));
  app.action(/^show-open/, showOpen(deps));
  app.action('show-plan', showPlan(deps));
  app.view(CONFIRM, confirmApproval(deps));
  app.view(DISMISS, dismissSuggestion(deps));
}
