import type { DurableContext } from '@aws/durable-execution-sdk-js';
import { nextDelay, type PollSchedule } from '../../domain/resize/pollSchedule.ts';

export interface Poll<Seen> {
  readonly now: () => Date;
  /** How the polls are spread, from the time of the first one (milliseconds). */
  readonly scheduleFrom: (startedAt: number) => PollSchedule;
  /** Undefined, like an exception: nothing could be seen this time. */
  readonly check: (last: Seen | undefined) => Promise<Seen | undefined>;
  readonly isDone: (seen: Seen) => boolean;
}

/** What is checkpointed between two polls. */
interface PollState<Seen> {
  readonly polls: number;
  /** Of the first poll, in milliseconds. */
  readonly startedAt?: number;
  readonly secondsWaited: number;
  readonly seen?: Seen;
  /** Until the next poll; absent after the last one. */
  readonly delaySeconds?: number;
}

/**
 * Polls until it is done, or its schedule is over. Returns what was seen last, undefined when nothing
 * was. Each poll is one operation of the execution (the SDK's waitForCondition).
 */
export async function pollDurably<Seen>(
  ctx: DurableContext,
  name: string,
  poll: Poll<Seen>,
): Promise<Seen | undefined> {
  const { seen } = await ctx.waitForCondition<PollState<Seen>>(
    name,
    (state) => pollOnce(poll, state),
    {
      initialState: { polls: 0, secondsWaited: 0 },
      waitStrategy: ({ delaySeconds: seconds }) =>
        seconds === undefined
          ? { shouldContinue: false }
          : { shouldContinue: true, delay: { seconds } },
    },
  );
  return seen;
}

async function pollOnce<Seen>(
  { now, scheduleFrom, check, isDone }: Poll<Seen>,
  { polls: before, startedAt, secondsWaited, seen: last }: PollState<Seen>,
): Promise<PollState<Seen>> {
  const at = now().getTime();
  const since = startedAt ?? at;
  // A check that throws would end the poll for good: it is made again instead.
  const seen = (await check(last).catch(() => undefined)) ?? last;
  const schedule = scheduleFrom(since);
  const polls = before + 1;
  // Whichever is longer: the clock of another invocation may be behind.
  const seconds = Math.max(secondsWaited, (at - since) / 1000);
  const state = {
    polls,
    startedAt: since,
    secondsWaited,
    ...(seen === undefined ? {} : { seen }),
  };
  const isOver = polls >= schedule.polls || seconds >= schedule.seconds;
  if (isOver || (seen !== undefined && isDone(seen))) return state;
  const delaySeconds = nextDelay(schedule, { polls, seconds, quiet: seconds });
  return { ...state, secondsWaited: secondsWaited + delaySeconds, delaySeconds };
}
