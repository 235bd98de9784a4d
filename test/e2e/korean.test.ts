import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, CHANNEL, MINJI } from '../../local/demoTenant.ts';
import { aWorld, type SeenWorld } from '../worlds/anEnvironment.ts';

let world: SeenWorld;

/** Their cards stand in the first digest, and nothing blocks them. */
const NAME = 'search-index-1';
const APPROVABLE = 'pricing-engine-1';

beforeAll(async () => {
  world = await aWorld({ configuration: 'test/worlds/korean.yml', history: true });
}, 60_000);
afterAll(() => world?.close());

describe('a channel that reads Korean', () => {
  it('has its digest in Korean, and what is too long for it in the thread, too', () => {
    expectKorean([world.digestText(), world.digestDetails()]);
  });

  it('has a change in Korean to its end, card and thread', async () => {
    await world.press(ALICE.id, NAME, 'approve');
    await world.confirm();
    await world.settled();
    expect(world.instanceCalled(NAME).instanceType).toBe('r7i.2xlarge');
    const told = world.slack
      .messages()
      .filter(({ channel, onlyFor }) => channel === CHANNEL.id && onlyFor === undefined);
    expect(told.filter(({ threadTs }) => threadTs !== undefined).length).toBeGreaterThan(2);
    expectKorean(told.flatMap(({ text, blocks }) => [text, ...textsIn(blocks)]));
    expect(world.card(NAME)).toContain(`<@${ALICE.id}>`);
  });

  it('answers whoever reads English in English', async () => {
    expect(await world.ask(ALICE.id, 'help')).toContain('What do we spend?');
    await world.press(ALICE.id, APPROVABLE, 'approve');
    expect(world.dialogText(ALICE.id)).toContain('What happens:');
    await world.slack.closeView(ALICE.id, world.dialog(ALICE.id));
  });
});

describe('whoever reads Korean', () => {
  it.each([
    'help',
    'report',
    'plan',
    'commitments',
    'find vcpu=4 memory=16',
    'savings',
    'history',
    'settings',
    'raport',
    'instance i-0123456789abcdef0',
    'find vcpu=4000',
  ])('asks %s, and is answered in Korean', async (command) => {
    expectKorean([await world.ask(MINJI.id, command)]);
  });

  it('is told all about an instance in Korean, how it is bought, and what a change would do', async () => {
    const { instanceId } = world.instanceCalled('erp-app-1').seed;
    for (const command of ['instance', 'compare', 'history']) {
      expectKorean([await world.ask(MINJI.id, `${command} ${instanceId}`)]);
    }
    expectKorean([await world.ask(MINJI.id, `check ${instanceId} m7g.xlarge`)]);
  });

  it.each(['approve', 'details', 'snooze', 'dismiss', 'assign'])(
    'opens a dialog in Korean: %s',
    async (action) => {
      await world.press(MINJI.id, APPROVABLE, action);
      await world.settled();
      expectKorean([world.dialogText(MINJI.id)]);
      await world.slack.closeView(MINJI.id, world.dialog(MINJI.id));
    },
  );

  it('has an App Home in Korean', async () => {
    await world.slack.openHome(MINJI.id);
    await world.settled();
    expectKorean(textsIn(world.slack.home(MINJI.id)?.blocks));
  });
});

/** Korean somewhere, and three English words in a row nowhere but in code and in mentions. */
function expectKorean(texts: readonly string[]): void {
  expect(texts.join('\n')).toMatch(/[가-힣]/);
  const english = texts.flatMap((text) =>
    text
      .replace(/```[\s\S]*?```|`[^`]*`|<[^>]*>|“[^”]*”/g, '')
      .split('\n')
      .filter((line) => /(?<![\w-])[a-z]+,? [a-z]+,? [a-z]+(?![\w-])/.test(line)),
  );
  expect(english).toEqual([]);
}

/** All that can be read in these blocks. */
function textsIn(blocks: unknown): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (typeof value === 'string' && ['text', 'title', 'caption'].includes(key)) texts.push(value);
    return value;
  });
  return texts;
}
