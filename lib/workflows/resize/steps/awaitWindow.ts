import type { DurableContext } from '@aws/durable-execution-sdk-js';
import type { ResizeError } from '../../../domain/resize/nextAction.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { durableStep } from '../../durable/durableStep.ts';
import type { ResizeDeps } from '../deps.ts';
import type { ResizeRequest } from '../request.ts';

/**
 * Waits until the maintenance window of the approval opens. Ends at once when there is no approval,
 * or when it is cancelled. Reads the time again afterwards: two clocks may differ by a moment.
 */
export async function awaitWindow(
  request: ResizeRequest,
  ctx: DurableContext,
  { suggestions, now }: ResizeDeps,
): Promise<Result<'open', ResizeError>> {
  for (let turn = 1; ; turn++) {
    const readSeconds = async () => {
      const record = await suggestions.get(request.account, request.suggestionId);
      const approval = record?.state.kind === 'approved' ? record.state.approval : undefined;
      const opensAt = Date.parse(approval?.startsAt ?? '');
      return ok(Number.isNaN(opensAt) ? 0 : Math.ceil((opensAt - now().getTime()) / 1000));
    };
    // `long`: a run that can't read its window must not begin. The sweep starts it again.
    const seconds = await durableStep<number, never>(ctx, `window ${turn}`, readSeconds, 'long');
    if (!seconds.ok) return seconds;
    if (seconds.value <= 0) return ok('open');
    await ctx.wait(`window ${turn}: wait`, { seconds: seconds.value });
  }
}
