import type { ChangePolicy } from '../../../domain/policy/changePolicy.ts';
import type { FreezeWindow } from '../../../domain/policy/freezeWindow.ts';
import type { Opening } from '../../../domain/policy/maintenanceWindow.ts';
import type { ResizeSuggestion } from '../../../domain/suggestions/suggestion.ts';
import type { Language } from '../../i18n/translator.ts';
import { keepsAddresses } from '../wording.ts';

/** How the change would run: its policy, when its maintenance window opens, and a freeze of now. */
export interface Execution {
  readonly changePolicy: ChangePolicy;
  readonly opening?: Opening | undefined;
  readonly frozen?: FreezeWindow | undefined;
}

/** What happens after the approval, in order, with the downtime. */
export function approvalSteps(
  suggestion: ResizeSuggestion,
  { changePolicy }: Execution,
  { say }: Language,
) {
  const { runState, from, to } = suggestion;
  const moves = [
    say('run all checks again'),
    ...(changePolicy.reserveCapacity
      ? [say('reserve capacity for the new type and for a rollback')]
      : []),
    ...(changePolicy.backUp ? [say('create a backup image')] : []),
    ...(runState === 'stopped'
      ? [say('change the type to {to}', { to }), say('leave it stopped')]
      : [
          say('stop the instance'),
          say('change the type to {to}', { to }),
          say('start the instance'),
          say('wait for the status checks'),
        ]),
  ];
  const list = moves.map((move, index) => `${index + 1}. ${move}`);
  return [
    say('What happens:'),
    ...list,
    runState === 'stopped'
      ? say('Takes less than a minute. The instance is already stopped.')
      : say('About 4 minutes of downtime, plus the time to drain its load balancers.'),
    ...(runState !== 'stopped' && keepsAddresses(suggestion)
      ? [say('Its IP addresses stay the same.')]
      : []),
    say('If anything fails, it rolls back to {from}.', { from }),
  ].join('\n');
}
