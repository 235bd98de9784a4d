import { type Sentence, sentence } from '../../shared/message.ts';
import type { InstanceState } from './instance.ts';

/** How an instance is, as a word inside a sentence. */
export const RUN_STATE_TEXT: Readonly<Record<InstanceState, Sentence>> = {
  pending: sentence('pending'),
  running: sentence('running'),
  stopping: sentence('stopping'),
  stopped: sentence('stopped'),
  'shutting-down': sentence('shutting-down'),
  terminated: sentence('terminated'),
  unknown: sentence('unknown'),
};
