import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { Goal, ResizeError } from '../domain/resizeMove.ts';
import { progressAt, progressBack } from '../domain/resizeProgress.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Suggestion } from '../domain/suggestion.ts';
import type { ProgressStep, SuggestionRecord } from '../domain/suggestionRecord.ts';
import {
  fail,
  finish,
  progress,
  rollBack,
  startResizing,
  withdraw,
} from '../domain/suggestionTransition.ts';
import type { LedgerEntry, LedgerStore } from '../store/ledgerStore.ts';
import type { LockStore } from '../store/lockStore.ts';
import type { StopStore } from '../store/stopStore.ts';
import type { SuggestionStore } from '../store/suggestionStore.ts';
import { attempt } from './attempt.ts';
import { changeRecord, type Transition } from './changeRecord.ts';
import { drive, type Machine } from './drive.ts';
import type { ResizeRequest } from './resizeRequest.ts';

export type ResizeOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'rolledBack'; readonly reason: string }
  /** Nothing was touched, or a person is needed: the reason says which. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** The approval was used before, has run out, or is not there. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface ResizeDeps {
  readonly now: () => Date;
  readonly suggestions: SuggestionStore;
  readonly locks: LockStore;
  readonly ledger: LedgerStore;
  readonly machine: Machine;
  /** The switch that stops every change. */
  readonly stops: StopStore;
  /**
   * Reads the facts again (domain.md A5, steps 2 to 5): the plan is still the approved one, no
   * check blocks, the instance is healthy, EC2 permits the three calls. The error is for people.
   */
  readonly recheck: (suggestion: Suggestion) => Promise<Result<'unchanged', string>>;
  /** Draws the suggestion in Slack as it is now. Does not throw: Slack never stops a resize. */
  readonly show: (record: SuggestionRecord) => Promise<void>;
  readonly pollSeconds: number;
  readonly healthMinutes: number;
}

/**
 * One resize from approval to its end. Whatever fails once it has begun, the instance is driven
 * back to the type and the run state that it had, and everybody can see it.
 */
export async function resize(
  request: ResizeRequest,
  ctx: DurableContext,
  deps: ResizeDeps,
): Promise<ResizeOutcome> {
  const change = (name: string, transition: Transition, patience: 'short' | 'long' = 'short') =>
    attempt(ctx, name, () => changeRecord(deps, request, transition), patience);
  const now = () => deps.now().toISOString();

  const begun = await change('begin', (record) => startResizing(record, request.approvalId, now()));
  if (!begun.ok) {
    // Nobody may be left to believe that it will start by itself.
    await change(
      'withdraw',
      (record) => withdraw(record, request.approvalId, begun.error.message, now()),
      'long',
    );
    return { kind: 'refused', reason: begun.error.message };
  }
  const { suggestion } = begun.value;
  const lock = { instance: suggestion.instance, owner: request.approvalId };

  const locked = await attempt(ctx, 'lock', async () =>
    ok(await deps.locks.acquire({ ...lock, now: deps.now() })),
  );
  const outcome =
    locked.ok && locked.value
      ? await carryOut(suggestion, ctx, deps, async (name, steps) => {
          await change(name, (record) => progress(record, steps));
        })
      : untouched('another change of this instance is running');

  // From here on everything is decided, and only has to be written.
  if (outcome.kind === 'done') {
    const entry = entryOf(begun.value, request.approvalId, now());
    await attempt(ctx, 'ledger', async () => ok(await deps.ledger.record(entry)), 'long');
  }
  const release = () => deps.locks.release({ ...lock, now: deps.now() });
  await attempt(ctx, 'unlock', async () => ok(await release()), 'long');
  await change('end', (record) => conclude(record, outcome, now()), 'long');
  return outcome;
}

/** Looks on the way there, besides those for the status checks. */
const TURNS_THERE = 80;

/** Looks on the way back before a person must take over: two days, at the longest pauses. */
const TURNS_BACK = 200;

/** A resize that had begun. */
type Ended = Exclude<ResizeOutcome, { kind: 'refused' }>;

type Report = (name: string, steps: readonly ProgressStep[]) => Promise<void>;

async function carryOut(
  suggestion: Suggestion,
  ctx: DurableContext,
  deps: ResizeDeps,
  report: Report,
): Promise<Ended> {
  const { there, back } = goalsOf(suggestion);
  const road = {
    ctx,
    machine: deps.machine,
    instance: suggestion.instance,
    pollSeconds: deps.pollSeconds,
  };

  await report('show re-check', progressAt('recheck', there));
  const unchanged = await attempt(ctx, 're-check', () => deps.recheck(suggestion));
  if (!unchanged.ok) return untouched(sentenceOf(unchanged.error));

  const went = await drive({
    ...road,
    machine: unlessStopped(deps.machine, deps.stops),
    name: 'there',
    goal: there,
    turns: TURNS_THERE + Math.ceil((deps.healthMinutes * 60) / deps.pollSeconds),
    givesUp: 'first failure',
    onPhase: (phase, turn) => report(`there ${turn}: show`, progressAt(phase, there)),
    onSetback: async () => {},
  });
  if (went.kind === 'arrived') {
    await report('show done', progressAt('done', there));
    return { kind: 'done' };
  }
  if (went.kind !== 'gaveUp') return { kind: 'failed', reason: WHY_LEFT[went.kind] };

  const { phase, reason } = went;
  const showBack = (name: string, status: ProgressStep['status']) =>
    report(name, progressBack(phase, there, reason, { to: back, status }));
  await showBack('show way back', 'running');
  const returned = await drive({
    ...road,
    name: 'back',
    goal: back,
    turns: TURNS_BACK,
    givesUp: 'never',
    onPhase: async () => {},
    onSetback: (setback, turn) =>
      report(
        `back ${turn}: show`,
        progressBack(phase, there, reason, { to: back, status: 'running', detail: setback }),
      ),
  });
  if (returned.kind === 'arrived') {
    await showBack('show back', 'done');
    return { kind: 'rolledBack', reason };
  }
  await showBack('show stuck', 'failed');
  return { kind: 'failed', reason: `${reason} A person is needed: it is not back yet.` };
}

/**
 * Asks the switch before each call that changes something. Only on the way there: an instance that
 * was stopped is never left so because somebody stopped Trimtab.
 */
function unlessStopped(machine: Machine, stops: StopStore): Machine {
  const guarded = async (call: () => Promise<Result<unknown, ResizeError>>) => {
    if ((await stops.stopped()) === undefined) return call();
    return err<ResizeError>({
      kind: 'denied',
      message: 'Somebody stopped Trimtab with /trimtab stop',
    });
  };
  return {
    look: machine.look,
    stop: (instance) => guarded(() => machine.stop(instance)),
    changeType: (instance, to) => guarded(() => machine.changeType(instance, to)),
    start: (instance) => guarded(() => machine.start(instance)),
  };
}

const WHY_LEFT = {
  gone: 'The instance is being terminated. We left it alone.',
  interfered: 'Somebody started the instance while it was being changed. We left it alone.',
} as const;

function untouched(why: string): { readonly kind: 'failed'; readonly reason: string } {
  return { kind: 'failed', reason: `Nothing was touched: ${why}.` };
}

function goalsOf({ change, runState }: Suggestion): { readonly there: Goal; readonly back: Goal } {
  if (change.kind !== 'resize') throw new Error(`approved, but not a resize: ${change.kind}`);
  const state = runState === 'stopped' ? 'stopped' : 'running';
  return {
    there: { instanceType: change.to, runState: state },
    back: { instanceType: change.from, runState: state },
  };
}

function entryOf(
  { suggestion, state }: SuggestionRecord,
  approvalId: string,
  at: string,
): LedgerEntry {
  if (suggestion.change.kind !== 'resize' || state.kind !== 'resizing') {
    throw new Error(`no resize to enter: ${suggestion.change.kind}, ${state.kind}`);
  }
  const { list, cash } = suggestion.saving;
  return {
    approvalId,
    instance: suggestion.instance,
    from: suggestion.change.from,
    to: suggestion.change.to,
    monthlyList: list,
    ...(cash.kind === 'known' ? { monthlyCash: cash.monthly } : {}),
    approvedBy: state.approval.by,
    at,
  };
}

function conclude(record: SuggestionRecord, outcome: Ended, at: string) {
  switch (outcome.kind) {
    case 'done':
      return finish(record, at);
    case 'rolledBack':
      return rollBack(record, outcome.reason, at);
    case 'failed':
      return fail(record, outcome.reason, at);
  }
}

function sentenceOf(error: string | { readonly message: string }): string {
  return typeof error === 'string' ? error : error.message;
}
