import { setTimeout as pause } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { loadRuntime } from '../../lib/config/runtime.ts';
import type { SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { approvabilityOf } from '../../lib/domain/suggestions/approvability.ts';
import { openStores } from '../../lib/store/openStores.ts';
import { openTable } from '../../lib/store/table/table.ts';
import { ALICE, CAROL, DEPLOYMENT } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';
import { type Random, randomFrom } from './random.ts';

const DAY_MS = 86_400_000;
/** An hour of monitoring takes a few seconds: it is not tested here. */
const SPEED = 960;
/** Decided on in one seed. */
const SUGGESTIONS = 6;
const SLACK = 'trimtab-local-slack';
const DAILY = 'trimtab-local-daily:durable';

/**
 * One seed of how Slack and EventBridge may deliver what people and the clock do: twice, at once,
 * late, in another order. What is not as it must be; empty when all is well.
 */
export async function deliver(seed: number, suggestions = SUGGESTIONS): Promise<readonly string[]> {
  const environment = await anEnvironment({ speed: SPEED });
  try {
    const post = openPostOffice(environment);
    const random = randomFrom(seed);
    const mornings = [
      ...(await fireTheSchedule(environment, random)),
      ...(await dieEachMorning(environment)),
    ];
    const stores = openStores(openTable(new DynamoDBClient(), DEPLOYMENT.TRIMTAB_TABLE));
    const accounts = loadRuntime(process.env).config.accounts.map(({ id }) => id);
    const shown = (await stores.suggestions.list(accounts)).filter(isOnACard);
    const suggested = shuffled(shown, random).slice(0, suggestions);
    const decided: Stack[] = [];
    for (const record of suggested) {
      decided.push({ record, letters: await decisionsOn(record, environment, post) });
    }
    await bringAll(decided, environment, post, random);
    const markRolledBack: Stack[] = [];
    for (const { record, letters } of decided) {
      const back = await takeBacksOf(record, environment, post);
      // What was decided long ago comes once more.
      markRolledBack.push({ record, letters: [...back, ...letters] });
    }
    await bringAll(markRolledBack, environment, post, random);
    const records = await stores.suggestions.list(accounts);
    return [...mornings, ...suggested.flatMap((record) => brokenOf(record, records, environment))];
  } finally {
    await environment.close();
  }
}

/** Tomorrow twice at once, then today and yesterday again, late and twice: a digest a day. */
async function fireTheSchedule(
  environment: ObservedEnvironment,
  random: Random,
): Promise<readonly string[]> {
  const now = Date.now();
  const days = random.percent(50) ? [0, 1, 1, -1, -1] : [1, 1, -1, 0, -1];
  const fired = days.map((day) =>
    environment.aws.functions.invoke({
      functionName: DAILY,
      payload: JSON.stringify({ scheduledTime: new Date(now + day * DAY_MS).toISOString() }),
    }),
  );
  const posted: string[] = [];
  for (const run of fired) {
    if (run.kind !== 'started') return [`the schedule starts: ${run.message}`];
    const end = await run.ended;
    if (!end.ok) return [`the daily job ends: ${end.failure.errorMessage}`];
    const { date, posted: to } = JSON.parse(end.payload);
    posted.push(...to.map((channel: string) => `${date} ${channel}`));
  }
  return rulesBroken([
    [new Set(posted).size === posted.length, `one digest a day and reader: ${posted}`],
    // Today's was posted when the world began.
    [posted.length === 2, `tomorrow's and yesterday's are posted, each once: ${posted}`],
  ]);
}

/** The checkpoints around the post: what comes before them only reads. */
const NEAR_THE_POST = [7, 8, 9];

/** The daily job dies somewhere and is started again: a digest all the same, and one. */
async function dieEachMorning(environment: ObservedEnvironment): Promise<readonly string[]> {
  const bad: string[] = [];
  for (const [index, after] of NEAR_THE_POST.entries()) {
    const before = environment.digests().length;
    const calm = environment.aws.faults.inject({ kind: 'crash', written: false, after, times: 1 });
    // A post that was interrupted is not made again, and ends the job (daily.ts).
    await environment.runDaily(new Date(Date.now() + (index + 2) * DAY_MS)).catch(() => {});
    calm();
    const posted = environment.digests().length - before;
    if (posted !== 1) bad.push(`dies at checkpoint ${after}: ${posted} digests, and not one`);
  }
  return bad;
}

/** A signed request as Slack has sent it. */
type Letter = LambdaFunctionURLEvent;

/** What people have decided on one suggestion, and has not arrived yet. */
interface Stack {
  readonly record: SuggestionRecord;
  readonly letters: readonly Letter[];
}

interface PostOffice {
  /** What Slack sends meanwhile stays here. */
  readonly hold: (send: () => Promise<unknown>) => Promise<readonly Letter[]>;
  /** Brings it to the ingress, as it is. Throws when that does not take it. */
  readonly bring: (letter: Letter) => Promise<void>;
}

/** Between Slack and the ingress. */
function openPostOffice({ aws: { functions }, ingress }: ObservedEnvironment): PostOffice {
  let held: Letter[] | undefined;
  functions.register<Letter>(SLACK, {
    kind: 'plain',
    handler: (event, context) => {
      if (held === undefined) return ingress(event, context);
      held.push(event);
      return { statusCode: 200, body: '' };
    },
  });
  return {
    hold: async (send) => {
      const letters: Letter[] = [];
      held = letters;
      await send();
      held = undefined;
      return letters;
    },
    bring: async (letter) => {
      const run = functions.invoke({ functionName: SLACK, payload: JSON.stringify(letter) });
      if (run.kind !== 'started') throw new Error(run.message);
      const end = await run.ended;
      if (!end.ok) throw new Error(end.failure.errorMessage);
      if (JSON.parse(end.payload).statusCode !== 200) throw new Error(`not taken: ${end.payload}`);
    },
  };
}

/** What waits for a window waits for hours. */
function isOnACard({ suggestion, message, state }: SuggestionRecord): boolean {
  const { tags } = suggestion;
  return (
    message !== undefined &&
    state.kind === 'open' &&
    tags.team !== 'games' &&
    approvabilityOf(suggestion).approvable
  );
}

/** Two approve it, one dismisses it, one snoozes it: all have sent it, and nothing has arrived. */
async function decisionsOn(
  record: SuggestionRecord,
  environment: ObservedEnvironment,
  post: PostOffice,
): Promise<readonly Letter[]> {
  const name = nameOf(record);
  const letters: Letter[] = [];
  for (const userId of [ALICE.id, CAROL.id]) {
    await environment.press(userId, name, 'approve');
    letters.push(...(await post.hold(() => environment.confirm(userId))));
  }
  await environment.press(CAROL.id, name, 'dismiss');
  const why = { reason: 'atPeaks' };
  const dismiss = () => environment.slack.submitView(CAROL.id, environment.dialog(CAROL.id), why);
  letters.push(...(await post.hold(dismiss)));
  await environment.press(ALICE.id, name, 'snooze');
  const long = { 'how-long': '7' };
  const snooze = () => environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), long);
  letters.push(...(await post.hold(snooze)));
  return letters;
}

/** Two want it back, where there is something to take back. */
async function takeBacksOf(
  record: SuggestionRecord,
  environment: ObservedEnvironment,
  post: PostOffice,
): Promise<readonly Letter[]> {
  const name = nameOf(record);
  if (!hasButton(name, 'Roll back…', environment)) return [];
  const letters: Letter[] = [];
  for (const userId of [ALICE.id, CAROL.id]) {
    await environment.press(userId, name, 'take-back');
    letters.push(...(await post.hold(() => environment.confirm(userId))));
  }
  return letters;
}

/** Each letter once, twice or three times, some at once, in any order; and one of them cancels. */
async function bringAll(
  stacks: readonly Stack[],
  environment: ObservedEnvironment,
  post: PostOffice,
  random: Random,
): Promise<void> {
  await Promise.all(
    stacks.map(async ({ record, letters }) => {
      const copies = letters.flatMap((letter) =>
        Array.from({ length: 1 + random.below(3) }, () => letter),
      );
      const queue = shuffled(copies, random);
      while (queue.length > 0) {
        await Promise.all(queue.splice(0, 1 + random.below(3)).map(post.bring));
        await pause(random.pick([0, 50, 500]));
        if (random.percent(40)) await cancelTwice(nameOf(record), environment);
      }
    }),
  );
  await environment.settled();
}

/** A double click, while there is something to cancel. */
async function cancelTwice(name: string, environment: ObservedEnvironment): Promise<void> {
  const click = () => environment.press(CAROL.id, name, 'cancel');
  if (hasButton(name, 'Cancel', environment)) await Promise.all([click(), click()]);
}

function hasButton(name: string, text: string, environment: ObservedEnvironment): boolean {
  return environment.card(name).split('\n').includes(text);
}

/** What must be true of an instance whatever came when. */
function brokenOf(
  { suggestion }: SuggestionRecord,
  all: readonly SuggestionRecord[],
  { aws }: ObservedEnvironment,
): readonly string[] {
  const { instance } = suggestion;
  const records = all.filter(
    (record) => record.suggestion.instance.instanceId === instance.instanceId,
  );
  const trail = records.flatMap(({ history }) => history);
  const to = (kind: string) => trail.filter((entry) => entry.to === kind);
  // Who cancels is in the trail, too; what begins is the bot's.
  const begun = to('resizing').filter(({ by }) => by.kind === 'bot');
  const executions = aws.functions
    .executions()
    .filter(({ name }) => records.some((record) => name.startsWith(`${record.suggestion.id}-`)));
  const killSwitch = aws.faults.log.filter(
    ({ operation, input }) =>
      operation === 'StopInstances' &&
      JSON.stringify(input).includes(instance.instanceId) &&
      !JSON.stringify(input).includes('DryRun'),
  );
  const dialogs = trail.flatMap(({ dialog = [] }) => dialog);
  const last = trail.toSorted((a, b) => (a.at < b.at ? -1 : 1)).findLast(({ after }) => after);
  const seed = aws.environment.fleet.instances.find(
    (each) => each.instanceId === instance.instanceId,
  );
  const now = aws.environment.instances.find(instance, instance.instanceId);
  const expected = last?.after?.instanceType ?? seed?.instanceType;
  return rulesBroken([
    [
      executions.length === to('approved').length,
      `one execution for each approval: ${executions.length} for ${to('approved').length}`,
    ],
    [executions.every(({ status }) => status === 'SUCCEEDED'), 'every execution ends by itself'],
    [begun.length <= to('approved').length, 'an approval is executed at most once'],
    [killSwitch.length <= begun.length, 'a change stops it at most once'],
    [new Set(dialogs).size === dialogs.length, 'a dialog approves once, however often it arrives'],
    [to('dismissed').length <= 1, 'it is dismissed once'],
    [
      records.every(({ history, state }) => history.at(-1)?.to === state.kind),
      'the last decision stands',
    ],
    [
      now?.phase.kind === seed?.state && now?.instanceType === expected,
      `it is ${seed?.state} as ${expected}, and not ${now?.phase.kind} as ${now?.instanceType}`,
    ],
  ]).map((rule) => `${nameOf({ suggestion })}: ${rule}`);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function nameOf({ suggestion }: Pick<SuggestionRecord, 'suggestion'>): string {
  return suggestion.name ?? suggestion.instance.instanceId;
}

function rulesBroken(rules: readonly (readonly [boolean, string])[]): readonly string[] {
  return rules.filter(([holds]) => !holds).map(([, rule]) => rule);
}
