import { type DurableContext, withDurableExecution } from '@aws/durable-execution-sdk-js';
import { LocalDurableTestRunner } from '@aws/durable-execution-sdk-js-testing';
import { cancel } from '../../../lib/domain/lifecycle/approve.ts';
import type { ChangeEvent } from '../../../lib/domain/lifecycle/changeEvent.ts';
import type { Approval, SuggestionRecord } from '../../../lib/domain/lifecycle/suggestionRecord.ts';
import type { ChangeLimits } from '../../../lib/domain/policy/freezeWindow.ts';
import type { SuggestionId } from '../../../lib/domain/suggestions/suggestion.ts';
import { instanceId, instanceKey } from '../../../lib/shared/ids.ts';
import { inEnglish } from '../../../lib/shared/message.ts';
import { ok } from '../../../lib/shared/result.ts';
import { concurrencyLimiter } from '../../../lib/store/concurrencyLimiter.ts';
import { killSwitchStore } from '../../../lib/store/killSwitchStore.ts';
import { ledgerStore } from '../../../lib/store/ledgerStore.ts';
import { lockStore } from '../../../lib/store/lockStore.ts';
import { suggestionStore } from '../../../lib/store/suggestionStore.ts';
import type { ResizeDeps } from '../../../lib/workflows/resize/deps.ts';
import { type ResizeRequest, resizeRequestOf } from '../../../lib/workflows/resize/request.ts';
import { type ResizeOutcome, resize } from '../../../lib/workflows/resize/resize.ts';
import {
  AT,
  anApproval,
  anApprovedRecord,
  aRollback,
  aSuggestion,
} from '../../builders/aSuggestion.ts';
import { memoryTable } from '../../builders/memoryTable.ts';
import { withPauses } from './passingTime.ts';
import { simulatedInstance } from './simulatedInstance.ts';
import { aBaseline, simulatedAround, WEB } from './simulatedServices.ts';

export const BOB = { kind: 'user', id: 'U0BOB' } as const;
const ROOMY: ChangeLimits = { atOnce: 9, perHour: 9, perDay: 9, freezes: [], timeZone: 'UTC' };

/** A company in which time passes with what is waited for, and changes share their limits. */
export function aCompany(limits: Partial<ChangeLimits> = {}) {
  const table = memoryTable();
  const stores = {
    suggestions: suggestionStore(table),
    locks: lockStore(table),
    ledger: ledgerStore(table),
    killSwitch: killSwitchStore(table),
  };
  let clock = Date.parse(AT);
  return {
    ...stores,
    concurrency: concurrencyLimiter(stores.locks, { ...ROOMY, ...limits }),
    now: () => new Date(clock),
    /** It is this late at least. */
    reach: (time: number) => {
      clock = Math.max(clock, time);
    },
  };
}

type Company = ReturnType<typeof aCompany>;

interface Scene {
  readonly approval?: Partial<Approval>;
  readonly rollbackOf?: boolean;
  readonly inGroup?: boolean;
  /** Called before each call of this kind has its effect. */
  readonly at?: Partial<Record<'takeOut' | 'stop' | 'start', () => Promise<void>>>;
  readonly deps?: Partial<ResizeDeps>;
  /** The first execution dies of a bug where it comes to this step or wait. */
  readonly diesAt?: string;
}

/** The approved change of the company's n-th instance. */
export async function aChange(company: Company, n = 1, scene: Scene = {}) {
  const id = `change-${n}` as SuggestionId;
  const ref = {
    ...aSuggestion().instance,
    instanceId: instanceId.parse(`i-${`${n}`.padStart(17, '0')}`),
  };
  const rollbackOf = { suggestion: 'original' as SuggestionId, until: '2026-12-07T08:00:00.000Z' };
  const record = anApprovedRecord(
    scene.rollbackOf === true
      ? aRollback({ id, instance: ref, rollbackOf })
      : aSuggestion({ id, instance: ref }),
    anApproval({ id: `approval-${n}`, ...scene.approval }),
  );
  await company.suggestions.create(record);
  const machine = simulatedInstance({});
  const targets = scene.inGroup === true ? [WEB] : [];
  const around = simulatedAround({ targets, typeNow: () => machine.now().instanceType });
  const happens = async (what: keyof NonNullable<Scene['at']>) => scene.at?.[what]?.();
  const news: ChangeEvent[] = [];
  const alarms: string[] = [];
  const toldOperators: string[] = [];
  const waits: string[] = [];
  const deps: ResizeDeps = {
    ...company,
    ...around,
    targets: {
      ...around.targets,
      takeOut: async (...args) => {
        await happens('takeOut');
        return around.targets.takeOut(...args);
      },
    },
    control: {
      ...machine,
      stop: async (...args) => {
        await happens('stop');
        return machine.stop(...args);
      },
      start: async (...args) => {
        await happens('start');
        return machine.start(...args);
      },
    },
    changePolicyOf: () => ({ secondApprover: false, reserveCapacity: false, backUp: false }),
    revalidate: async () => ok({ baseline: aBaseline({ targets }), fallbacks: [] }),
    verifyChange: async () => ({ differences: [] }),
    readHealth: async () => ({ health: 'ok', unhealthyTargetGroups: [] }),
    show: async ({ state }) => {
      if (state.kind !== 'resizing' || state.phase !== 'wait') return;
      waits.push(
        ...state.progress.flatMap(({ detail }) => (detail === undefined ? [] : inEnglish(detail))),
      );
    },
    postEvent: async (_, said) => void news.push(said),
    alertApprovers: async (_, reason) => void alarms.push(inEnglish(reason)),
    pageOperators: (_, reason) => void toldOperators.push(reason),
    settings: {
      pollSeconds: 15,
      healthMinutes: 10,
      monitoringHours: 0,
      monitoringIntervalMinutes: 15,
    },
    ...scene.deps,
  };
  let executions = 0;
  const read = () => company.suggestions.get(ref.account, id);
  return {
    machine,
    around,
    news,
    alarms,
    toldOperators,
    waits,
    read,
    cancel: async () => {
      const current = await read();
      const cancelled = current && cancel(current, BOB, company.now().toISOString());
      if (current === undefined || cancelled?.ok !== true) throw new Error('it can’t be cancelled');
      await company.suggestions.save(current, cancelled.value);
    },
    isFree: (what = instanceKey(ref)) =>
      company.locks.acquire({ what, owner: 'another owner', now: company.now() }),
    /** One execution; undefined when it died. */
    run: () => {
      executions += 1;
      const diesAt = executions === 1 ? scene.diesAt : undefined;
      return execute(company, resizeRequestOf(record), deps, diesAt);
    },
  };
}

async function execute(
  company: Company,
  request: ResizeRequest,
  deps: ResizeDeps,
  diesAt: string | undefined,
): Promise<ResizeOutcome | undefined> {
  const ends = new Map<string, number>();
  const runner = new LocalDurableTestRunner({
    handlerFunction: withDurableExecution((event: ResizeRequest, ctx) =>
      resize(event, mortal(withTime(ctx, company, ends), diesAt), deps),
    ),
  });
  const execution = await runner.run({ payload: request });
  return execution.getStatus() === 'SUCCEEDED' ? execution.getResult() : undefined;
}

/** The same context. The runner skips its waits: after each one the company's clock stands at its end. */
function withTime(
  ctx: DurableContext,
  company: Company,
  ends: Map<string, number>,
): DurableContext {
  return withPauses(ctx, {
    beforeWait: (name, seconds) => {
      ends.set(name, ends.get(name) ?? company.now().getTime() + seconds * 1000);
    },
    afterWait: (name) => company.reach(ends.get(name) ?? 0),
  });
}

/** The same context, up to the operation of this name. */
function mortal(ctx: DurableContext, diesAt: string | undefined): DurableContext {
  return new Proxy(ctx, {
    get: (target, property) => {
      const value = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) => {
        if (args[0] === diesAt) throw new Error('a bug');
        return Reflect.apply(value, target, args);
      };
    },
  });
}

export function historyOf(record: SuggestionRecord | undefined): readonly string[] {
  return (record?.history ?? []).map(({ to, why }) =>
    why === undefined ? to : `${to}: ${inEnglish(why)}`,
  );
}
