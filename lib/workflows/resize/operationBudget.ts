import { MAX_MONITORING_POLLS } from '../../config/maxMonitoringPolls.ts';
import { STEP_ATTEMPTS } from '../durable/durableStep.ts';
import { CLEANUP_RETRY, PREPARE_RETRY, VERIFY_RETRY } from '../durable/retryDurably.ts';

/**
 * Lambda ends an execution at its 3,000th durable operation: an attempt of a step is one, a wait is
 * one (https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html): it would alert no one,
 * and release nothing. So every loop of a resize has a maximum of polls, and this is their sum.
 */
export const MAX_OPERATIONS = 3000;

/** Polls of the instance while it is resized to one type, and while it is rolled back. */
export const FORWARD_POLLS = 50;
export const ROLLBACK_POLLS = 300;

/** The suggested type and its fallback types, at most: Compute Optimizer names three. */
export const MAX_TARGET_TYPES = 3;

/** Polls for a concurrency slot, until the approval expires. */
export const SLOT_POLLS = 145;

/** Attempts to revalidate the approved change. */
export const REVALIDATION_ATTEMPTS = 5;

/** Polls of the target groups while the instance drains, and while it becomes healthy. */
export const TARGET_POLLS = 40;

/** Attempts to register the instance in its target groups, before people are alerted and after. */
export const REGISTER_ATTEMPTS = { beforeAlert: 7, afterAlert: 27 } as const;

const { none, short, long } = STEP_ATTEMPTS;
const wait = 1;

/** An alert that Slack does not take, and then the page of the operators. */
const alerting = 2 * short;
/** A poll of the instance, its action and the wait after it. */
const iteration = none + none + wait;
const registering = REGISTER_ATTEMPTS.beforeAlert + REGISTER_ATTEMPTS.afterAlert + 2 * alerting;

/** What each part of a resize costs at most. */
export const OPERATION_BUDGET = {
  /** The execution; its window, twice; begin, lock, unlock; what is written at the end; retried alerts. */
  frame: 1 + 2 * (long + wait) + 3 * long + 4 * long + short + long,
  /** Each poll; what is released. */
  slot: SLOT_POLLS + 2 * long,
  /** Its target groups, twice; the revalidation; its baseline, and the progress. */
  preparing: 2 * PREPARE_RETRY.maxAttempts + REVALIDATION_ATTEMPTS + 2 * short,
  /** Their end date; one for each type and the old one; the progress. Their cancellation. */
  reserving:
    2 * short +
    (MAX_TARGET_TYPES + 1) * PREPARE_RETRY.maxAttempts +
    CLEANUP_RETRY.maxAttempts +
    alerting,
  backingUp: short + PREPARE_RETRY.maxAttempts,
  /** Before the stop, and once more when it is rolled back. */
  draining: 2 * (short + short + PREPARE_RETRY.maxAttempts + TARGET_POLLS),
  /** Each iteration; the phases that are shown; that it has been down for too long. */
  applying: MAX_TARGET_TYPES * (FORWARD_POLLS * iteration + 4 * short) + 2 * alerting,
  /** After the resize and after the rollback; and until it is healthy. */
  registering: 2 * (short + registering) + TARGET_POLLS,
  /** Each iteration; what is shown at the 1st, 2nd, 4th … failure; an alert a day. */
  rollingBack: ROLLBACK_POLLS * iteration + 10 * none + 7 * alerting,
  /** Begin and end of the rollback, credits, what is different, and the reservation it targets. */
  endingRollback: 3 * short + PREPARE_RETRY.maxAttempts + short + alerting,
} as const;

/** In place of a rollback: the verification; each poll, the health issues then; the end. */
export const MONITORING_BUDGET =
  VERIFY_RETRY.maxAttempts + MAX_MONITORING_POLLS * (wait + 3 * none) + long + short;
