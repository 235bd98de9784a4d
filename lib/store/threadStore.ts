import type { MessageRef } from '../domain/lifecycle/suggestionRecord.ts';
import { DAY_SECONDS, epochSeconds } from '../shared/dates.ts';
import type { Table } from './table/table.ts';

/** Where the progress of an approval is shown, so that it is updated and not posted again. */
export interface ThreadStore {
  readonly get: (approvalId: string) => Promise<MessageRef | undefined>;
  readonly put: (approvalId: string, message: MessageRef, now: Date) => Promise<void>;
}

const KEEP_SECONDS = 30 * DAY_SECONDS;

/** The progress messages in `table`. */
export function threadStore(table: Table): ThreadStore {
  return {
    get: (approvalId) => table.get<MessageRef>(keyOf(approvalId)),
    put: (approvalId, message, now) =>
      table.put(keyOf(approvalId), message, {
        expires: epochSeconds(now) + KEEP_SECONDS,
      }),
  };
}

function keyOf(approvalId: string) {
  return { pk: `thread#${approvalId}`, sk: 'message' };
}
