import { realizedSavings } from '../../../domain/digest/realizedSavings.ts';
import type { MessageView } from '../../blockKit/blocks.ts';
import type { Asker } from '../command.ts';
import type { QueryDeps } from '../deps.ts';
import { savingsMessage } from './message.ts';

/** A chart of Slack has at most 20 categories (docs/facts/slack.md). */
const CHART_POINTS = 20;

/** The savings in the ledger. */
export async function run(
  _args: object,
  { language }: Asker,
  deps: QueryDeps,
): Promise<MessageView> {
  const entries = await deps.ledger();
  const savings = realizedSavings(entries, deps.now().toISOString(), CHART_POINTS);
  return savingsMessage(savings, entries, language);
}
