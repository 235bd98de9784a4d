import { MAX_MONITORING_POLLS } from '../../config/config.ts';
import { STEP_ATTEMPTS } from '../durable/durableStep.ts';
import { CLEANUP_RETRY, PREPARE_RETRY, VERIFY_RETRY } from '../durable/retry.ts';
import { TARGET_POLLS } from './control/targetGroups.ts';
import { REVALIDATIONS } from './steps/awaitRevalidation.ts';

/**
 * Lambda ends an execution at its 3,000th durable operation, whatever it is about: a try of a step
 * is one, a wait is one (docs/facts/durable-functions.md#limits). Nobody would be called, and
 * nothing be unlocked. So every loop of a resize has a number of turns, and this is their sum.
 */
export const MAX_OPERATIONS = 3000;

/** Looks on the way to a type, and on the way back: what the pauses between them are made from. */
export const FORWARD_POLLS = 50;
export const ROLLBACK_POLLS = 300;

/** The suggested type and those that take its place, at most: Compute Optimizer names three. */
export const MAX_TARGET_TYPES = 3;

/** Looks for room among the changes and in the target groups, until the approval ends. */
export const SLOT_POLLS = 145;

const { once, short, long } = STEP_ATTEMPTS;
const wait = 1;
const tries = (number: number) => number * once + (number - 1) * wait;
const looks = (number: number) => number * (once + wait);

/** A call that Slack does not take, and then those who operate Trimtab are told. */
const calling = 2 * short;

/** What each part of a resize costs at most. */
export const OPERATION_BUDGET = {
  /** The execution; its window, twice; begin, lock, unlock; what is written in the end; called again. */
  frame: 1 + 2 * (long + wait) + 3 * long + 4 * long + short + long,
  /** Each look, what it waits for, and a wait; what is given back. */
  room: SLOT_POLLS * (once + once + wait) + 2 * long,
  /** Its target groups, twice; each re-check and its wait; what it was, and how far it is. */
  preparing: 2 * tries(PREPARE_RETRY.tries) + REVALIDATIONS * (short + wait) + 2 * short,
  /** Until when; one for each type and the old one; what is shown. The end of them, and a call. */
  reserving:
    2 * short +
    (MAX_TARGET_TYPES + 1) * tries(PREPARE_RETRY.tries) +
    tries(CLEANUP_RETRY.tries) +
    calling,
  backingUp: short + tries(PREPARE_RETRY.tries),
  /** Before the stop, and once more when it has to go back. */
  draining: 2 * (short + short + tries(PREPARE_RETRY.tries) + looks(TARGET_POLLS)),
  /** Each look, call and wait; the phases that are shown; that it has been down for too long. */
  there: MAX_TARGET_TYPES * (FORWARD_POLLS * (once + once + wait) + 4 * short) + 2 * calling,
  /** After the way there and after the way back: put back, two calls; and until it is healthy. */
  targets: 2 * (short + tries(CLEANUP_RETRY.tries) + 2 * calling) + looks(TARGET_POLLS),
  /** The same as there; what is shown at the 1st, 2nd, 4th … failure; a call a day. */
  back: ROLLBACK_POLLS * (once + once + wait) + 10 * once + 7 * calling,
  /** Begin and end of the way back, credits, what is different, and that it may be bound. */
  ending: 3 * short + tries(PREPARE_RETRY.tries) + short + calling,
} as const;

/**
 * Instead of the way back, where it arrives: what is different; each look, what is wrong then; that it
 * is kept.
 */
export const MONITORING_BUDGET =
  tries(VERIFY_RETRY.tries) + MAX_MONITORING_POLLS * (wait + 3 * once) + long + short;
