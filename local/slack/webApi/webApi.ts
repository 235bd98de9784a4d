import type { Workspace } from '../workspace.ts';
import { type ApiAnswer, SlackRefusal } from './apiAnswer.ts';
import { chatMethods } from './chatMethods.ts';
import { fileMethods } from './fileMethods.ts';
import { readArguments } from './methodArguments.ts';
import { peopleMethods } from './peopleMethods.ts';
import { viewMethods } from './viewMethods.ts';
import type { WebApiMethod } from './webApiMethod.ts';

const METHODS: Readonly<Record<string, WebApiMethod>> = {
  ...chatMethods,
  ...fileMethods,
  ...peopleMethods,
  ...viewMethods,
};

export interface WebApiCall {
  readonly method: string;
  readonly token: string | undefined;
  readonly body: Buffer;
  readonly contentType: string | undefined;
  /** Where this server is, for the addresses it gives out. */
  readonly origin: string;
  /** A new address for Socket Mode. */
  readonly socketUrl: () => string;
}

export interface Tokens {
  readonly bot: string;
  /** The app-level one, which only opens Socket Mode. */
  readonly app: string | undefined;
}

/** One call of the Web API: the answer or the refusal that Slack would give. */
export function callWebApi(workspace: Workspace, tokens: Tokens, call: WebApiCall): ApiAnswer {
  try {
    if (call.method === 'apps.connections.open') return openConnection(tokens, call);
    const method = METHODS[call.method];
    if (method === undefined) throw new SlackRefusal('unknown_method');
    const args = readArguments(call.body, call.contentType);
    const token = call.token ?? args.token;
    if (token === undefined) throw new SlackRefusal('not_authed');
    if (token !== tokens.bot) throw new SlackRefusal('invalid_auth');
    return method(workspace, args, call.origin);
  } catch (error) {
    if (error instanceof SlackRefusal) return error.answer;
    throw error;
  }
}

/** For the app-level token alone: Slack says to the others that they are of another type. */
function openConnection({ app }: Tokens, { token, socketUrl }: WebApiCall): ApiAnswer {
  if (token === undefined) throw new SlackRefusal('not_authed');
  if (!token.startsWith('xapp-')) throw new SlackRefusal('not_allowed_token_type');
  if (token !== app) throw new SlackRefusal('invalid_auth');
  return { ok: true, url: socketUrl() };
}
