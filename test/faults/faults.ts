import { PATH_NAMES, type PathName } from './paths.ts';

/** What a fault hits, and its kind. */
type FaultInjection =
  | {
      readonly hits: 'aws';
      readonly kind: 'throttle' | 'unavailable' | 'timeout' | 'unanswered' | 'slow' | 'error';
    }
  | {
      readonly hits: 'slack';
      readonly kind: 'throttle' | 'timeout' | 'unanswered' | 'slow' | 'error';
    }
  /** The function dies at the end of a step or the beginning of a wait. */
  | { readonly hits: 'process'; readonly kind: 'unwritten' | 'written' };

/** On one path: after so many calls (or checkpoints) that succeed, so many times. */
export type Fault = FaultInjection & {
  readonly resizeSteps: PathName;
  readonly after: number;
  readonly times: number;
};

export type Calls = Readonly<Record<FaultInjection['hits'], number>>;

const FAULT_INJECTIONS: readonly FaultInjection[] = [
  { hits: 'aws', kind: 'throttle' },
  { hits: 'aws', kind: 'unavailable' },
  { hits: 'aws', kind: 'timeout' },
  { hits: 'aws', kind: 'unanswered' },
  { hits: 'aws', kind: 'slow' },
  { hits: 'aws', kind: 'error' },
  { hits: 'slack', kind: 'throttle' },
  { hits: 'slack', kind: 'timeout' },
  { hits: 'slack', kind: 'unanswered' },
  { hits: 'slack', kind: 'slow' },
  { hits: 'slack', kind: 'error' },
  { hits: 'process', kind: 'unwritten' },
  { hits: 'process', kind: 'written' },
];

/** These paths are much like others: a fault is injected at every so many of their calls. */
const STRIDES: Readonly<Partial<Record<PathName, number>>> = {
  insufficientCapacity: 4,
  initializing: 5,
  insufficientData: 25,
  noStatus: 25,
  statusUnanswered: 2,
};

/**
 * Every fault of a path that makes so many calls: at each call and each checkpoint. On the calm path
 * of every kind; on the others, which roll back, of one kind after the other.
 */
export function faultsOn(resizeSteps: PathName, calls: Calls): readonly Fault[] {
  const stride = STRIDES[resizeSteps] ?? 1;
  return (['aws', 'slack', 'process'] as const).flatMap((hits) => {
    const injections = FAULT_INJECTIONS.filter((injectFault) => injectFault.hits === hits);
    return positions(calls[hits])
      .filter((after) => after % stride === 0)
      .flatMap((after) => {
        const outlasts = hits === 'slack' ? 4 : timesAt(after);
        if (resizeSteps === 'calm') {
          return injections.flatMap((injectFault) =>
            (hits === 'process' ? [1] : [1, outlasts]).map((times) =>
              at(injectFault, after, times),
            ),
          );
        }
        const injectFault = injections[(after / stride) % injections.length];
        return injectFault === undefined
          ? []
          : at(injectFault, after, hits === 'process' ? 1 : outlasts);
      });
  });

  function at(injectFault: FaultInjection, after: number, times: number): Fault {
    return { ...injectFault, resizeSteps, after, times };
  }
}

/** More often than the SDK retries; more often than the workflow retries, too. */
function timesAt(after: number): number {
  return after % 2 === 0 ? 4 : 10;
}

function positions(calls: number): readonly number[] {
  return Array.from({ length: calls }, (_, after) => after);
}

/** The arguments of `npm run faults --` that inject it again. */
export function wordsOf({ resizeSteps, hits, kind, after, times }: Fault): string {
  return `${resizeSteps} ${hits} ${kind} ${after} ${times}`;
}

/** The fault of these arguments; undefined when they are none. */
export function faultOf(words: string): Fault | undefined {
  const [resizeSteps, hits, kind, after, times] = words.split(' ');
  const name = PATH_NAMES.find((each) => each === resizeSteps);
  const injectFault = FAULT_INJECTIONS.find((each) => each.hits === hits && each.kind === kind);
  const numbers = [Number(after), Number(times)] as const;
  if (name === undefined || injectFault === undefined || !numbers.every(Number.isInteger)) {
    return undefined;
  }
  return { ...injectFault, resizeSteps: name, after: numbers[0], times: numbers[1] };
}
