import {
  type DurableContext,
  type StepConfig,
  StepInterruptedError,
  StepSemantics,
} from '@aws/durable-execution-sdk-js';
import type { MessageRef } from '../../domain/lifecycle/suggestionRecord.ts';
import { chunks } from '../../shared/chunks.ts';
import type { Scope } from '../../shared/ids.ts';
import { sentence } from '../../shared/message.ts';
import type { ReadError } from '../../shared/readError.ts';
import type { DraftKey } from '../../store/digestStore.ts';

/** What the schedule sends: the same for a retried or doubled firing. */
export interface DailyEvent {
  /** ISO 8601, UTC. */
  readonly scheduledTime: string;
}

/** What collect is asked to do: usually one scope, more in a very large organisation. */
export interface CollectRequest {
  readonly scopes: readonly Scope[];
  readonly takenAt: string;
}

export interface CollectAnswer {
  /** Keys in the inventory store. The inventories are too big for a checkpoint (256 KB). */
  readonly inventories: readonly string[];
}

export interface DailyOutcome {
  readonly date: string;
  /** The channels and users that got a digest: not those that had it already. */
  readonly posted: readonly string[];
}

export interface DailyDeps {
  /** Qualified or plain name of the function `collect`. */
  readonly collectFunction: string;
  /** The day of a time in the time zone of the readers: `2026-11-23`. */
  readonly dateOf: (time: string) => string;
  /** Every account and enabled Region, and those that could not be asked. */
  readonly findScopes: () => Promise<{
    readonly scopes: readonly Scope[];
    readonly errors: readonly ReadError[];
  }>;
  /** Prices, suggests, and stores the suggestions and the digests to post. Idempotent. */
  readonly generateDigests: (seen: {
    readonly date: string;
    readonly inventories: readonly string[];
    readonly errors: readonly ReadError[];
  }) => Promise<readonly DraftKey[]>;
  /** True for one execution a day and recipient: two firings of the schedule post one digest. */
  readonly claim: (draft: DraftKey, execution: string) => Promise<boolean>;
  readonly post: (draft: DraftKey) => Promise<MessageRef>;
  /** Keeps where the digest is, so that its cards can be updated. Idempotent. */
  readonly recordDigest: (draft: DraftKey, message: MessageRef) => Promise<void>;
  /** Posts in the thread what is too long for the message; undefined when nothing is. */
  readonly postDetails: (draft: DraftKey, message: MessageRef) => Promise<MessageRef | undefined>;
}

/**
 * The operations of one execution are limited to 3,000
 * (https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html). Each chunk takes about three:
 * this leaves enough for the digests, however many accounts and Regions there are.
 */
const MAX_CHUNKS = 400;

/** Concurrent invocations of collect; each one keeps to the rate limits of its account and Region. */
const MAX_CONCURRENCY = 10;

const POST_ATTEMPTS = 5;

/**
 * chat.postMessage takes no idempotency key: a post that was interrupted may have arrived, and is not
 * retried; one that Slack refused is.
 */
const POST_CONFIG: Pick<StepConfig<unknown>, 'semantics' | 'retryStrategy'> = {
  semantics: StepSemantics.AtMostOncePerRetry,
  retryStrategy: (error, attempts) =>
    error instanceof StepInterruptedError || attempts >= POST_ATTEMPTS
      ? { shouldRetry: false }
      : { shouldRetry: true, delay: { seconds: 30 * attempts } },
};

/** Collects everywhere, plans once, and posts one digest to each recipient. */
export async function daily(
  event: DailyEvent,
  ctx: DurableContext,
  deps: DailyDeps,
): Promise<DailyOutcome> {
  const date = deps.dateOf(event.scheduledTime);
  const found = await ctx.step('find scopes', () => deps.findScopes());
  const scopeChunks = chunks(found.scopes, MAX_CHUNKS);
  const collected = await ctx.map(
    'collect',
    scopeChunks,
    async (child, scopes) =>
      child.invoke<CollectRequest, CollectAnswer>('collect', deps.collectFunction, {
        scopes,
        takenAt: event.scheduledTime,
      }),
    { maxConcurrency: MAX_CONCURRENCY, completionConfig: { toleratedFailurePercentage: 100 } },
  );
  const drafts = await ctx.step('generate digests', () =>
    deps.generateDigests({
      date,
      inventories: collected.succeeded().flatMap(({ result }) => result?.inventories ?? []),
      errors: [
        ...found.errors,
        ...collected.failed().flatMap(({ index }) => (scopeChunks[index] ?? []).map(notCollected)),
      ],
    }),
  );
  const posted = await ctx.map(
    'post',
    [...drafts],
    (child, draft) => postOnce(draft, child, deps),
    {
      // Slack takes about one message a second. A failed post does not keep the others from it.
      maxConcurrency: 1,
      completionConfig: { toleratedFailurePercentage: 100 },
    },
  );
  posted.throwIfError();
  return { date, posted: posted.getResults().flat() };
}

/** The recipient; none when they had it already. */
async function postOnce(
  draft: DraftKey,
  ctx: DurableContext,
  deps: DailyDeps,
): Promise<readonly string[]> {
  const { durableExecutionArn } = ctx.executionContext;
  const first = await ctx.step('claim', () => deps.claim(draft, durableExecutionArn));
  if (!first) return [];
  const message = await ctx.step('post', () => deps.post(draft), POST_CONFIG);
  await ctx.step('record digest', () => deps.recordDigest(draft, message));
  await ctx.step('post details', () => deps.postDetails(draft, message), POST_CONFIG);
  return [draft.to];
}

function notCollected(scope: Scope): ReadError {
  return {
    kind: 'unavailable',
    ...scope,
    service: 'Trimtab',
    operation: 'collect',
    message: sentence('Collecting failed here. See the log of the function `collect`.'),
  };
}
