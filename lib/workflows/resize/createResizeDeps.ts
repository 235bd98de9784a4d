import type { Aws } from '../../aws/client/aws.ts';
import { backupControl } from '../../aws/ec2/backupControl.ts';
import { capacityControl } from '../../aws/ec2/capacityControl.ts';
import { instanceControl } from '../../aws/ec2/instanceControl.ts';
import { readPrices } from '../../aws/pricing/prices.ts';
import { targetControl } from '../../aws/targetControl.ts';
import { changePolicyIn } from '../../config/changePolicyIn.ts';
import { changeScope } from '../../config/changeScope.ts';
import type { Configuration } from '../../config/config.ts';
import { concurrencyLimiter } from '../../store/concurrencyLimiter.ts';
import { pageOperators } from '../pageOperators.ts';
import type { ResizeDeps } from './deps.ts';
import { readPostChangeHealth } from './monitoring/postChangeHealth.ts';
import { verifyChange } from './monitoring/verifyChange.ts';
import { revalidate } from './steps/revalidate.ts';

type Given = Pick<
  ResizeDeps,
  | 'now'
  | 'suggestions'
  | 'locks'
  | 'ledger'
  | 'killSwitch'
  | 'show'
  | 'postEvent'
  | 'alertApprovers'
>;

/** The dependencies of a resize, over AWS and the configuration of the company. */
export function createResizeDeps(aws: Aws, config: Configuration, given: Given): ResizeDeps {
  const { now } = given;
  const control = instanceControl((instance) => aws.ec2(instance));
  const targets = targetControl((instance) => aws.elbv2(instance));
  const changePolicyOf = changePolicyIn(config);
  const { resize, digest } = config;
  const limits = { ...resize, timeZone: digest.timeZone };
  const facts = { aws, changeScope: changeScope(config), now };
  return {
    ...given,
    control: control,
    targets,
    capacity: capacityControl((instance) => aws.ec2(instance)),
    backups: backupControl((instance) => aws.ec2(instance)),
    changePolicyOf,
    concurrency: concurrencyLimiter(given.locks, limits),
    revalidate: (suggestion, approval, registered) =>
      revalidate(suggestion, approval, registered, {
        ...facts,
        control,
        readPrices: (keys) => readPrices(aws.own.pricing(), keys),
        changePolicyOf,
        credits: resize.credits,
      }),
    verifyChange: (suggestion, approval, baseline) =>
      verifyChange(suggestion, approval, baseline, { ...facts, rollbackDays: resize.rollbackDays }),
    readHealth: (instance, instanceType, registered) =>
      readPostChangeHealth(instance, instanceType, registered, { control, targets, aws, now }),
    pageOperators,
    settings: resize,
  };
}
