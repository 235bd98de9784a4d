import { EC2Client, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, BOB, CHANNEL, DATA_CHANNEL } from '../../local/demoTenant.ts';
import type { LocalMessage } from '../../local/slack/workspace.ts';
import { cases } from '../cases.ts';
import { type Random, randomFrom } from '../faults/random.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

/** A month in `npm run faults`; at least a week, in which the schedule fires twice. */
const DAYS = Math.max(10, cases(30));
const DAY_MS = 86_400_000;

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment({ configuration: 'test/worlds/routes.yml' });
});

afterAll(async () => {
  await environment?.close();
});

/** In a month machines stop and start again, people decide, and the schedule fires twice. */
describe(`${DAYS} mornings`, () => {
  it('are at most one message each, and say nothing twice', { timeout: 300_000 }, async () => {
    const chance = randomFrom(7);
    const first = Date.now();
    await environment.press(ALICE.id, 'erp-reports-1', 'dismiss');
    await environment.slack.submitView(ALICE.id, environment.dialog(ALICE.id), {
      reason: 'atPeaks',
    });
    for (let day = 1; day < DAYS; day += 1) {
      await somethingHappens(chance);
      const morning = new Date(first + day * DAY_MS);
      // Compute Optimizer looks every day, too.
      environment.aws.clock.advance(DAY_MS);
      await environment.runDaily(morning);
      if (day % 7 === 0) await environment.runDaily(morning);
    }
    for (const channel of [CHANNEL.id, DATA_CHANNEL.id, BOB.id.replace('U', 'D')]) {
      const mornings = environment.digests().filter((message) => message.channel === channel);
      const dates = mornings.map(dateOf);
      expect(new Set(dates).size, channel).toBe(dates.length);
      const cards = mornings.flatMap(cardsOf);
      expect(cards.length, channel).toBeGreaterThan(0);
      expect(new Set(cards).size, channel).toBe(cards.length);
    }
    expect(environment.digests().filter(({ channel }) => channel === CHANNEL.id)).toHaveLength(
      DAYS,
    );
  });

  it('are a line when there is no news, with the way to what is open', async () => {
    const quiet = environment
      .digests()
      .filter(
        ({ channel, blocks }) =>
          channel === CHANNEL.id && /nothing new/.test(JSON.stringify(blocks)),
      );
    expect(quiet.length).toBeGreaterThan(0);
    for (const { blocks } of quiet) {
      expect(blocks).toHaveLength(1);
      expect(JSON.stringify(blocks)).toMatch(/nothing new .*View all \d+ open/);
    }
  });

  it('leave those alone who have no news', () => {
    const toBob = environment.digests().filter(({ channel }) => channel === 'D0BOB');
    expect(toBob.length).toBeGreaterThan(0);
    expect(toBob.length).toBeLessThan(DAYS / 2);
  });
});

describe('where suggestions go', () => {
  it('a channel is told of its tag only, and the main channel of the rest', () => {
    const told = (channel: string) =>
      environment
        .digests()
        .filter((message) => message.channel === channel)
        .flatMap(cardsOf)
        .join('\n');
    expect(told(DATA_CHANNEL.id)).toContain('search-index');
    expect(told(CHANNEL.id)).not.toContain('search-index');
    expect(told('D0BOB')).toContain('game-lobby');
    expect(told(CHANNEL.id)).not.toContain('game-lobby');
    const [first] = environment.digests();
    expect(JSON.stringify(first?.blocks)).toContain('went to other channels and owners');
  });

  it('the button shows what is open there, page by page, to the user who pressed it alone', async () => {
    const digest = environment.digests().findLast(({ channel }) => channel === CHANNEL.id);
    await environment.slack.press(BOB.id, { messageTs: digest?.ts ?? '' }, 'show-open');
    await environment.settled();
    expect(environment.toldLast(BOB.id)).toMatch(/open suggestions: 1 to 8/);
    expect(environment.toldLast(BOB.id)).not.toContain('search-index');
    await environment.pressAnswer(BOB.id, 'show-open');
    await environment.settled();
    expect(environment.toldLast(BOB.id)).toMatch(/open suggestions: 9 to 16/);
    const pages = environment.slack.messages().filter(({ onlyFor }) => onlyFor === BOB.id);
    expect(pages).toHaveLength(1);
  });
});

const stopped = new Set<string>();

async function somethingHappens(chance: Random): Promise<void> {
  const ec2 = new EC2Client({ region: 'us-east-1' });
  const running = environment.aws.environment.fleet.instances.filter(
    ({ account, region, state, stopProtection, instanceId }) =>
      account === '111122223333' &&
      region === 'us-east-1' &&
      state === 'running' &&
      stopProtection !== true &&
      !stopped.has(instanceId),
  );
  const victim = running[chance.below(running.length)];
  const [back] = stopped;
  if (back !== undefined && chance.percent(60)) {
    await ec2.send(new StartInstancesCommand({ InstanceIds: [back] }));
    stopped.delete(back);
  } else if (victim !== undefined) {
    await ec2.send(new StopInstancesCommand({ InstanceIds: [victim.instanceId] }));
    stopped.add(victim.instanceId);
  }
}

/** The day that it says it is of. */
function dateOf({ blocks }: LocalMessage): string {
  return JSON.stringify(blocks).match(/Trimtab · (\w+ \d+ \w+)/)?.[1] ?? '';
}

/** Every card as one text, with what is said below it. */
function cardsOf({ blocks }: LocalMessage): readonly string[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'card') return [];
    const next = blocks[index + 1];
    const below = String(next?.block_id).startsWith('below:') ? next?.elements : [];
    return [JSON.stringify([block.title, block.subtitle, block.body, below])];
  });
}
