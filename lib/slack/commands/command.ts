import type { WebClient } from '@slack/web-api';
import type * as z from 'zod/mini';
import type { Sentence } from '../../shared/message.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { SlackUser } from '../auth/slackUser.ts';
import type { MessageView } from '../blockKit/blocks.ts';
import type { FixedText } from '../i18n/ko.ts';
import type { Language } from '../i18n/translator.ts';
import type { SlackDeps } from '../interactions/deps.ts';
import { type ArgumentSpec, type ArgumentsOf, readArguments } from './arguments.ts';
import type { QueryDeps } from './deps.ts';

/**
 * A command of `/trimtab`: one folder in this room. Help, the manifest and the README are made from
 * it (commands.ts). The ingress loads every command.ts, so a command loads what it works with later
 * (docs/decisions/0007).
 */
export interface Command extends Description {
  /** What the words after the name ask for; the error says what to type instead. */
  readonly read: (words: readonly string[]) => Result<Query | Action, Sentence>;
}

export interface Description {
  readonly name: string;
  readonly topic: Topic;
  /** What can be typed after the name; what may be left out in brackets. */
  readonly usage: string;
  /** What it answers, in one line. */
  readonly help: FixedText;
}

/** The questions that commands answer, in the order of the help. */
export type Topic = keyof typeof TOPICS;

export const TOPICS = {
  spend: '*What do we spend?*',
  save: '*What can we save?*',
  instance: '*What about this instance?*',
  buy: '*What should we buy?*',
  past: '*What happened?*',
  setup: '*How is Trimtab set up?*',
  stop: '*Stop everything*',
} as const satisfies Readonly<Record<string, FixedText>>;

/** A command that reads: the worker answers it, in its own time. */
export interface Query {
  readonly kind: 'query';
  readonly name: string;
  readonly args: unknown;
  /** Whether the answer may be given to the whole channel. */
  readonly isShareable: boolean;
  /** Loads the command and answers it. */
  readonly run: (asker: Asker, deps: QueryDeps) => Promise<MessageView>;
}

/** A command that the ingress answers itself, within Slack's three seconds. */
export interface Action {
  readonly kind: 'action';
  readonly name: string;
  readonly args: unknown;
  readonly run: (context: ActionContext) => Promise<MessageView>;
}

/** Who asks, and what they read. */
export interface Asker {
  readonly language: Language;
  readonly isApprover: () => Promise<boolean>;
}

export interface ActionContext {
  readonly by: SlackUser;
  readonly language: Language;
  readonly client: WebClient;
  readonly deps: SlackDeps;
  /** Every command, for the help. */
  readonly commands: readonly Description[];
}

type Shape = z.core.$ZodShape;

interface QuerySpec<Args extends Shape> extends Description, ArgumentSpec<Args> {
  readonly isShareable?: boolean;
  /** Imports run.ts of the command: only the worker calls it. */
  readonly load: () => Promise<{ readonly run: Run<ArgumentsOf<Args>> }>;
}

/** Answers a query with a message; what could not be read is said in it. */
export type Run<Args> = (args: Args, asker: Asker, deps: QueryDeps) => Promise<MessageView>;

export function queryCommand<Args extends Shape>(spec: QuerySpec<Args>): Command {
  const { load, isShareable = true } = spec;
  return define(spec, (args) => ({
    kind: 'query',
    name: spec.name,
    args,
    isShareable,
    run: async (asker, deps) => (await load()).run(args, asker, deps),
  }));
}

interface ActionSpec<Args extends Shape> extends Description, ArgumentSpec<Args> {
  readonly run: (args: ArgumentsOf<Args>, context: ActionContext) => Promise<MessageView>;
}

export function actionCommand<Args extends Shape>(spec: ActionSpec<Args>): Command {
  return define(spec, (args) => ({
    kind: 'action',
    name: spec.name,
    args,
    run: (context) => spec.run(args, context),
  }));
}

function define<Args extends Shape>(
  spec: Description & ArgumentSpec<Args>,
  call: (args: ArgumentsOf<Args>) => Query | Action,
): Command {
  const { name, topic, usage, help } = spec;
  return {
    name,
    topic,
    usage,
    help,
    read: (words) => {
      const args = readArguments(words, spec);
      return args.ok ? ok(call(args.value)) : args;
    },
  };
}
