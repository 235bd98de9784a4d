import { compareInstance } from '../../../domain/commitments/compareInstance.ts';
import { type MessageView, messageOf } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { findInstance } from '../findInstance.ts';
import { compareMessage } from './message.ts';

/** Every way to buy one instance, compared over its own usage. */
export async function run(
  { which }: { readonly which: string },
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const inventories = await deps.inventories();
  const found = findInstance(which, inventories, language);
  if (!found.ok) return found.error;
  const compared = compareInstance(found.value, inventories, await deps.money(inventories));
  return compared.ok
    ? compareMessage(found.value, compared.value, language)
    : messageOf(escapeMrkdwn(language.tell(compared.error), 400));
}
