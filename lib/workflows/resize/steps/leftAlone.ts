import { RUN_STATE_TEXT } from '../../../domain/fleet/stateText.ts';
import { sentence, together } from '../../../shared/message.ts';
import { durableStep } from '../../durable/durableStep.ts';
import { failed, type ResizeResult, type ResizeRun } from '../resizeRun.ts';

/** Ends a change whose instance was terminated or started by someone else meanwhile. */
export async function leftAlone(
  { ctx, deps, record }: ResizeRun,
  why: 'terminated' | 'startedByOther',
): Promise<ResizeResult> {
  if (why === 'terminated') return failed(TERMINATED);
  const seen = await durableStep(ctx, 'look at what is left', () =>
    deps.control.look(record.suggestion.instance),
  );
  if (!seen.ok)
    return failed(together(STARTED_BY_OTHER, sentence('Its current state could not be read.')));
  const { state, instanceType: type } = seen.value;
  // They should know on which type it runs.
  const now = sentence('Now: {state}, {type}.', {
    state: RUN_STATE_TEXT[state],
    type,
  });
  return failed(together(STARTED_BY_OTHER, now));
}

const TERMINATED = sentence('The instance is being terminated. Trimtab left it as it is.');
const STARTED_BY_OTHER = sentence(
  'Someone else started the instance during the change. Trimtab left it as it is.',
);
