import type { Health } from '../../fleet/instance.ts';
import { block, type Check, check, type Found, warn } from '../check.ts';
import type { InstanceInput } from '../preflight.ts';
import { hoursBetween } from './hoursBetween.ts';

/** What the instance is doing, and what AWS is about to do with it. */
export const state: readonly Check[] = [
  check({
    id: 'state',
    looksFor: 'it is running or stopped, nothing in between',
    remedy: 'wait',
    reads: { 'ec2:DescribeInstances': ['State'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html',
    ofInstance: ({ instance }) =>
      instance.state === 'running' || instance.state === 'stopped'
        ? undefined
        : block('The instance is {state}. Try again when it is running or stopped.', {
            state: instance.state,
          }),
  }),
  check({
    id: 'lifecycle',
    looksFor: 'it is On-Demand: the type of a Spot Instance can not be changed',
    remedy: 'change what launches it',
    reads: { 'ec2:DescribeInstances': ['InstanceLifecycle'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-resize.html',
    permanent: true,
    ofInstance: ({ instance: { lifecycle } }) =>
      lifecycle === 'on-demand'
        ? undefined
        : block('EC2 does not change the type of an instance whose lifecycle is {lifecycle}.', {
            lifecycle,
          }),
  }),
  check({
    id: 'hibernation',
    looksFor: 'hibernation is not configured',
    remedy: 'launch a new instance',
    reads: { 'ec2:DescribeInstances': ['HibernationOptions'] },
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html',
    permanent: true,
    ofInstance: ({ instance: { hibernationConfigured } }) => {
      if (hibernationConfigured === false) return undefined;
      return hibernationConfigured === undefined
        ? block('Whether hibernation is configured could not be read.')
        : block('Hibernation is configured: EC2 does not change the type of such an instance.');
    },
  }),
  check({
    id: 'health',
    looksFor:
      'its status checks pass, if it is running: those of the instance, the system, its volumes and, where there is one, its application. It does not stand against a rollback',
    remedy: 'fix it first',
    reads: {
      'ec2:DescribeInstanceStatus': [
        'InstanceStatus',
        'SystemStatus',
        'AttachedEbsStatus',
        'ApplicationStatus',
      ],
    },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html',
    appliesTo: 'forward changes',
    ofInstance: ({ instance: { health = 'unknown', state: runState } }) =>
      runState !== 'running' || health === 'ok' ? undefined : HEALTH[health],
  }),
  check({
    id: 'events',
    looksFor: 'AWS has scheduled no event for it within two days; warns of later ones',
    remedy: 'look at the event in the EC2 console',
    reads: { 'ec2:DescribeInstanceStatus': ['Events', 'NotBefore'] },
    source:
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instances-status-check_sched.html',
    ofInstance: scheduledEvents,
  }),
];

const HEALTH: Readonly<Record<Exclude<Health, 'ok'>, Found>> = {
  impaired: block(
    'Its status checks are failing, and a change would hide the cause. Fix it first.',
  ),
  initializing: block('Its status checks are still initializing. Try again in a few minutes.'),
  unknown: block('Its status checks could not be read, or EC2 has no result yet.'),
};

function scheduledEvents({ instance: { plannedEvents, observedAt } }: InstanceInput): Found {
  if (plannedEvents === undefined) return block('Its scheduled events could not be read.');
  const soon = plannedEvents.find(
    ({ notBefore }) =>
      notBefore === undefined || !(hoursBetween(observedAt, notBefore) > IMMINENT_HOURS),
  );
  if (soon !== undefined && soon.notBefore === undefined)
    return block('AWS has scheduled {event} at a time that is not known. Wait until it is over.', {
      event: soon.code,
    });
  if (soon?.notBefore !== undefined)
    return block('AWS has scheduled {event} on {date}. Wait until it is over.', {
      event: soon.code,
      date: soon.notBefore.slice(0, 10),
    });
  return plannedEvents.length === 0
    ? undefined
    : warn('AWS has scheduled {events}. A stop and start may resolve it.', {
        events: plannedEvents.map(({ code }) => code).join(', '),
      });
}

/** Within this time, AWS itself may stop or move the instance in the middle of a change. */
const IMMINENT_HOURS = 48;
