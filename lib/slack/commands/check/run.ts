import type { CashSaving } from '../../../domain/billing/cashSaving.ts';
import { usageKeyOf } from '../../../domain/billing/usageHistory.ts';
import type { Instance } from '../../../domain/fleet/instance.ts';
import type { Inventory } from '../../../domain/fleet/inventory.ts';
import { checkOnRequest } from '../../../domain/preflight/runPreflight.ts';
import { listPrice } from '../../../domain/pricing/listPrice.ts';
import { priceKey } from '../../../domain/pricing/priceKey.ts';
import type { InstanceId } from '../../../shared/ids.ts';
import { omitUndefined } from '../../../shared/omitUndefined.ts';
import { type MessageView, messageOf } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { findInstance } from '../findInstance.ts';
import { checkMessage } from './message.ts';

interface Args {
  readonly instanceId: InstanceId;
  readonly instanceType: string;
}

/** Every preflight check of a change, on the instance as EC2 describes it now. */
export async function run(
  { instanceId, instanceType: to }: Args,
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const inventories = await deps.inventories();
  const found = findInstance(instanceId, inventories, language);
  if (!found.ok) return found.error;
  const fresh = await deps.readAgain(found.value, to);
  const [instance] = fresh.instances;
  if (instance === undefined) return messageOf(whyGone(instanceId, fresh, language));
  const { quota, errors } = await deps.quotaHeadroom(instance, to, fresh);
  const keys = [priceKey(instance), priceKey(instance, to)].flatMap((key) => key ?? []);
  const priceBook = await deps.prices(keys);
  const checked = {
    instance,
    to,
    findings: checkOnRequest(instance, to, fresh, deps.changeScope, quota),
    errors: [...fresh.errors, ...errors],
    docsUrl: deps.docsUrl,
    from: listPrice(instance, priceBook),
    after: listPrice(instance, priceBook, to),
    ...omitUndefined({ cash: await cashSavingOf(instance, to, inventories, deps) }),
  };
  return checkMessage(checked, language);
}

function whyGone(id: InstanceId, { errors: [error] }: Inventory, { say, tell }: Language): string {
  return error === undefined
    ? say('{id} no longer exists.', { id })
    : escapeMrkdwn(tell(error.message), 400);
}

/** What the change saves on the bill; undefined when the instance is not billed on demand. */
async function cashSavingOf(
  instance: Instance,
  instanceType: string,
  inventories: readonly Inventory[],
  { money }: QueryDeps,
): Promise<CashSaving | undefined> {
  const [from, to] = [usageKeyOf(instance), usageKeyOf(instance, instanceType)];
  if (from === undefined || to === undefined) return undefined;
  return (await money(inventories, [to])).cashSavingOf([{ from, to }]);
}
