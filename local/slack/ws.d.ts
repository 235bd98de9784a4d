declare module 'ws' {
  import type { EventEmitter } from 'node:events';
  import type { IncomingMessage } from 'node:http';
  import type { Duplex } from 'node:stream';

  /** As much of a WebSocket as the local Slack uses. */
  export interface WebSocket extends EventEmitter {
    send(text: string): void;
    close(): void;
    terminate(): void;
  }

  export class WebSocketServer {
    constructor(options: { readonly noServer: true });
    handleUpgrade(
      request: IncomingMessage,
      socket: Duplex,
      head: Buffer,
      done: (client: WebSocket) => void,
    ): void;
  }
}
