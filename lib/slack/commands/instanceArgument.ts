import { type InstanceId, instanceId } from '../../shared/ids.ts';
import { type Sentence, sentence } from '../../shared/message.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { argument, quotable } from './arguments.ts';

/** An instance by its id. */
export const instanceIdArgument = argument(readInstanceId);

/** An instance by its id or its name; a name is case-sensitive, as it is in AWS. */
export const instanceArgument = argument(
  (text): Result<string, Sentence> => (/^i-/i.test(text) ? readInstanceId(text) : ok(text)),
);

function readInstanceId(text: string): Result<InstanceId, Sentence> {
  const parsed = instanceId.safeParse(text.toLowerCase());
  if (parsed.success) return ok(parsed.data);
  return err(
    sentence('`{word}` is not an instance ID. It looks like `i-0123456789abcdef0`.', {
      word: quotable(text),
    }),
  );
}
