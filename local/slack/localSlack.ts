import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { SCOPES } from '../../lib/slack/app/manifest.ts';
import { conversationText } from './conversationText.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { takeResponse } from './responseUrl.ts';
import { createSlackFaults, type SlackFault, type SlackFaults } from './slackFaults.ts';
import { createSocketMode, type SocketMode } from './socketMode.ts';
import { bundlePage } from './web/bundlePage.ts';
import { pageState } from './web/pageState.ts';
import { runUiAction } from './web/uiAction.ts';
import { SlackRefusal } from './webApi/apiAnswer.ts';
import { readArguments } from './webApi/methodArguments.ts';
import { callWebApi, type Tokens } from './webApi/webApi.ts';
import {
  createWorkspace,
  type LocalFile,
  type LocalMessage,
  type LocalView,
  type Workspace,
  type WorkspaceOptions,
} from './workspace.ts';

export interface LocalSlackOptions extends WorkspaceOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** The function URL that takes the signed payloads; undefined while the bot is not up. */
  readonly requestUrl: () => string | undefined;
  readonly botToken: string;
  /** The app-level token that opens Socket Mode; without it there is none. */
  readonly appToken?: string;
  readonly signingSecret: string;
  /** `/trimtab` when left out. */
  readonly command?: string;
}

export interface LocalSlack extends Interactions {
  readonly url: string;
  /** For the SDK: `slackApiUrl`. */
  readonly apiUrl: string;
  messages(): readonly LocalMessage[];
  /** The open modals, all users'. */
  views(): readonly LocalView[];
  home(userId: string): LocalView | undefined;
  files(): readonly LocalFile[];
  conversation(): string;
  /** Puts a fault in; the answer takes it out again. */
  fault(fault: SlackFault): () => void;
  /** How often a method of the Web API (any, when none is named) was called, with success or without. */
  calls(method?: string): number;
  close(): Promise<void>;
}

const MAX_BODY = 10_000_000;

/** How long a call hangs before its connection breaks, or a slow one is answered. */
const HANG_MS = 250;

/** A Slack on 127.0.0.1: its Web API, its people, and its page at `/`. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const workspace = createWorkspace(options);
  const faults = createSlackFaults();
  let url = '';
  const interactions = createInteractions(workspace, {
    requestUrl: options.requestUrl,
    signingSecret: options.signingSecret,
    now: workspace.now,
    command: options.command ?? '/trimtab',
    origin: () => url,
    socketMode: () => socketMode,
  });
  const served: Served = {
    workspace,
    interactions,
    faults,
    tokens: { bot: options.botToken, app: options.appToken },
    socketMode: () => socketMode,
    origin: () => url,
  };
  const server = createServer((request, response) => {
    handle(served, request, response).catch((error: unknown) => {
      const { status, text } = failure(error);
      if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain' });
      response.end(text);
    });
  });
  const socketMode = createSocketMode(server);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  url = `http://127.0.0.1:${address.port}`;

  return {
    ...interactions,
    url,
    apiUrl: `${url}/api/`,
    messages: () => [...workspace.messages.values()],
    views: () => [...workspace.views.values()],
    home: (userId) => workspace.homes.get(userId),
    files: () => [...workspace.files.values()],
    conversation: () => conversationText(workspace),
    fault: faults.inject,
    calls: faults.calls,
    close: async () => {
      socketMode.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Served {
  readonly workspace: Workspace;
  readonly interactions: Interactions;
  readonly faults: SlackFaults;
  readonly tokens: Tokens;
  readonly socketMode: () => SocketMode;
  readonly origin: () => string;
}

async function handle(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', served.origin());
  const [, room, name = ''] = pathname.split('/');
  if (request.method === 'POST') {
    const body = await readBody(request);
    if (room === 'api') return answerApi(served, name, request, body, response);
    if (room === 'upload')
      return answerUpload(served, name, body, request.headers['content-type'], response);
    if (room === 'response') return answerResponseUrl(served, name, request, body, response);
    if (room === 'ui') return answerUi(served, request, body, response);
  } else if (room === '') {
    return send(response, 200, 'text/html; charset=utf-8', (await bundlePage()).html);
  } else if (pathname === '/page.js') {
    return send(response, 200, 'text/javascript; charset=utf-8', (await bundlePage()).script);
  } else if (pathname === '/page.css') {
    return send(response, 200, 'text/css; charset=utf-8', (await bundlePage()).style);
  } else if (room === 'live') {
    return live(served.workspace, searchParams.get('user') ?? '', response);
  } else if (room === 'file') {
    const file = served.workspace.files.get(name);
    if (file !== undefined) return send(response, 200, 'text/plain; charset=utf-8', file.content);
  }
  send(response, 404, 'text/plain', 'There is no such page.');
}

async function answerApi(
  served: Served,
  method: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const fault = served.faults.onCall(method);
  if (fault !== undefined && 'error' in fault) {
    if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
    const status = fault.retryAfter === undefined ? 200 : 429;
    sendJson(response, status, { ok: false, error: fault.error });
    return;
  }
  if (fault !== undefined) await pause(HANG_MS);
  if (fault?.kind === 'timeout') return void response.destroy();
  const answer = callWebApi(served.workspace, served.tokens, {
    method,
    token: request.headers.authorization?.match(/^Bearer (.+)$/)?.[1],
    body,
    contentType: request.headers['content-type'],
    origin: served.origin(),
    socketUrl: () => served.socketMode().newUrl(served.origin()),
  });
  if (fault?.kind === 'unanswered') return void response.destroy();
  // Slack tells with every answer what the token may do.
  response.setHeader('x-oauth-scopes', served.workspace.options.scopes?.join(',') ?? ALL_SCOPES);
  sendJson(response, 200, answer);
}

const ALL_SCOPES = Object.keys(SCOPES).join(',');

/** The bytes of a file: as they are, or in the multipart form that the SDK sends. */
async function answerUpload(
  { workspace }: Served,
  id: string,
  body: Buffer,
  contentType: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const file = workspace.files.get(id);
  if (file === undefined) {
    send(response, 404, 'text/plain', 'no such upload');
    return;
  }
  const content = await fileContent(body, contentType);
  workspace.files.set(id, { ...file, content });
  send(response, 200, 'text/plain', `OK - ${content.length}`);
}

async function fileContent(body: Buffer, contentType: string | undefined): Promise<string> {
  if (contentType?.startsWith('multipart/form-data') !== true) return body.toString('utf8');
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const [part] = form.values();
  return part === undefined ? '' : typeof part === 'string' ? part : part.text();
}

function answerResponseUrl(
  { workspace }: Served,
  key: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  try {
    const args = readArguments(body, request.headers['content-type']);
    sendJson(response, 200, takeResponse(workspace, key, args));
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    sendJson(response, error.message.endsWith('_url') ? 404 : 400, error.answer);
  }
}

/** The page acts for the user that is chosen on it: only for pages of this very server. */
async function answerUi(
  { interactions, origin }: Served,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  if (request.headers.origin !== undefined && request.headers.origin !== origin()) {
    send(response, 403, 'text/plain', 'Only the page of this server may act.');
    return;
  }
  sendJson(response, 200, await runUiAction(interactions, body.toString('utf8')));
}

/** Server-sent events: the whole state for one user, after every change. */
function live(workspace: Workspace, userId: string, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const write = () => {
    response.write(`data: ${JSON.stringify(pageState(workspace, userId))}\n\n`);
  };
  write();
  workspace.listeners.add(write);
  response.on('close', () => workspace.listeners.delete(write));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > MAX_BODY) throw new Error('the body is too large');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function failure(error: unknown): { status: number; text: string } {
  return { status: 500, text: error instanceof Error ? error.message : String(error) };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}
