import type { Instance } from '../../domain/fleet/instance.ts';
import type { Inventory } from '../../domain/fleet/inventory.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type MessageView, messageOf, section } from '../blockKit/blocks.ts';
import { escapeMrkdwn } from '../blockKit/mrkdwn.ts';
import type { Text } from '../i18n/ko.ts';
import type { Language } from '../i18n/translator.ts';
import { RUN_STATES } from '../views/wording.ts';
import { closestMatch } from './closestMatch.ts';

const MOST_LISTED = 20;

/** The instance with this id, or the only one with this name; the error is the message to answer. */
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
  if (first === undefined) return err(notFound(which, all, inventories, language));
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
  const text = say('{count} instances have the name {name}. Give the ID of one:', {
    count: instances.length,
    name: escapeMrkdwn(name),
  });
  const rest = more > 0 ? [say('{more} more.', { more })] : [];
  return { text, blocks: [section([text, ...lines, ...rest].join('\n'))] };
}

function notFound(
  which: string,
  all: readonly Instance[],
  inventories: readonly Inventory[],
  { say, count }: Language,
): MessageView {
  const countOf = (values: readonly string[], one: Text, many: Text) =>
    count(new Set(values).size, one, many);
  const near = closestMatch(
    which,
    all.flatMap(({ name, instanceId }) => [instanceId, ...(name === undefined ? [] : [name])]),
  );
  const text = [
    say('No instance `{which}` in {accounts}, {regions}.', {
      which: escapeMrkdwn(which),
      accounts: countOf(
        inventories.map(({ account }) => account),
        '{n} account',
        '{n} accounts',
      ),
      regions: countOf(
        inventories.map(({ region }) => region),
        '{n} Region',
        '{n} Regions',
      ),
    }),
    ...(near === undefined ? [] : [say('Did you mean `{word}`?', { word: escapeMrkdwn(near) })]),
    say('Check the ID or the name. A new instance is found after the next morning job.'),
  ].join(' ');
  return messageOf(text);
}
