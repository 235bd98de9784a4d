import type { Configuration } from '../../config/config.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { IdempotencyStore } from '../../store/idempotencyStore.ts';
import type { KillSwitchStore } from '../../store/killSwitchStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import type { Approvers } from '../auth/approvers.ts';
import type { Members } from '../auth/members.ts';
import type { Job } from '../job.ts';

/** What the listeners work with. No AWS: what they start, they start through these. */
export interface SlackDeps {
  readonly config: Configuration;
  readonly now: () => Date;
  readonly suggestions: SuggestionStore;
  /** The switch that stops every change. */
  readonly killSwitch: KillSwitchStore;
  /** Starts the resize of an approved record, asynchronously; again for the same approval is fine. */
  readonly startResize: (record: SuggestionRecord) => Promise<void>;
  readonly approvers: Approvers;
  readonly members: Members;
  /** So that what Slack sends again is done once. */
  readonly once: IdempotencyStore;
  /** Starts what takes longer than an answer to Slack may, asynchronously. */
  readonly enqueueJob: (request: Job) => Promise<void>;
  /** Another Slack than slack.com. */
  readonly slackApiUrl?: string;
}
