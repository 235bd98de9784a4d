import type { Configuration } from '../../config/config.ts';
import type { SuggestionRecord } from '../../domain/lifecycle/suggestionRecord.ts';
import type { IdempotencyStore } from '../../store/idempotencyStore.ts';
import type { KillSwitchStore } from '../../store/killSwitchStore.ts';
import type { SuggestionStore } from '../../store/suggestionStore.ts';
import type { Approvers } from '../auth/approvers.ts';
import type { Members } from '../auth/members.ts';
import type { Job } from '../job.ts';

/** What the listeners work with. They reach AWS only through these. */
export interface SlackDeps {
  readonly config: Configuration;
  readonly now: () => Date;
  readonly suggestions: SuggestionStore;
  readonly killSwitch: KillSwitchStore;
  /** Starts the resize of an approved record asynchronously; idempotent for one approval. */
  readonly startResize: (record: SuggestionRecord) => Promise<void>;
  readonly approvers: Approvers;
  readonly members: Members;
  /** Idempotency of what Slack retries. */
  readonly once: IdempotencyStore;
  /** Hands a job to the worker, asynchronously. */
  readonly enqueueJob: (job: Job) => Promise<void>;
  /** The Web API of another Slack than slack.com: the local one. */
  readonly slackApiUrl?: string;
}
