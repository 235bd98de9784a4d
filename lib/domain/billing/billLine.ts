import type { Sentence } from '../../shared/message.ts';
import type { MicroUsd } from '../../shared/money.ts';
import type { UsageKey } from './usage.ts';

/** One line of a bill, for all of its hours. */
export type BillLine =
  | (Used & {
      readonly kind: 'reserved' | 'savings-plan';
      /** The id of the reservation or plan that pays. */
      readonly commitment: string;
      readonly cost: MicroUsd;
    })
  | (Used & { readonly kind: 'on-demand'; readonly cost: MicroUsd })
  /** The part of a commitment that was paid and paid for nothing. */
  | {
      readonly kind: 'unused';
      readonly commitment: string;
      /** Of the commitment, over all hours: 0 to 1. */
      readonly share: number;
      readonly cost: MicroUsd;
    };

export interface Used {
  readonly key: UsageKey;
  /** Instance-seconds; a fraction where a commitment covers a part. */
  readonly seconds: number;
}

/** Usage that nothing covers and that has no price. */
export interface Unpriced extends Used {
  readonly reason: Sentence;
}
