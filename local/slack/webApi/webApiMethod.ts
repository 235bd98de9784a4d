import type { Workspace } from '../workspace.ts';
import type { ApiAnswer } from './apiAnswer.ts';
import type { MethodArguments } from './methodArguments.ts';

/** One method of the Web API. Throws SlackRefusal where Slack refuses. */
export type WebApiMethod = (
  workspace: Workspace,
  args: MethodArguments,
  /** Where this server is, for the addresses it gives out. */
  origin: string,
) => ApiAnswer;
