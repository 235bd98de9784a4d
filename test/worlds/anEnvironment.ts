import { MENU } from '../../lib/slack/views/suggestion/suggestionCard.ts';
import { acceptWarnings } from '../../local/acceptWarnings.ts';
import type { Instance } from '../../local/aws/ec2/instances/instance.ts';
import { ALICE, CHANNEL } from '../../local/demoTenant.ts';
import {
  type Environment,
  type EnvironmentOptions,
  startEnvironment,
} from '../../local/environment.ts';
import type { Block } from '../../local/slack/blockKit/blockKit.ts';
import type { Outcome } from '../../local/slack/interactions.ts';
import type { InputValues } from '../../local/slack/viewState.ts';
import type { LocalMessage } from '../../local/slack/workspace.ts';
import { menuValue } from './menuValue.ts';

/** The bot's world, with what a person in it sees and does. */
export interface ObservedEnvironment extends Environment {
  /** The messages in the channel that are no answers in a thread, oldest first. */
  digests(): readonly LocalMessage[];
  /** The newest digest as one text. */
  digestText(): string;
  /** What its thread says that is too long for it. */
  digestDetails(): string;
  /** The lines of one card, in the newest digest that shows it. */
  card(name: string): string;
  /** What only this user was told last. */
  toldLast(userId: string): string;
  /** Types `/trimtab text`, and waits for the answer. */
  query(userId: string, text: string): Promise<string>;
  /** Presses a button of the card of `name`. */
  press(userId: string, name: string, actionId: string): Promise<Outcome>;
  /** Presses in what only this user was told last. */
  pressAnswer(userId: string, actionId: string): Promise<Outcome>;
  /** The id of the dialog that this user has open. */
  dialog(userId: string): string;
  dialogText(userId: string): string;
  /** Ticks every warning and approves, in this dialog or the newest one, with these choices. */
  confirm(userId?: string, dialog?: string, chosen?: InputValues): Promise<Outcome>;
  instanceCalled(name: string): Instance;
  /** Until nothing runs in the background any more. */
  settled(): Promise<void>;
}

/** What a command says at once; its answer is a message of its own. */
export const READING = 'Working on it…';

/** Starts a world in which four minutes of EC2 take a second, with its first digest posted. */
export async function anEnvironment(
  options: EnvironmentOptions = {},
): Promise<ObservedEnvironment> {
  const environment = await startEnvironment({ speed: 240, ...options });
  await environment.runDaily(new Date());
  const { slack, aws } = environment;

  const digests = () =>
    slack
      .messages()
      .filter(({ threadTs, onlyFor }) => threadTs === undefined && onlyFor === undefined);
  const digest = () => {
    const last = digests().findLast(({ channel }) => channel === CHANNEL.id);
    if (last === undefined) throw new Error('there is no digest');
    return last;
  };
  const isCardOf = (name: string) => (block: Block) =>
    idOf(block, 'card') && textOf([block]).includes(`*${name}*`);
  /** A digest shows only news: the card may stand in an older one. */
  const digestWith = (name: string) => {
    const last = digests().findLast(
      ({ channel, blocks }) => channel === CHANNEL.id && blocks.some(isCardOf(name)),
    );
    if (last === undefined) throw new Error(`no card of ${name} in ${textOf(digest().blocks)}`);
    return last;
  };
  const cardBlocks = (name: string) => {
    const { blocks } = digestWith(name);
    const start = blocks.findIndex(isCardOf(name));
    const end = blocks.findIndex(
      (each, index) => index > start && !idOf(each, 'below') && !idOf(each, 'actions'),
    );
    return blocks.slice(start, end);
  };
  const answer = (userId: string) => {
    const last = slack
      .messages()
      .findLast(({ onlyFor, text }) => onlyFor === userId && text !== READING);
    if (last === undefined) throw new Error(`${userId} was told nothing`);
    return last;
  };
  const toldLast = (userId: string) => {
    const { text, blocks } = answer(userId);
    return `${text}\n${textOf(blocks)}`;
  };
  const view = (userId: string) => {
    const open = slack.views().findLast((each) => each.userId === userId);
    if (open === undefined) throw new Error(`${userId} has no dialog open`);
    return open;
  };

  return {
    ...environment,
    digests,
    digestText: () => textOf(digest().blocks),
    digestDetails: () => {
      const { ts } = digest();
      const details = slack.messages().find(({ threadTs }) => threadTs === ts);
      return textOf(details?.blocks ?? []);
    },
    card: (name) => textOf(cardBlocks(name)),
    toldLast,
    query: async (userId, text) => {
      const outcome = await slack.slashCommand(userId, text);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      await aws.functions.settled();
      return toldLast(userId);
    },
    pressAnswer: (userId, actionId) => {
      const { ts, blocks } = answer(userId);
      const item = menuValue(blocks, actionId);
      return slack.press(userId, { messageTs: ts }, item === undefined ? actionId : MENU, item);
    },
    press: (userId, name, actionId) => {
      const item = menuValue(cardBlocks(name), actionId);
      return slack.press(
        userId,
        { messageTs: digestWith(name).ts },
        (element, blockId) =>
          element.action_id === (item === undefined ? actionId : MENU) &&
          cardBlocks(name).some(({ block_id }) => block_id === blockId),
        item,
      );
    },
    dialog: (userId) => view(userId).id,
    dialogText: (userId) => textOf(view(userId).blocks),
    confirm: (userId = ALICE.id, dialog = view(userId).id, chosen = {}) => {
      const blocks = slack.views().find(({ id }) => id === dialog)?.blocks ?? [];
      return slack.submitView(userId, dialog, { ...acceptWarnings(blocks), ...chosen });
    },
    instanceCalled: (name) => {
      const seed = aws.environment.fleet.instances.find(({ tags }) => tags.Name === name);
      const now = seed && aws.environment.instances.find(seed, seed.instanceId);
      if (now === undefined) throw new Error(`there is no instance ${name}`);
      return now;
    },
    settled: () => aws.functions.settled(),
  };
}

function idOf(block: Block, part: string): boolean {
  return String(block.block_id).startsWith(`${part}:`);
}

/** All that can be read in these blocks, a line for each text. */
function textOf(blocks: readonly Block[]): string {
  const lines: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') lines.push(value);
    return value;
  });
  return lines.join('\n');
}
