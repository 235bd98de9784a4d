import type { Aws } from '../../aws/client/clients.ts';
import { backupControl } from '../../aws/ec2/backupImage.ts';
import { capacityControl } from '../../aws/ec2/capacityReservations.ts';
import { instanceControl } from '../../aws/ec2/instanceControl.ts';
import { targetControl } from '../../aws/elasticLoadBalancing.ts';
import { readPrices } from '../../aws/pricing/prices.ts';
import { handlingIn } from '../../config/changePolicyOf.ts';
import { mayChange } from '../../config/changeScope.ts';
import type { Configuration } from '../../config/config.ts';
import { slotStore } from '../../store/concurrencyLimiter.ts';
import { callOperators } from '../pageOperators.ts';
import type { ResizeDeps } from './deps.ts';
import { howItDoes } from './monitoring/postChangeHealth.ts';
import { lookBack } from './monitoring/verifyChange.ts';
import { recheck } from './steps/revalidate.ts';

type Given = Pick<
  ResizeDeps,
  'now' | 'suggestions' | 'locks' | 'ledger' | 'stops' | 'show' | 'tell' | 'alarm'
>;

/** Everything that a resize needs, over the real AWS, as the company has set it up. */
export function openResize(aws: Aws, config: Configuration, given: Given): ResizeDeps {
  const { now } = given;
  const control = instanceControl((instance) => aws.ec2(instance));
  const targets = targetControl((instance) => aws.elbv2(instance));
  const handlingOf = handlingIn(config);
  const { resize, digest } = config;
  const limits = { ...resize, timeZone: digest.timeZone };
  const facts = { aws, mayChange: mayChange(config), now };
  return {
    ...given,
    machine: control,
    targets,
    capacity: capacityControl((instance) => aws.ec2(instance)),
    backups: backupControl((instance) => aws.ec2(instance)),
    handlingOf,
    slots: slotStore(given.locks, limits),
    recheck: (suggestion, approval, registered) =>
      recheck(suggestion, approval, registered, {
        ...facts,
        control,
        readPrices: (keys) => readPrices(aws.own.pricing(), keys),
        handlingOf,
        credits: resize.credits,
      }),
    lookBack: (suggestion, approval, before) =>
      lookBack(suggestion, approval, before, { ...facts, wayBackDays: resize.wayBackDays }),
    doing: (instance, instanceType, registered) =>
      howItDoes(instance, instanceType, registered, { control, targets, aws, now }),
    callOperators,
    settings: resize,
  };
}
