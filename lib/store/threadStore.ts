import type { MessageRef } from '../domain/lifecycle/suggestionRecord.ts';
import type { Table } from './table/table.ts';

/** Where the progress of an approval is shown, so that it is updated and not posted again. */
export interface ThreadStore {
  readonly get: (approvalId: string) => Promise<MessageRef | undefined>;
  readonly put: (approvalId: string, message: MessageRef, now: Date) => Promise<void>;
}

const KEEP_SECONDS = 30 * 86_400;

/** The progress messages in `table`. */
export function threadStore(table: Table): ThreadStore {
  return {
    get: (approvalId) => table.get<MessageRef>(keyOf(approvalId)),
    put: (approvalId, message, now) =>
      table.put(keyOf(approvalId), message, {
        expires: Math.floor(now.getTime() / 1000) + KEEP_SECONDS,
      }),
  };
}

function keyOf(approvalId: string) {
  return { pk: `thread#${approvalId}`, sk: 'message' };
}
