import type { Simulated } from './simulate.ts';

/** What must be true after every schedule, whatever went wrong; empty when it is. */
export function broken(seen: Simulated): readonly string[] {
  const { before, storm, instance, drifted, outcomes, rival, record, ledger, lockIsFree } = seen;
  const now = instance.truth();
  const meddled = storm.somebody !== undefined;
  const all = [...outcomes, ...('rival' in seen ? [rival] : [])];
  const ended = outcomes.filter((outcome) => outcome !== undefined && outcome.kind !== 'refused');
  const done = all.filter((outcome) => outcome?.kind === 'done');
  const [goal] = [
    ...(ended[0]?.kind === 'done' ? ['m7i.large'] : []),
    ...(rival?.kind === 'done' ? ['m6i.large'] : []),
    'm5.xlarge',
  ];
  const failures = all.flatMap((outcome) => (outcome?.kind === 'failed' ? [outcome.reason] : []));
  const rules: readonly (readonly [boolean, string])[] = [
    [all.every((each) => each !== undefined), 'every execution ends by itself'],
    [ended.length <= 1, 'one approval is carried out at most once'],
    [done.length <= 1, 'two approvals of one instance do not both change it'],
    [!drifted || instance.types.size === 1, 'what is not any more as approved is not touched'],
    [
      meddled || now.state === before.state,
      `it ends ${before.state}, as it was, and not ${now.state}`,
    ],
    [
      meddled || before.state === 'stopped' || now.health === 'ok',
      `it ends healthy, and not ${now.health}`,
    ],
    [
      meddled || now.instanceType === goal,
      `it ends as what was said (${goal}), and not as ${now.instanceType}`,
    ],
    [
      meddled || failures.every((reason) => reason.startsWith('Nothing was touched')),
      'it fails only where nothing was touched: the weather always clears',
    ],
    [lockIsFree, 'the lock is free again'],
    [done.length === ledger.length, 'the ledger has what is done, and nothing else'],
    [
      record !== undefined && record.state.kind !== 'resizing' && record.state.kind !== 'approved',
      'the record says how it ended, and not that it goes on',
    ],
    [
      record?.history.at(-1)?.to === record?.state.kind,
      'the last transition in the history is the state',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, rule]) => rule);
}
