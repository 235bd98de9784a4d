import type { Observation } from '../../domain/observation.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { meant } from '../didYouMean.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { type MessageView, section } from '../view.ts';

const MOST_LISTED = 20;

/** The instance with this id, or the only one with this name; the error is the answer. */
export function findInstance(
  which: string,
  snapshots: readonly Snapshot[],
): Result<Observation, MessageView> {
  const all = snapshots.flatMap(({ observations }) => observations);
  const byId = all.find(({ instanceId }) => instanceId === which.toLowerCase());
  if (byId !== undefined) return ok(byId);
  const byName = all.filter(({ name }) => name === which);
  const [first, second] = byName;
  if (first === undefined) return err(notSeen(which, all, snapshots));
  return second === undefined ? ok(first) : err(severalOf(which, byName));
}

function severalOf(name: string, instances: readonly Observation[]): MessageView {
  const lines = instances
    .slice(0, MOST_LISTED)
    .map(
      ({ instanceId, instanceType, region, account, state }) =>
        `• \`${instanceId}\` ${instanceType}, ${state}, ${region}, ${account}`,
    );
  const more = instances.length - lines.length;
  const text = `${instances.length} instances have the name ${escapeMrkdwn(name)}. Say which one by its id:`;
  const rest = more > 0 ? [`And ${more} more.`] : [];
  return { text, blocks: [section([text, ...lines, ...rest].join('\n'))] };
}

function notSeen(
  which: string,
  all: readonly Observation[],
  snapshots: readonly Snapshot[],
): MessageView {
  const near = meant(
    which,
    all.flatMap(({ name, instanceId }) => [instanceId, ...(name === undefined ? [] : [name])]),
  );
  const hint = near === undefined ? '' : `Did you mean \`${escapeMrkdwn(near)}\`? `;
  const text = `I have not seen \`${escapeMrkdwn(which)}\` in ${snapshots.length} accounts and Regions. ${hint}Check the id or the name, or wait for tomorrow's digest if it is new.`;
  return { text, blocks: [section(text)] };
}
