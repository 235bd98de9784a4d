import { backupControl } from '../aws/backupImage.ts';
import { capacityControl } from '../aws/capacityReservations.ts';
import type { Aws } from '../aws/clients.ts';
import { instanceControl } from '../aws/instanceControl.ts';
import { readPrices } from '../aws/prices.ts';
import { targetControl } from '../aws/targetGroups.ts';
import type { Configuration } from '../config/config.ts';
import { handlingIn } from '../config/handling.ts';
import { mayChange } from '../config/mayChange.ts';
import { slotStore } from '../store/slotStore.ts';
import { callOperators } from './callOperators.ts';
import { howItDoes } from './howItDoes.ts';
import { lookBack } from './lookBack.ts';
import { recheck } from './recheck.ts';
import type { ResizeDeps } from './resizeDeps.ts';

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
