import type { CashSaving } from '../../lib/domain/billing/cashSaving.ts';
import { approve } from '../../lib/domain/lifecycle/approve.ts';
import type { Approval, SuggestionRecord } from '../../lib/domain/lifecycle/suggestionRecord.ts';
import { createRecord } from '../../lib/domain/lifecycle/triage.ts';
import type {
  Advice,
  Downsize,
  Rollback,
  Suggestion,
  SuggestionId,
} from '../../lib/domain/suggestions/suggestion.ts';
import { accountId, instanceId, region } from '../../lib/shared/ids.ts';
import { inEnglish, sentence } from '../../lib/shared/message.ts';
import { microUsd } from '../../lib/shared/money.ts';

export const AT = '2026-11-23T08:00:00.000Z';

/** In cash the same as at list: nothing is committed. In µUSD a month. */
export function aKnownSaving(monthly: number, differences: Partial<KnownSaving> = {}): KnownSaving {
  const steady = { stranded: microUsd(0), later: [], uptime: 1, hours: 336 };
  return { kind: 'known', monthly: microUsd(monthly), ...steady, ...differences };
}

type KnownSaving = Extract<CashSaving, { kind: 'known' }>;

/** A clean downsizing of a running instance. */
export function aSuggestion(differences: Partial<Downsize> = {}): Downsize {
  return {
    kind: 'downsize',
    id: 'abc123def456' as SuggestionId,
    instance: {
      account: accountId.parse('111122223333'),
      region: region.parse('us-east-1'),
      instanceId: instanceId.parse('i-0123456789abcdef0'),
    },
    name: 'api-prod-1',
    tags: { trimtab: 'managed', env: 'prod' },
    runState: 'running',
    attached: { interfaces: ['eni-0123456789abcdef0'], volumes: ['vol-1'] },
    from: 'm5.xlarge',
    to: 'm7i.large',
    saving: {
      list: microUsd(66_576_000),
      cash: aKnownSaving(66_576_000),
      fromHourly: microUsd(192_000),
      toHourly: microUsd(100_800),
      source: sentence('AWS price list of {date}', { date: '2026-11-20' }),
    },
    reason: sentence('Compute Optimizer finds it over-provisioned.'),
    evidence: { utilization: { cpuMax: 11, memoryMax: 38 }, lookbackDays: 14, observedAt: AT },
    preflight: [],
    fallbacks: [],
    planHash: 'plan-1',
    ...differences,
  };
}

/** A rollback of `aSuggestion`, offered for two weeks. */
export function aRollback(differences: Partial<Omit<Rollback, 'kind'>> = {}): Rollback {
  const rollbackOf = { suggestion: aSuggestion().id, until: '2026-12-07T08:00:00.000Z' };
  return { ...aSuggestion(), kind: 'rollback', rollbackOf, ...differences };
}

/** Advice to stop an idle instance. */
export function someAdvice(differences: Partial<Advice> = {}): Advice {
  const { to: _, attached: __, fallbacks: ___, ...base } = aSuggestion();
  return {
    ...base,
    kind: 'advice',
    rule: 'stop-idle',
    target: { kind: 'instance' },
    title: sentence('{type}, idle', { type: base.from }),
    action: sentence('If it is no longer needed, stop or terminate it yourself.'),
    instanceUsage: { kind: 'ends' },
    reason: sentence('Almost no CPU or network use in {days} days.', { days: 14 }),
    ...differences,
  };
}

export function anApproval(differences: Partial<Approval> = {}): Approval {
  return {
    id: 'approval-1',
    by: { kind: 'user', id: 'U0ALICE' },
    at: AT,
    expiresAt: '2026-11-26T08:00:00.000Z',
    planHash: 'plan-1',
    backUp: false,
    fallbacks: false,
    ...differences,
  };
}

/** A record whose suggestion is approved. */
export function anApprovedRecord(
  suggestion: Suggestion = aSuggestion(),
  approval: Approval = anApproval(),
): SuggestionRecord {
  const approved = approve(createRecord(suggestion, AT), approval, 'plan-1', false);
  if (!approved.ok) throw new Error(inEnglish(approved.error.message));
  return approved.value;
}
