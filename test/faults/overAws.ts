import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createAws } from '../../lib/aws/client/aws.ts';
import { capacityControl } from '../../lib/aws/ec2/capacityControl.ts';
import { instanceControl } from '../../lib/aws/ec2/instanceControl.ts';
import { readPrices } from '../../lib/aws/pricing/prices.ts';
import { readInventory } from '../../lib/aws/readInventory.ts';
import { targetControl } from '../../lib/aws/targetControl.ts';
import { changeScope } from '../../lib/config/changeScope.ts';
import { loadRuntime } from '../../lib/config/runtime.ts';
import { approve } from '../../lib/domain/lifecycle/approve.ts';
import type { SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import { checkChange } from '../../lib/domain/preflight/runPreflight.ts';
import { priceBook } from '../../lib/domain/pricing/priceBook.ts';
import { priceKey } from '../../lib/domain/pricing/priceKey.ts';
import { resizeId } from '../../lib/domain/suggestions/planHash.ts';
import { refreshPlan } from '../../lib/domain/suggestions/refreshPlan.ts';
import { type InstanceRef, instanceKey } from '../../lib/shared/ids.ts';
import { inEnglish } from '../../lib/shared/message.ts';
import { type ConcurrencyLimiter, concurrencyLimiter } from '../../lib/store/concurrencyLimiter.ts';
import { openStores } from '../../lib/store/openStores.ts';
import { openTable } from '../../lib/store/table/table.ts';
import { resizeRequestOf } from '../../lib/workflows/resize/request.ts';
import type { ResizeOutcome } from '../../lib/workflows/resize/resize.ts';
import { instanceOf } from '../../local/aws/ec2/instances/instance.ts';
import type { FleetTargetGroup } from '../../local/aws/fleet/fleet.ts';
import { PROD_ACCOUNT } from '../../local/aws/server/accounts.ts';
import type { Clock } from '../../local/aws/server/clock.ts';
import { DEPLOYMENT } from '../../local/demoTenant.ts';
import { type Environment, startEnvironment } from '../../local/environment.ts';
import { anApproval, aSuggestion } from '../builders/aSuggestion.ts';
import { aFleet, VIRGINIA } from '../local/aws/aFleet.ts';
import type { Calls, Fault } from './faults.ts';
import {
  instanceOn,
  NEW,
  OLD,
  PATH_NAMES,
  PATHS,
  type PathName,
  type ResizeSteps,
} from './paths.ts';

/** The bot as it is deployed, over a local AWS and a local Slack, with an instance for each road. */
export interface Range {
  readonly environment: Environment;
  /** Changes the instance of a road while it is struck. */
  readonly injectFault: (resizeSteps: PathName, fault?: Fault) => Promise<Evaluation>;
  readonly close: () => Promise<void>;
}

/** What became of one change. */
export interface Evaluation {
  readonly ended: ResizeOutcome['kind'] | 'did not end';
  /** What is not as it must be; empty when all is well. */
  readonly broken: readonly string[];
  /** How many calls of AWS, calls of Slack and checkpoints it made. */
  readonly calls: Calls;
  /** Whether a person was called. */
  readonly called: boolean;
}

/** Waits take no time there: the clock of the local AWS moves on by them. */
export async function openRange(): Promise<Range> {
  const instances = PATH_NAMES.map(instanceOn);
  const [image] = aFleet().images;
  if (image === undefined) throw new Error('there is no image');
  const fleet = aFleet({
    instances,
    images: [{ ...image, bootMode: 'uefi-preferred' }],
    targetGroups: [{ ...WEB, instanceIds: instances.map(({ instanceId }) => instanceId) }],
  });
  const environment = await startEnvironment({
    fleet,
    speed: 0,
    configuration: 'test/worlds/company.yml',
  });
  const realTime = tellTimeBy(environment.aws.clock);
  const { config } = loadRuntime(process.env);
  const now = () => environment.aws.clock.now();
  const aws = createAws({ accounts: config.accounts, readOnly: false, homeRegion: VIRGINIA });
  const dynamoDb = new DynamoDBClient();
  const stores = openStores(openTable(dynamoDb, DEPLOYMENT.TRIMTAB_TABLE));
  const around: Around = {
    environment,
    now,
    aws,
    changeScope: changeScope(config),
    stores,
    // Only the first place: the one that the only change takes.
    place: concurrencyLimiter(stores.locks, { ...config.resize, timeZone: 'UTC', atOnce: 1 }),
    documents: DynamoDBDocumentClient.from(dynamoDb),
    machine: instanceControl((ref) => aws.ec2(ref)),
    targets: targetControl((ref) => aws.elbv2(ref)),
    capacity: capacityControl((ref) => aws.ec2(ref)),
  };
  let number = 0;
  return {
    environment,
    injectFault: (resizeSteps, fault) => {
      number += 1;
      return injectFault(around, resizeSteps, fault, number);
    },
    close: async () => {
      realTime();
      await environment.close();
    },
  };
}

/** The functions ask the machine for the time: it moves on by what was waited for, too. */
function tellTimeBy({ now }: Clock): () => void {
  const { Date: RealDate } = globalThis;
  const began = now().getTime();
  const told = () => RealDate.now() + now().getTime() - began;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, made) =>
      Reflect.construct(target, args.length === 0 ? [told()] : args, made),
    get: (target, key) => (key === 'now' ? told : Reflect.get(target, key)),
  });
  return () => {
    globalThis.Date = RealDate;
  };
}

const WEB: FleetTargetGroup = {
  account: PROD_ACCOUNT,
  region: VIRGINIA,
  arn: `arn:aws:elasticloadbalancing:us-east-1:${PROD_ACCOUNT}:targetgroup/web/1`,
  name: 'web',
  port: 80,
  protocol: 'HTTP',
  deregistrationDelaySeconds: 60,
  instanceIds: [],
};

interface Around {
  readonly environment: Environment;
  readonly now: () => Date;
  readonly aws: ReturnType<typeof createAws>;
  readonly changeScope: ReturnType<typeof changeScope>;
  readonly stores: ReturnType<typeof openStores>;
  readonly place: ConcurrencyLimiter;
  readonly documents: DynamoDBDocumentClient;
  readonly machine: ReturnType<typeof instanceControl>;
  readonly targets: ReturnType<typeof targetControl>;
  readonly capacity: ReturnType<typeof capacityControl>;
}

/** Long enough for the checks of a new target, and for every token bucket to be full again. */
const REST_MS = 900_000;

async function injectFault(
  around: Around,
  name: PathName,
  fault: Fault | undefined,
  number: number,
): Promise<Evaluation> {
  const resizeSteps: ResizeSteps = PATHS[name];
  const { aws: local, slack } = around.environment;
  const { faults } = local;
  const seed = instanceOn(name);
  await makeNew(around, seed);
  const approved = await anApprovedChange(around, seed, number);
  const before = {
    log: faults.log.length,
    slack: slack.calls(),
    messages: slack.messages().length,
  };
  const calm = [
    ...(resizeSteps.issues?.(seed.instanceId) ?? []).map((issue) => faults.inject(issue)),
    ...(fault === undefined ? [] : [inject(around.environment, fault)]),
  ];
  const outcome = await run(around, approved);
  for (const end of calm) end();
  const log = faults.log.slice(before.log);
  const process = log.filter(({ service }) => service === 'lambda').length;
  return {
    ended: outcome?.kind ?? 'did not end',
    broken: await brokenRules(around, resizeSteps, approved, outcome),
    calls: { aws: log.length - process, slack: slack.calls() - before.slack, process },
    called: slack
      .messages()
      .slice(before.messages)
      .some(({ blocks }) => JSON.stringify(blocks).includes('rotating_light')),
  };
}

/** As if it had never been touched. */
async function makeNew(
  { environment, documents, targets }: Around,
  seed: ReturnType<typeof instanceOn>,
): Promise<void> {
  const { clock, environment: there } = environment.aws;
  there.instances.put(instanceOf(seed));
  const TableName = DEPLOYMENT.TRIMTAB_TABLE;
  const { Items = [] } = await documents.send(new ScanCommand({ TableName }));
  for (const { pk, sk } of Items) {
    await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
  }
  clock.advance(REST_MS);
  const group = { groupArn: WEB.arn, groupName: WEB.name, port: WEB.port, healthy: true };
  await targets.putBack(seed, [group]);
  clock.advance(REST_MS);
}

/** Approved as a press would have it; how a press comes to that is for other tests. */
async function anApprovedChange(
  { aws, now, changeScope: allowed, stores }: Around,
  { account, region, instanceId }: InstanceRef,
  number: number,
): Promise<SuggestionRecord> {
  const ref = { account, region, instanceId };
  const limits = { only: [instanceId], alsoTypes: [NEW] };
  const inventory = await readInventory(aws, ref, now(), limits);
  const [instance] = inventory.instances;
  if (instance === undefined) throw new Error(`there is no ${instanceId}`);
  const change = { from: OLD, to: NEW };
  const keys = [OLD, NEW].flatMap((type) => priceKey(instance, type) ?? []);
  const { answers } = await readPrices(aws.own.pricing(), keys);
  const made = refreshPlan(
    { ...aSuggestion(), ...change, id: resizeId(ref, change), instance: ref },
    {
      instance,
      findings: checkChange(instance, NEW, inventory, allowed),
      priceBook: priceBook(answers),
      accepted: [],
    },
  );
  if (!made.ok) throw new Error(inEnglish(made.error.message));
  const suggestion = made.value;
  const { planHash, id } = suggestion;
  const at = new Date();
  const approval = anApproval({
    id: `${id}-${number}`,
    planHash,
    at: at.toISOString(),
    expiresAt: new Date(at.getTime() + 72 * 3_600_000).toISOString(),
  });
  const approved = approve(createRecord(suggestion, approval.at), approval, planHash, false);
  if (!approved.ok) throw new Error(inEnglish(approved.error.message));
  await stores.suggestions.create(approved.value);
  return approved.value;
}

function inject({ aws, slack }: Environment, fault: Fault): () => void {
  const { after, times } = fault;
  switch (fault.hits) {
    case 'aws':
      return aws.faults.inject({ kind: fault.kind, after, times });
    case 'process':
      return aws.faults.inject({ kind: 'crash', written: fault.kind === 'written', after, times });
    case 'slack':
      switch (fault.kind) {
        case 'error':
          return slack.fault({ error: 'internal_error', after, times });
        case 'throttle':
          return slack.fault({ error: 'ratelimited', retryAfter: 1, after, times });
        default:
          return slack.fault({ kind: fault.kind, after, times });
      }
  }
}

/** Through the deployed function, as the ingress starts it. */
async function run(
  { environment }: Around,
  approved: SuggestionRecord,
): Promise<ResizeOutcome | undefined> {
  const request = resizeRequestOf(approved);
  const started = environment.aws.functions.invoke({
    functionName: DEPLOYMENT.TRIMTAB_RESIZE_FUNCTION,
    payload: JSON.stringify(request),
    executionName: request.approvalId,
  });
  if (started.kind !== 'started') throw new Error(started.message);
  const ended = await started.ended;
  return ended.ok ? JSON.parse(ended.payload) : undefined;
}

async function brokenRules(
  { machine, targets, capacity, stores, place }: Around,
  resizeSteps: ResizeSteps,
  { suggestion, state: approved }: SuggestionRecord,
  outcome: ResizeOutcome | undefined,
): Promise<readonly string[]> {
  const ref = suggestion.instance;
  const owner = approved.kind === 'approved' ? approved.approval.id : '';
  const seen = await machine.look(ref);
  const registered = await targets.targetsOf(ref);
  const left = await capacity.release(ref, owner);
  const record = await stores.suggestions.get(ref.account, suggestion.id);
  const ledger = await stores.ledger.list();
  const isFree = async (what: string) =>
    stores.locks.acquire({ what, owner: 'the next one', now: new Date() });
  const isDone = outcome?.kind === 'done';
  const goal = isDone ? NEW : OLD;
  const runState = resizeSteps.stopped ? 'stopped' : 'running';
  const { history = [], state } = record ?? {};
  // What is not as it was approved when it is looked at again is open again, and nothing was touched.
  const ends = ['done', 'rolledBack', 'failed', ...(outcome?.kind === 'untouched' ? ['open'] : [])];
  const touched = history.find(({ to }) => ['monitoring', 'done'].includes(to));
  const rules: readonly (readonly [boolean, string])[] = [
    [outcome !== undefined, 'it ends by itself'],
    [outcome?.kind !== 'failed', 'it needs no person in the end'],
    [
      seen.ok && seen.value.state === runState && seen.value.instanceType === goal,
      `it is ${runState} as ${goal}: ${JSON.stringify(seen)}`,
    ],
    [seen.ok && (resizeSteps.stopped || seen.value.health === 'ok'), 'it is well'],
    [registered.ok && registered.value.length === 1, 'it is in its target group again'],
    [left.ok && left.value.length === 0, 'no reservation is left'],
    [await isFree(instanceKey(ref)), 'its lock is free'],
    [await isFree(WEB.arn), 'the lock of its group is free'],
    [
      (await place.take('the next one', new Date())).ok,
      'its place among the running changes is free',
    ],
    [
      state !== undefined && ends.includes(state.kind),
      `the record says how it ended: ${state?.kind}`,
    ],
    [
      history.filter(({ to }) => to === 'resizing').length <= 1,
      'one approval is executed at most once',
    ],
    [history.at(-1)?.to === state?.kind, 'the last entry of the trail is the state'],
    [
      history.every(({ at, by }) => at !== '' && by !== undefined),
      'every entry of the trail says who and when',
    ],
    [
      !isDone ||
        [touched?.planHash, touched?.baseline, touched?.after, touched?.requests].every(Boolean),
      'a change has its plan, what was before and after, and its requests in the trail',
    ],
    [
      ledger.length === (isDone ? 1 : 0) && ledger.every(({ to }) => to === NEW),
      'the ledger has what is done, once, and nothing else',
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, rule]) => rule);
}
