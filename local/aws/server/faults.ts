/**
 * What goes wrong, injected by a test or a demo. A fault with `times` wears off after so many
 * hits; without, it stays until it is removed.
 */
type Fault =
  | RequestFault
  | CapacityFault
  | StartFault
  | KeyFault
  | HealthFault
  | MetricFault
  | CrashFault;

/** A call that AWS answers badly, or not at all. */
export interface RequestFault {
  /** `unanswered`: it works, and the answer is lost. `slow`: it works, and the answer comes late. */
  readonly kind: 'throttle' | 'unavailable' | 'timeout' | 'unanswered' | 'slow' | 'error';
  /** The name that a request is signed for: `ec2`, `compute-optimizer`. Absent: every service. */
  readonly service?: string;
  readonly operation?: string;
  /** So many calls pass first. */
  readonly after?: number;
  readonly region?: string;
  /** Only calls that name this instance. */
  readonly instanceId?: string;
  /** For `error`: what AWS calls it. */
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  readonly times?: number;
}

/** No machine of this type is free in the zone (in every zone, when none is named). */
interface CapacityFault {
  readonly kind: 'capacity';
  readonly instanceType: string;
  readonly availabilityZone?: string;
  readonly times?: number;
}

/**
 * The start is accepted, and then the instance falls back to stopped
 * (docs/facts/ec2-resize.md#starts-that-fail).
 */
interface StartFault {
  readonly kind: 'startFailure';
  readonly instanceId: string;
  readonly code: string;
  readonly message: string;
  readonly times?: number;
}

/**
 * The key of an encrypted volume is disabled: KMS says so, and starts fail
 * (docs/facts/ec2-resize.md#encrypted-volumes).
 */
interface KeyFault {
  readonly kind: 'keyDisabled';
  readonly kmsKeyId: string;
  /** So many looks at the key (DescribeKey) still find it enabled. */
  readonly after?: number;
  /** So many starts fail; then it is enabled again. */
  readonly times?: number;
}

/** What status checks show instead of ok: on this instance, as long as it has this type. */
interface HealthFault {
  readonly kind: 'unhealthy';
  readonly instanceId: string;
  readonly instanceType?: string;
  /**
   * `impaired` when left out. `initializing` and `insufficient-data` never end; `nothing`: the answer
   * does not name the instance.
   */
  readonly shows?: 'impaired' | 'initializing' | 'insufficient-data' | 'nothing';
}

/** What CloudWatch shows of an instance, whatever its fleet says. */
interface MetricFault {
  readonly kind: 'metric';
  readonly instanceId: string;
  /** As CloudWatch names it: `CPUUtilization`. */
  readonly metric: string;
  readonly value: number;
}

/**
 * A durable function dies, and Lambda starts it again with what it had written: at the end of a step
 * or at the beginning of a wait, before or after that is written down.
 */
interface CrashFault {
  readonly kind: 'crash';
  readonly written: boolean;
  /** So many such checkpoints pass first. */
  readonly after?: number;
  readonly times?: number;
}

export interface FaultBoard {
  /** Puts a fault in; the answer takes it out again. */
  inject(fault: Fault): () => void;
  clear(): void;
  /** How often an operation was asked for, whatever the answer, dry runs included. */
  calls(service: string, operation: string): number;
  /** Every call so far, in order. */
  readonly log: readonly Call[];
  /** For the server: notes the call, and hits the fault that is meant for it. */
  onRequest(call: Call): RequestFault | undefined;
  /** For EC2: whether there is no capacity now. Counts as a hit. */
  onCapacity(instanceType: string, availabilityZone: string): boolean;
  onStart(instanceId: string): StartFault | undefined;
  /** For KMS: whether this key is disabled now. Counts as a look. */
  onKeyLook(kmsKeyId: string): boolean;
  /** For EC2: whether one of these keys keeps an instance from starting. Counts as a hit. */
  onKeyUse(kmsKeyIds: readonly string[]): boolean;
  /** For EC2: what its status checks show; undefined when that is how it is. */
  health(instanceId: string, instanceType: string): HealthFault['shows'];
  /** For Lambda: notes the checkpoint, and says whether the function dies at it. */
  onCheckpoint(call: Call): CrashFault | undefined;
  /** For CloudWatch: what a metric shows, where that was put in. */
  metric(instanceId: string, metric: string): number | undefined;
}

export interface Call {
  /** Who calls; absent: Lambda itself. */
  readonly principal?: { readonly arn: string };
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input: unknown;
}

export function createFaultBoard(): FaultBoard {
  const pending = createPendingFaults();
  const log: Call[] = [];
  return {
    log,
    inject: pending.add,
    clear: pending.clear,
    calls: (service, operation) =>
      log.filter((call) => call.service === service && call.operation === operation).length,
    onRequest: (call) => {
      log.push(call);
      return pending.hit(
        (fault): fault is RequestFault => isForCall(fault, call) && pending.isDue(fault),
      );
    },
    onCheckpoint: (call) => {
      log.push(call);
      return pending.hit(
        (fault): fault is CrashFault => fault.kind === 'crash' && pending.isDue(fault),
      );
    },
    ...instanceFaults(pending),
    ...keyFaults(pending),
  };
}

/** Faults that were injected and are not used up. */
interface PendingFaults {
  readonly add: FaultBoard['inject'];
  readonly clear: () => void;
  readonly all: () => readonly Fault[];
  /** Counts the calls that a fault lets pass. */
  readonly isDue: (fault: RequestFault | KeyFault | CrashFault) => boolean;
  /** Whether a fault has let all the calls pass that it lets pass. */
  readonly hasBegun: (fault: KeyFault) => boolean;
  /** The first fault that matches, used once more. */
  readonly hit: <F extends Fault>(matches: (fault: Fault) => fault is F) => F | undefined;
}

function createPendingFaults(): PendingFaults {
  const faults = new Map<Fault, number>();
  const passing = new Map<Fault, number>();
  return {
    add: (fault) => {
      const own = { ...fault };
      faults.set(own, ('times' in own ? own.times : undefined) ?? Number.POSITIVE_INFINITY);
      return () => void faults.delete(own);
    },
    clear: () => faults.clear(),
    all: () => [...faults.keys()],
    isDue: (fault) => {
      const left = passing.get(fault) ?? fault.after ?? 0;
      passing.set(fault, left - 1);
      return left <= 0;
    },
    hasBegun: (fault) => (passing.get(fault) ?? fault.after ?? 0) <= 0,
    hit: (matches) => {
      for (const [fault, left] of faults) {
        if (!matches(fault)) continue;
        if (left <= 1) faults.delete(fault);
        else faults.set(fault, left - 1);
        return fault;
      }
      return undefined;
    },
  };
}

function instanceFaults({
  all,
  hit,
}: PendingFaults): Pick<FaultBoard, 'onCapacity' | 'onStart' | 'metric' | 'health'> {
  return {
    onCapacity: (instanceType, availabilityZone) =>
      hit(
        (fault): fault is CapacityFault =>
          fault.kind === 'capacity' &&
          fault.instanceType === instanceType &&
          (fault.availabilityZone ?? availabilityZone) === availabilityZone,
      ) !== undefined,
    onStart: (instanceId) =>
      hit(
        (fault): fault is StartFault =>
          fault.kind === 'startFailure' && fault.instanceId === instanceId,
      ),
    metric: (instanceId, metric) =>
      all().find(
        (fault): fault is MetricFault =>
          fault.kind === 'metric' && fault.instanceId === instanceId && fault.metric === metric,
      )?.value,
    health: (instanceId, instanceType) => {
      const found = all().find(
        (fault): fault is HealthFault =>
          fault.kind === 'unhealthy' &&
          fault.instanceId === instanceId &&
          (fault.instanceType ?? instanceType) === instanceType,
      );
      return found && (found.shows ?? 'impaired');
    },
  };
}

function keyFaults({
  all,
  hit,
  isDue,
  hasBegun,
}: PendingFaults): Pick<FaultBoard, 'onKeyLook' | 'onKeyUse'> {
  return {
    onKeyLook: (kmsKeyId) =>
      all().some(
        (fault) => fault.kind === 'keyDisabled' && fault.kmsKeyId === kmsKeyId && isDue(fault),
      ),
    onKeyUse: (kmsKeyIds) =>
      hit(
        (fault): fault is KeyFault =>
          fault.kind === 'keyDisabled' && kmsKeyIds.includes(fault.kmsKeyId) && hasBegun(fault),
      ) !== undefined,
  };
}

function isForCall(fault: Fault, call: Call): fault is RequestFault {
  return (
    isOfRequest(fault) &&
    (fault.service ?? call.service) === call.service &&
    (fault.operation ?? call.operation) === call.operation &&
    (fault.region ?? call.region) === call.region &&
    (fault.instanceId === undefined || namesInstance(call.input, fault.instanceId))
  );
}

function isOfRequest(fault: Fault): fault is RequestFault {
  return !['capacity', 'startFailure', 'keyDisabled', 'unhealthy', 'metric', 'crash'].includes(
    fault.kind,
  );
}

function namesInstance(input: unknown, instanceId: string): boolean {
  if (input === null || typeof input !== 'object') return false;
  const { InstanceId, InstanceIds } = input as { InstanceId?: unknown; InstanceIds?: unknown };
  return (
    InstanceId === instanceId || (Array.isArray(InstanceIds) && InstanceIds.includes(instanceId))
  );
}
