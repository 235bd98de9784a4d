import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';

/** What became of a payload: the app's answer, or the word that Slack shows for its failure. */
export type Delivery =
  | { readonly ok: true; readonly body: string }
  | { readonly ok: false; readonly error: 'operation_timeout' | 'dispatch_failed' | string };

/** An envelope, without its id: what is sent, and whether an answer may carry a payload. */
interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: unknown;
  readonly accepts_response_payload: boolean;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
}

export interface SocketMode {
  /** A new address for one connection: the answer of apps.connections.open. */
  readonly newUrl: (origin: string) => string;
  /** Sends an envelope over the connection; undefined while there is none. */
  readonly send: (envelope: Envelope) => Promise<Delivery> | undefined;
  readonly close: () => void;
}

/** An app has three seconds to acknowledge (docs/facts/slack.md#three-seconds). */
const TIMEOUT_MS = 3_000;

const acknowledgement = z.object({
  envelope_id: z.string(),
  payload: z.record(z.string(), z.unknown()).optional(),
});

/**
 * Socket Mode: the app opens a WebSocket, and Slack sends everything over it in envelopes that are
 * acknowledged by their ids (docs.slack.dev, "Using Socket Mode"; @slack/socket-mode 3.1,
 * SocketModeClient). One connection at a time: the newest.
 */
export function createSocketMode(server: Server): SocketMode {
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (answer: Delivery) => void>();
  let connected: WebSocket | undefined;

  function greet(client: WebSocket): void {
    connected = client;
    client.on('message', (data: Buffer) => acknowledge(data.toString()));
    client.on('close', () => {
      if (connected === client) connected = undefined;
    });
    client.send(
      JSON.stringify({
        type: 'hello',
        num_connections: 1,
        connection_info: { app_id: 'ATRIMTAB' },
      }),
    );
  }

  function acknowledge(text: string): void {
    const { envelope_id: id, payload = {} } = acknowledgement.parse(JSON.parse(text));
    const body = Object.keys(payload).length === 0 ? '' : JSON.stringify(payload);
    waiting.get(id)?.({ ok: true, body });
    waiting.delete(id);
  }

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
    // An address is good for one connection.
    if (!tickets.delete(ticket)) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, greet);
  });

  return {
    newUrl: (origin) => {
      const ticket = randomBytes(12).toString('hex');
      tickets.add(ticket);
      return `${origin.replace('http', 'ws')}/link/?ticket=${ticket}`;
    },
    send: (envelope) => {
      if (connected === undefined) return undefined;
      const id = randomUUID();
      const answer = new Promise<Delivery>((resolve) => {
        waiting.set(id, resolve);
        setTimeout(() => {
          waiting.delete(id);
          resolve({ ok: false, error: 'operation_timeout' });
        }, TIMEOUT_MS).unref();
      });
      connected.send(JSON.stringify({ ...envelope, envelope_id: id }));
      return answer;
    },
    close: () => connected?.terminate(),
  };
}
