import type { Instance } from '../../../domain/fleet/instance.ts';
import type { InstanceTypeSpecs } from '../../../domain/fleet/instanceTypeSpecs.ts';
import type { PeakUtilization } from '../../../domain/fleet/peakUtilization.ts';
import { stopEffects } from '../../../domain/fleet/stopEffects.ts';
import type { AncillaryPrices } from '../../../domain/pricing/ancillaryPrices.ts';
import {
  type InstanceCostBreakdown,
  instanceCostBreakdown,
} from '../../../domain/pricing/instanceCost.ts';
import type { PriceAnswer } from '../../../domain/pricing/priceBook.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';

interface Costs {
  readonly instance: Instance;
  readonly price: PriceAnswer;
  readonly side: AncillaryPrices | undefined;
  readonly peaks?: PeakUtilization;
}

/** What a month costs while it runs, while it is stopped, and what is left once it is terminated. */
export function costByState({ instance, price, side, peaks }: Costs, language: Language): string {
  const { say } = language;
  const left = instance.volumes.filter((volume) => volume.deletedOnTermination === false);
  const asRunning: Instance = { ...instance, state: 'running' };
  const running = instanceCostBreakdown(asRunning, price, side, peaks?.surplus);
  const stopped = instanceCostBreakdown({ ...instance, state: 'stopped' }, price, side);
  const terminated = instanceCostBreakdown(
    { ...instance, state: 'stopped', volumes: left },
    price,
    side,
  );
  const gone = monthOf(terminated, language);
  return [
    `${sign(instance, 'running')} ${say('Running: {cost}', { cost: monthOf(running, language) })}`,
    ...partsText(running, language),
    `${sign(instance, 'stopped')} ${say('Stopped: {cost} (volumes and Elastic IPs)', {
      cost: monthOf(stopped, language),
    })}`,
    `:white_circle: ${
      left.length === 0
        ? say('Terminated: {cost}', { cost: gone })
        : say('Terminated: {cost} for volumes that remain', { cost: gone })
    }`,
  ].join('\n');
}

/** What a stop keeps and loses. */
export function stopText(
  instance: Instance,
  facts: InstanceTypeSpecs | undefined,
  { say }: Language,
): string {
  const { publicIpsLost, elasticIpsKept, disksKept, localDisksLost } = stopEffects(instance, facts);
  const keeps = [
    say('its ID, private addresses, role and security groups'),
    ...(disksKept.length === 0 ? [] : [say('the data on {disks}', { disks: list(disksKept) })]),
    ...(elasticIpsKept.length === 0
      ? []
      : [say('the Elastic IP {addresses}', { addresses: list(elasticIpsKept) })]),
  ];
  const loses = [
    say('its memory'),
    ...(publicIpsLost.length === 0
      ? []
      : [say('the public address {addresses}', { addresses: list(publicIpsLost) })]),
    ...(localDisksLost === true ? [say('all data on instance store volumes')] : []),
    ...(localDisksLost === undefined
      ? [say('possibly data on instance store volumes (type not known)')]
      : []),
  ];
  return [
    say('Keeps {what}.', { what: keeps.join(', ') }),
    say('Loses {what}.', { what: loses.join(', ') }),
  ].join('\n');
}

function sign({ state }: Instance, of: Instance['state']): string {
  return state === of ? ':large_green_circle:' : ':white_circle:';
}

function monthOf({ known, complete }: InstanceCostBreakdown, { say, money }: Language): string {
  return complete
    ? say('*{monthly}* a month at list price', { monthly: money(known) })
    : say('*{monthly}* a month at list price, plus unknown costs', { monthly: money(known) });
}

/** Every part with its amount, or with why it has none. */
function partsText({ parts }: InstanceCostBreakdown, { tell, money }: Language): readonly string[] {
  return parts.map(({ what, monthly }) => {
    const amount = monthly.ok ? money(monthly.value) : escapeMrkdwn(tell(monthly.error), 200);
    return `      ${tell(what)}: ${amount}`;
  });
}

function list(items: readonly string[]): string {
  return escapeMrkdwn(items.slice(0, 5).join(', '), 200);
}
