/**
 * What shall go wrong, put in by a test or a demo. A fault with `times` wears off after so many
 * hits; without, it stays until it is removed.
 */
type Fault = RequestFault | CapacityFault | StartFault | HealthFault | MetricFault;

/** A call that AWS answers badly, or not at all. */
export interface RequestFault {
  /** `unanswered`: it works, and the answer is lost. */
  readonly kind: 'throttle' | 'unavailable' | 'timeout' | 'unanswered' | 'error';
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

/** The start is accepted, and then the instance falls back to stopped (domain.md A5, step 15). */
interface StartFault {
  readonly kind: 'startFailure';
  readonly instanceId: string;
  readonly code: string;
  readonly message: string;
  readonly times?: number;
}

/** Status checks end impaired instead of ok: on this instance, as long as it has this type. */
interface HealthFault {
  readonly kind: 'unhealthy';
  readonly instanceId: string;
  readonly instanceType?: string;
}

/** What CloudWatch shows of an instance, whatever its fleet says. */
interface MetricFault {
  readonly kind: 'metric';
  readonly instanceId: string;
  /** As CloudWatch names it: `CPUUtilization`. */
  readonly metric: string;
  readonly value: number;
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
  isUnhealthy(instanceId: string, instanceType: string): boolean;
  /** For CloudWatch: what a metric shows, where that was put in. */
  metric(instanceId: string, metric: string): number | undefined;
}

interface Call {
  readonly service: string;
  readonly operation: string;
  readonly account: string;
  readonly region: string;
  readonly input: unknown;
}

export function createFaultBoard(): FaultBoard {
  const faults = new Map<Fault, number>();
  const passing = new Map<Fault, number>();
  const log: Call[] = [];

  /** Counts the calls that a fault lets pass. */
  function isDue(fault: RequestFault): boolean {
    const left = passing.get(fault) ?? fault.after ?? 0;
    passing.set(fault, left - 1);
    return left <= 0;
  }

  function hit<F extends Fault>(matches: (fault: Fault) => fault is F): F | undefined {
    for (const [fault, left] of faults) {
      if (!matches(fault)) continue;
      if (left <= 1) faults.delete(fault);
      else faults.set(fault, left - 1);
      return fault;
    }
    return undefined;
  }

  return {
    log,
    inject: (fault) => {
      const own = { ...fault };
      faults.set(own, ('times' in own ? own.times : undefined) ?? Number.POSITIVE_INFINITY);
      return () => void faults.delete(own);
    },
    clear: () => faults.clear(),
    calls: (service, operation) =>
      log.filter((call) => call.service === service && call.operation === operation).length,
    onRequest: (call) => {
      log.push(call);
      return hit((fault): fault is RequestFault => isForCall(fault, call) && isDue(fault));
    },
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
      [...faults.keys()].find(
        (fault): fault is MetricFault =>
          fault.kind === 'metric' && fault.instanceId === instanceId && fault.metric === metric,
      )?.value,
    isUnhealthy: (instanceId, instanceType) =>
      [...faults.keys()].some(
        (fault) =>
          fault.kind === 'unhealthy' &&
          fault.instanceId === instanceId &&
          (fault.instanceType ?? instanceType) === instanceType,
      ),
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
  return !['capacity', 'startFailure', 'unhealthy', 'metric'].includes(fault.kind);
}

function namesInstance(input: unknown, instanceId: string): boolean {
  if (input === null || typeof input !== 'object') return false;
  const { InstanceId, InstanceIds } = input as { InstanceId?: unknown; InstanceIds?: unknown };
  return (
    InstanceId === instanceId || (Array.isArray(InstanceIds) && InstanceIds.includes(instanceId))
  );
}
