import { formatMoney } from '../../domain/formatMoney.ts';
import { type InstanceCost, instanceCost } from '../../domain/instanceCost.ts';
import type { InstanceTypeFacts } from '../../domain/instanceTypeFacts.ts';
import type { Observation } from '../../domain/observation.ts';
import type { PriceAnswer } from '../../domain/priceBook.ts';
import type { SidePrices } from '../../domain/sidePrices.ts';
import { stopEffects } from '../../domain/stopEffects.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

interface Costs {
  readonly instance: Observation;
  readonly price: PriceAnswer;
  readonly side: SidePrices | undefined;
}

/** What a month costs while it runs, while it is stopped, and what is left once it is terminated. */
export function statesInWords({ instance, price, side }: Costs): string {
  const left = instance.volumes.filter((volume) => volume.deletedOnTermination === false);
  const running = instanceCost({ ...instance, state: 'running' }, price, side);
  const stopped = instanceCost({ ...instance, state: 'stopped' }, price, side);
  const terminated = instanceCost({ ...instance, state: 'stopped', volumes: left }, price, side);
  return [
    `${sign(instance, 'running')} Running: ${monthOf(running)}`,
    ...partsInWords(running),
    `${sign(instance, 'stopped')} Stopped: ${monthOf(stopped)} (its disks, and the addresses that you own)`,
    `:white_circle: Terminated: ${monthOf(terminated)}${left.length === 0 ? '' : ' for disks that stay'}`,
  ].join('\n');
}

/** What a stop keeps and loses, as it matters to whoever would do it. */
export function stopInWords(instance: Observation, facts: InstanceTypeFacts | undefined): string {
  const { publicIpsLost, elasticIpsKept, disksKept, localDisksLost } = stopEffects(instance, facts);
  const keeps = [
    'its id, private addresses, role and security groups',
    ...(disksKept.length === 0 ? [] : [`the data on ${list(disksKept)}`]),
    ...(elasticIpsKept.length === 0 ? [] : [`the Elastic IP ${list(elasticIpsKept)}`]),
  ];
  const loses = [
    'what is in its memory',
    ...(publicIpsLost.length === 0 ? [] : [`the public address ${list(publicIpsLost)}`]),
    ...(localDisksLost === true ? ['the data on the disks of the host'] : []),
    ...(localDisksLost === undefined
      ? ['perhaps data on disks of the host: its type is not known']
      : []),
  ];
  return `Keeps ${keeps.join(', ')}.\nLoses ${loses.join(', ')}.`;
}

function sign({ state }: Observation, of: Observation['state']): string {
  return state === of ? ':large_green_circle:' : ':white_circle:';
}

function monthOf({ known, complete }: InstanceCost): string {
  return `*${formatMoney(known)}* a month at list${complete ? '' : ', and what is not known'}`;
}

/** Every part with its amount, or with why it has none. */
function partsInWords({ parts }: InstanceCost): readonly string[] {
  return parts.map(({ what, monthly }) =>
    monthly.ok
      ? `      ${what}: ${formatMoney(monthly.value)}`
      : `      ${what}: ${escapeMrkdwn(monthly.error, 200)}`,
  );
}

function list(items: readonly string[]): string {
  return escapeMrkdwn(items.slice(0, 5).join(', '), 200);
}
