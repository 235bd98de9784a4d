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
  /**
   * Keys in the snapshot store. The facts themselves are too big for a checkpoint
   * (docs/facts/durable-functions.md#limits).
   */
  readonly inventories: readonly string[];
}

export interface DailyOutcome {
  readonly date: string;
  /** Where a digest was posted: not where this day's was already, or has nothing to say. */
  readonly posted: readonly string[];
}

export interface DailyDeps {
  /** Qualified or plain name of the function `collect`. */
  readonly collectFunction: string;
  /** The day of a time where the readers live: `2026-11-23`. */
  readonly dateOf: (time: string) => string;
  /** Every account and enabled Region, and those that could not be asked. */
  readonly findScopes: () => Promise<{
    readonly scopes: readonly Scope[];
    readonly errors: readonly ReadError[];
  }>;
  /** Prices, suggests, stores what is suggested, and the digests to post. Twice gives the same. */
  readonly plan: (seen: {
    readonly date: string;
    readonly inventories: readonly string[];
    readonly errors: readonly ReadError[];
  }) => Promise<readonly DraftKey[]>;
  /** True for one execution for each day and reader: two firings of the schedule post one digest. */
  readonly claim: (draft: DraftKey, execution: string) => Promise<boolean>;
  readonly post: (draft: DraftKey) => Promise<MessageRef>;
  /** Keeps where the digest is, so that its cards can be drawn again. Twice is fine. */
  readonly remember: (draft: DraftKey, message: MessageRef) => Promise<void>;
  /** Says in the thread what is too long for the message; undefined when nothing is. */
  readonly postDetails: (draft: DraftKey, message: MessageRef) => Promise<MessageRef | undefined>;
}

/**
 * Operations of one execution are limited to 3,000 (docs/facts/durable-functions.md#limits). Each
 * chunk takes about three, so this leaves room for the digests however many accounts and Regions
 * there are.
 */
const MOST_CHUNKS = 400;

/** Collect runs at once; each one keeps to the budgets of its own account and Region. */
const AT_ONCE = 10;

const POST_TRIES = 5;

/**
 * Slack knows no idempotency key: a post that was interrupted may be there, and is not made again;
 * one that Slack refused is tried again (docs/facts/durable-functions.md#replay).
 */
const ONCE: Pick<StepConfig<unknown>, 'semantics' | 'retryStrategy'> = {
  semantics: StepSemantics.AtMostOncePerRetry,
  retryStrategy: (error, tries) =>
    error instanceof StepInterruptedError || tries >= POST_TRIES
      ? { shouldRetry: false }
      : { shouldRetry: true, delay: { seconds: 30 * tries } },
};

/** The day's round: collect everywhere, plan once, post one message. */
export async function daily(
  event: DailyEvent,
  ctx: DurableContext,
  deps: DailyDeps,
): Promise<DailyOutcome> {
  const date = deps.dateOf(event.scheduledTime);
  const found = await ctx.step('find scopes', () => deps.findScopes());
  const scopeChunks = chunks(found.scopes, MOST_CHUNKS);
  const collected = await ctx.map(
    'collect',
    scopeChunks,
    async (child, scopes) =>
      child.invoke<CollectRequest, CollectAnswer>('collect', deps.collectFunction, {
        scopes,
        takenAt: event.scheduledTime,
      }),
    { maxConcurrency: AT_ONCE, completionConfig: { toleratedFailurePercentage: 100 } },
  );
  const drafts = await ctx.step('plan', () =>
    deps.plan({
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
      // Slack takes about one message a second, and one reader's failure is not the others'.
      maxConcurrency: 1,
      completionConfig: { toleratedFailurePercentage: 100 },
    },
  );
  posted.throwIfError();
  return { date, posted: posted.getResults().flat() };
}

/** Who got it; nobody when they had it already. */
async function postOnce(
  draft: DraftKey,
  ctx: DurableContext,
  deps: DailyDeps,
): Promise<readonly string[]> {
  const { durableExecutionArn } = ctx.executionContext;
  const first = await ctx.step('claim', () => deps.claim(draft, durableExecutionArn));
  if (!first) return [];
  const message = await ctx.step('post', () => deps.post(draft), ONCE);
  await ctx.step('remember', () => deps.remember(draft, message));
  await ctx.step('post details', () => deps.postDetails(draft, message), ONCE);
  return [draft.to];
}

function notCollected(scope: Scope): ReadError {
  return {
    kind: 'unavailable',
    ...scope,
    service: 'Trimtab',
    operation: 'collect',
    message: sentence('Collecting failed here. The log of the function `collect` says why.'),
  };
}
