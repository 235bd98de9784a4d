import type { Instance } from '../../domain/fleet/instance.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type MessageView, messageOf, section } from '../blockKit/blocks.ts';
import { escapeMrkdwn } from '../blockKit/mrkdwn.ts';
import type { Language } from '../i18n/translator.ts';
import { RUN_STATES } from '../views/instance/instanceMessage.ts';
import { closestMatch } from './closestMatch.ts';

const MOST_LISTED = 20;

/** The instance with this id, or the only one with this name; the error is the answer. */
export function findInstance(
  which: string,
  inventories: readonly Inventory[],
  language: Language,
): Result<Instance, MessageView> {
  const all = inventories.flatMap(({ instances }) => instances);
  const byId = all.find(({ instanceId }) => instanceId === which.toLowerCase());
  if (byId !== undefined) return ok(byId);
  const byName = all.filter(({ name }) => name === which);
  const [first, second] = byName;
  if (first === undefined) return err(notSeen(which, all, inventories, language));
  return second === undefined ? ok(first) : err(severalOf(which, byName, language));
}

function severalOf(name: string, instances: readonly Instance[], { say }: Language): MessageView {
  const lines = instances
    .slice(0, MOST_LISTED)
    .map(
      ({ instanceId, instanceType, region, account, state }) =>
        `• \`${instanceId}\` ${instanceType}, ${say(RUN_STATES[state])}, ${region}, ${account}`,
    );
  const more = instances.length - lines.length;
  const text = say('{count} instances have the name {name}. Say which one by its id:', {
    count: instances.length,
    name: escapeMrkdwn(name),
  });
  const rest = more > 0 ? [say('And {more} more.', { more })] : [];
  return { text, blocks: [section([text, ...lines, ...rest].join('\n'))] };
}

function notSeen(
  which: string,
  all: readonly Instance[],
  inventories: readonly Inventory[],
  { say }: Language,
): MessageView {
  const near = closestMatch(
    which,
    all.flatMap(({ name, instanceId }) => [instanceId, ...(name === undefined ? [] : [name])]),
  );
  const text = [
    say('I have not seen `{which}` in {count} accounts and Regions.', {
      which: escapeMrkdwn(which),
      count: inventories.length,
    }),
    ...(near === undefined ? [] : [say('Did you mean `{word}`?', { word: escapeMrkdwn(near) })]),
    say('Check the id or the name, or wait for the digest of tomorrow if it is new.'),
  ].join(' ');
  return messageOf(text);
}
