import { acceptWarnings } from './acceptWarnings.ts';
import { ALICE } from './demoTenant.ts';
import type { Environment } from './environment.ts';

/** Presses Approve… on the first suggestion that has it, ticks every warning, and confirms. */
export async function approveFirst(
  { slack }: Environment,
  userId: string = ALICE.id,
): Promise<void> {
  const digest = slack
    .messages()
    .find(({ threadTs, onlyFor }) => threadTs === undefined && onlyFor === undefined);
  if (digest === undefined) throw new Error('There is no digest.');
  expectOk('Approve…', await slack.press(userId, { messageTs: digest.ts }, 'approve'));
  const view = slack.views().find((open) => open.userId === userId);
  if (view === undefined) throw new Error('Approve… opened no dialog.');
  const ticked = acceptWarnings(view.blocks);
  expectOk('Approve', await slack.submitView(userId, view.id, ticked));
}

function expectOk(what: string, outcome: { readonly ok: boolean }): void {
  if (!outcome.ok) throw new Error(`${what} failed: ${JSON.stringify(outcome)}`);
}
