import { withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { createAws } from '../../lib/aws/clients.ts';
import { readPrices } from '../../lib/aws/prices.ts';
import { readSnapshot } from '../../lib/aws/snapshot.ts';
import { parseConfiguration } from '../../lib/config/loadConfiguration.ts';
import { mayChange } from '../../lib/config/mayChange.ts';
import { checkChange } from '../../lib/domain/checkChange.ts';
import { type InstanceId, instanceKey } from '../../lib/domain/ids.ts';
import { suggestionId } from '../../lib/domain/planHash.ts';
import { planOfNow } from '../../lib/domain/planOfNow.ts';
import { priceBook } from '../../lib/domain/priceBook.ts';
import { priceKeyOf } from '../../lib/domain/priceKeyOf.ts';
import { approve, firstSeen } from '../../lib/domain/suggestionTransition.ts';
import { ledgerStore } from '../../lib/store/ledgerStore.ts';
import { lockStore } from '../../lib/store/lockStore.ts';
import { stopStore } from '../../lib/store/stopStore.ts';
import { suggestionStore } from '../../lib/store/suggestionStore.ts';
import { openResize } from '../../lib/workflow/openResize.ts';
import { resize } from '../../lib/workflow/resize.ts';
import type { ResizeDeps } from '../../lib/workflow/resizeDeps.ts';
import { type ResizeRequest, resizeRequestOf } from '../../lib/workflow/resizeRequest.ts';
import { PROD_ACCOUNT } from '../../local/aws/accounts.ts';
import type { RequestFault } from '../../local/aws/faults.ts';
import type { Fleet, FleetTargetGroup } from '../../local/aws/fleet.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { anApproval, aSuggestion } from '../builders/aSuggestion.ts';
import { memoryTable } from '../builders/memoryTable.ts';
import { aFleet, anInstance, VIRGINIA } from '../local/aws/aFleet.ts';

const OLD = 'm5.xlarge';
const NEW = 'm7i.large';
/** Time that passes at every look at something: transitions take some looks, as on AWS. */
const LOOK_MS = 20_000;

/** Two people, room, an image: every call that a change can make. */
const COMPANY = `
slack: { teamId: T0TRIMTAB, channel: C0COSTS, approvers: { users: [U0ALICE] } }
accounts: [{ id: "${PROD_ACCOUNT}", name: prod }]
resize:
  policies: [{ tag: trimtab=managed, reserveCapacity: true, backUp: true }]
  watchHours: 0.5
  watchMinutes: 30
`;

/** One fault at one call of a change: the k-th, or from the k-th on so many times. */
export interface Blow {
  readonly kind: RequestFault['kind'];
  readonly after: number;
  readonly times: number;
}

/** A local AWS with so many instances in one target group: each blow takes one. */
export async function openRange(instances: number): Promise<LocalAws> {
  const members = Array.from({ length: instances }, (_, index) =>
    anInstance(index + 1, {
      instanceType: OLD,
      tags: { trimtab: 'managed' },
      recommendation: {
        finding: 'OVER_PROVISIONED',
        options: [{ instanceType: NEW, performanceRisk: 1 }],
      },
      volumes: [
        { volumeId: `vol-${index + 1}`, deviceName: '/dev/xvda', type: 'gp3', sizeGiB: 30 },
      ],
      interfaces: [{ interfaceId: `eni-${index + 1}`, addresses: [{ privateIp: '10.0.0.7' }] }],
    }),
  );
  const [image] = aFleet().images;
  if (image === undefined) throw new Error('there is no image');
  const web: FleetTargetGroup = {
    account: PROD_ACCOUNT,
    region: VIRGINIA,
    arn: `arn:aws:elasticloadbalancing:us-east-1:${PROD_ACCOUNT}:targetgroup/web/1`,
    name: 'web',
    port: 80,
    protocol: 'HTTP',
    deregistrationDelaySeconds: 60,
    instanceIds: members.map(({ instanceId }) => instanceId),
  };
  const fleet: Fleet = aFleet({
    instances: members,
    images: [{ ...image, bootMode: 'uefi-preferred' }],
    targetGroups: [web],
  });
  const local = await startLocalAws({ fleet, speed: 0 });
  Object.assign(process.env, local.environment());
  return local;
}

/** Changes one instance while AWS strikes once. What is not as it must be; empty when all is well. */
export async function strike(
  local: LocalAws,
  instanceId: InstanceId,
  blow: Blow | undefined,
): Promise<{ readonly broken: readonly string[]; readonly calls: number; readonly kind: string }> {
  const { deps, request, stores } = await aChange(local, instanceId);
  const before = local.faults.log.length;
  const calm = blow === undefined ? () => {} : local.faults.inject(blow);
  const runner = new LocalDurableTestRunner({
    handlerFunction: withDurableExecution((event: ResizeRequest, ctx) => resize(event, ctx, deps)),
  });
  const execution = await runner.run({ payload: request });
  calm();
  const outcome = execution.getStatus() === 'SUCCEEDED' ? execution.getResult() : undefined;
  const calls = local.faults.log.length - before;
  const ref = { account: PROD_ACCOUNT, region: VIRGINIA, instanceId };
  const seen = await deps.machine.look(ref);
  const targets = await deps.targets.targetsOf(ref);
  const left = await deps.capacity.release(ref, request.approvalId);
  const record = await stores.suggestions.get(request.account, request.suggestionId);
  const free = await stores.locks.acquire({
    what: instanceKey(ref),
    owner: 'the next one',
    now: deps.now(),
  });
  const goal = outcome?.kind === 'done' ? NEW : OLD;
  const rules: readonly (readonly [boolean, string])[] = [
    [outcome !== undefined, 'it ends by itself'],
    [outcome?.kind !== 'failed', 'it needs no person'],
    [
      seen.ok && seen.value.state === 'running' && seen.value.instanceType === goal,
      `it runs as ${goal}: ${JSON.stringify(seen)}`,
    ],
    [seen.ok && seen.value.health === 'ok', 'it is well'],
    [targets.ok && targets.value.length === 1, 'it is in its target group again'],
    [left.ok && left.value.length === 0, 'no reservation is left'],
    [free, 'the lock is free'],
    [
      ['done', 'rolledBack', 'failed'].includes(record?.state.kind ?? ''),
      'the record says how it ended',
    ],
  ];
  return {
    broken: rules.filter(([holds]) => !holds).map(([, rule]) => rule),
    calls,
    kind: outcome?.kind ?? 'did not end',
  };
}

async function aChange(local: LocalAws, instanceId: InstanceId) {
  const parsed = parseConfiguration(COMPANY, 'the test');
  if (!parsed.ok) throw new Error(parsed.error);
  const config = parsed.value;
  const now = () => local.clock.now();
  const aws = createAws({ accounts: config.accounts, readOnly: false, homeRegion: VIRGINIA });
  const ref = { account: PROD_ACCOUNT, region: VIRGINIA, instanceId };
  const limits = { only: [instanceId], alsoTypes: [NEW] };
  const snapshot = await readSnapshot(aws, ref, now(), limits);
  const [instance] = snapshot.observations;
  if (instance === undefined) throw new Error(`there is no ${instanceId}`);
  const change = { kind: 'resize', from: OLD, to: NEW } as const;
  const keys = [OLD, NEW].flatMap((type) => priceKeyOf(instance, type) ?? []);
  const { answers } = await readPrices(aws.own.pricing(), keys);
  const made = planOfNow(
    { ...aSuggestion(), id: suggestionId(ref, change), instance: ref, change },
    {
      instance,
      findings: checkChange(instance, NEW, snapshot, mayChange(config)),
      priceBook: priceBook(answers),
      accepted: [],
    },
  );
  if (!made.ok) throw new Error(made.error.message);
  const suggestion = made.value;
  const { planHash, id } = suggestion;
  const approval = anApproval({
    id: `${id}-1`,
    planHash,
    at: now().toISOString(),
    expiresAt: new Date(now().getTime() + 3_600_000).toISOString(),
  });
  const approved = approve(firstSeen(suggestion, approval.at), approval, planHash, false);
  if (!approved.ok) throw new Error(approved.error.message);
  const table = memoryTable();
  const stores = {
    suggestions: suggestionStore(table),
    locks: lockStore(table),
    ledger: ledgerStore(table),
    stops: stopStore(table),
  };
  await stores.suggestions.create(approved.value);
  const silent = { show: async () => {}, tell: async () => {}, alarm: async () => {} };
  const real = openResize(aws, config, { now, ...stores, ...silent });
  const passing = <Args extends readonly unknown[], Value>(look: (...args: Args) => Value) => {
    return (...args: Args): Value => {
      local.clock.advance(LOOK_MS);
      return look(...args);
    };
  };
  const deps: ResizeDeps = {
    ...real,
    machine: { ...real.machine, look: passing(real.machine.look) },
    targets: { ...real.targets, statesOf: passing(real.targets.statesOf) },
  };
  return { deps, request: resizeRequestOf(approved.value), stores };
}
