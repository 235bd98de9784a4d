import { auditTrail } from '../../../domain/lifecycle/auditTrail.ts';
import { countDismissals } from '../../../domain/lifecycle/countDismissals.ts';
import type { InstanceId } from '../../../shared/ids.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { fileMessage } from '../fileMessage.ts';
import { historyFile } from './file.ts';
import { historyMessage } from './message.ts';

interface Args {
  readonly instanceId?: InstanceId | undefined;
  readonly export: boolean;
}

/** The audit trail of the fleet, or of one instance; the kill switch belongs to the fleet. */
export async function run(
  { instanceId, export: asFile }: Args,
  { language }: Asker,
  { records, killSwitchChanges, now }: QueryDeps,
): Promise<MessageView> {
  const all = await records();
  const entries = auditTrail(all, instanceId);
  const changes = instanceId === undefined ? await killSwitchChanges() : [];
  if (asFile && entries.length > 0) {
    const date = now().toISOString().slice(0, 10);
    return fileMessage(historyFile(entries, changes, date, language), language);
  }
  const dismissals = instanceId === undefined ? countDismissals(all) : [];
  return historyMessage(entries, dismissals, changes, instanceId, language);
}
