import {
  type DurableContext,
  type StepConfig,
  StepInterruptedError,
  StepSemantics,
} from '@aws/durable-execution-sdk-js';
import type { Digest } from '../domain/digest.ts';
import type { Scope } from '../domain/ids.ts';
import type { ReadError } from '../domain/readError.ts';
import type { MessageRef } from '../domain/suggestionRecord.ts';
import { inChunks } from './inChunks.ts';

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
  /** Keys in the snapshot store. The facts themselves are too big for a checkpoint (domain.md F2). */
  readonly snapshots: readonly string[];
}

export type DailyOutcome =
  | { readonly kind: 'posted'; readonly date: string; readonly suggestions: number }
  | { readonly kind: 'alreadyPosted'; readonly date: string };

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
  /** Prices, suggests, stores what is suggested, and says what to tell. Twice gives the same. */
  readonly plan: (seen: {
    readonly date: string;
    readonly snapshots: readonly string[];
    readonly errors: readonly ReadError[];
  }) => Promise<Digest>;
  /** True once a day: two firings of the schedule post one digest. */
  readonly claimDay: (date: string) => Promise<boolean>;
  readonly post: (digest: Digest) => Promise<MessageRef>;
  /** Keeps where the digest is, so that its cards can be drawn again. Twice is fine. */
  readonly remember: (digest: Digest, message: MessageRef) => Promise<void>;
}

/**
 * Operations of one execution are limited to 3,000 (domain.md F2). Each chunk takes about three, so
 * this leaves room however many accounts and Regions there are.
 */
const MOST_CHUNKS = 500;

/** Collect runs at once; each one keeps to the budgets of its own account and Region. */
const AT_ONCE = 10;

const POST_TRIES = 5;

/**
 * Slack knows no idempotency key: a post that was interrupted may be there, and is not made again;
 * one that Slack refused is tried again (domain.md F2).
 */
const ONCE: StepConfig<MessageRef> = {
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
  const chunks = inChunks(found.scopes, MOST_CHUNKS);
  const collected = await ctx.map(
    'collect',
    chunks,
    async (child, scopes) =>
      child.invoke<CollectRequest, CollectAnswer>('collect', deps.collectFunction, {
        scopes,
        takenAt: event.scheduledTime,
      }),
    { maxConcurrency: AT_ONCE, completionConfig: { toleratedFailurePercentage: 100 } },
  );
  const digest = await ctx.step('plan', () =>
    deps.plan({
      date,
      snapshots: collected.succeeded().flatMap(({ result }) => result?.snapshots ?? []),
      errors: [
        ...found.errors,
        ...collected.failed().flatMap(({ index }) => (chunks[index] ?? []).map(notCollected)),
      ],
    }),
  );
  const first = await ctx.step('claim the day', () => deps.claimDay(date));
  if (!first) return { kind: 'alreadyPosted', date };
  const message = await ctx.step('post', () => deps.post(digest), ONCE);
  await ctx.step('remember', () => deps.remember(digest, message));
  return { kind: 'posted', date, suggestions: digest.open };
}

function notCollected(scope: Scope): ReadError {
  return {
    kind: 'unavailable',
    ...scope,
    service: 'Trimtab',
    operation: 'collect',
    message: 'Collecting failed here. The log of the function `collect` says why.',
  };
}
