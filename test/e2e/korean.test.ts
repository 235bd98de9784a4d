import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALICE, CHANNEL, MINJI } from '../../local/demoTenant.ts';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;

/** Their cards stand in the first digest, and nothing blocks them. */
const NAME = 'search-index-1';
const APPROVABLE = 'pricing-engine-1';

beforeAll(async () => {
  environment = await anEnvironment({ configuration: 'test/worlds/korean.yml', history: true });
}, 60_000);
afterAll(() => environment?.close());

describe('a channel that reads Korean', () => {
  it('has its digest in Korean, and what is too long for it in the thread, too', () => {
    expectKorean([environment.digestText(), environment.digestDetails()]);
  });

  it('has a change in Korean to its end, card and thread', async () => {
    await environment.press(ALICE.id, NAME, 'approve');
    await environment.confirm();
    await environment.settled();
    expect(environment.instanceCalled(NAME).instanceType).toBe('r7i.2xlarge');
    const told = environment.slack
      .messages()
      .filter(({ channel, onlyFor }) => channel === CHANNEL.id && onlyFor === undefined);
    expect(told.filter(({ threadTs }) => threadTs !== undefined).length).toBeGreaterThan(2);
    expectKorean(told.flatMap(({ text, blocks }) => [text, ...textsIn(blocks)]));
    expect(environment.card(NAME)).toContain(`<@${ALICE.id}>`);
  });

  it('answers English readers in English', async () => {
    expect(await environment.query(ALICE.id, 'help')).toContain('What do we spend?');
    await environment.press(ALICE.id, APPROVABLE, 'approve');
    expect(environment.dialogText(ALICE.id)).toContain('What happens:');
    await environment.slack.closeView(ALICE.id, environment.dialog(ALICE.id));
  });
});

describe('a Korean reader', () => {
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
    expectKorean([await environment.query(MINJI.id, command)]);
  });

  it('is told all about an instance in Korean, how it is bought, and what a change would do', async () => {
    const { instanceId } = environment.instanceCalled('erp-app-1').seed;
    for (const command of ['instance', 'compare', 'history']) {
      expectKorean([await environment.query(MINJI.id, `${command} ${instanceId}`)]);
    }
    expectKorean([await environment.query(MINJI.id, `check ${instanceId} m7g.xlarge`)]);
  });

  it.each(['approve', 'details', 'snooze', 'dismiss', 'assign'])(
    'opens a dialog in Korean: %s',
    async (action) => {
      await environment.press(MINJI.id, APPROVABLE, action);
      await environment.settled();
      expectKorean([environment.dialogText(MINJI.id)]);
      await environment.slack.closeView(MINJI.id, environment.dialog(MINJI.id));
    },
  );

  it('has an App Home in Korean', async () => {
    await environment.slack.openHome(MINJI.id);
    await environment.settled();
    expectKorean(textsIn(environment.slack.home(MINJI.id)?.blocks));
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
