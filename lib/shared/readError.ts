import type { AccountId, Region } from './ids.ts';
import type { Sentence } from './message.ts';

/** Why a reader of AWS came back with nothing. Shown to people, so every one says it in words. */
export interface ReadError {
  readonly kind: 'notEnrolled' | 'denied' | 'throttled' | 'unavailable' | 'malformed';
  readonly account?: AccountId;
  readonly region?: Region;
  /** As people say it: `EC2`, `Compute Optimizer`, `Price List`. */
  readonly service: string;
  /** The operation, as AWS names it: `DescribeInstances`. */
  readonly operation: string;
  /** What happened and what to do next, without a stack trace. */
  readonly message: Sentence;
}

/** Whether asking again later can help, without anybody doing anything. */
export function isRetryable({ kind }: ReadError): boolean {
  return kind === 'throttled' || kind === 'unavailable';
}
