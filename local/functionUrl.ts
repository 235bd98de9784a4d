import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Functions } from './aws/lambda/functions.ts';

export interface FunctionUrl {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A Lambda Function URL on 127.0.0.1: every request becomes an event of payload format 2.0 for
 * `functionName`, and its answer becomes the response; a crash is 502
 * (docs/facts/durable-functions.md#function-urls). Rejects when the port is taken, with a sentence
 * that says so. `port` 0 takes any free one.
 */
export async function startFunctionUrl(
  functions: Functions,
  functionName: string,
  port = 0,
): Promise<FunctionUrl> {
  const server = createServer((request, response) => {
    answer(functions, functionName, request, response).catch(() => response.destroy());
  });
  const url = `http://127.0.0.1:${await listen(server, port)}/`;
  functions.publish(functionName, url);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  functions: Functions,
  functionName: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const payload = JSON.stringify(await eventOf(request));
  const run = functions.invoke({ functionName, payload });
  if (run.kind !== 'started') return send(response, { statusCode: 502, body: BAD_GATEWAY });
  const end = await run.ended;
  if (!end.ok) return send(response, { statusCode: 502, body: BAD_GATEWAY });
  send(response, readAnswer(JSON.parse(end.payload)));
}

const BAD_GATEWAY = JSON.stringify({ message: 'Internal Server Error' });

interface UrlAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** An answer without a status code is the body itself, as JSON. */
function readAnswer(value: unknown): UrlAnswer {
  if (isUrlAnswer(value)) return value;
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  };
}

function isUrlAnswer(value: unknown): value is UrlAnswer {
  return (
    value !== null &&
    typeof value === 'object' &&
    'statusCode' in value &&
    typeof value.statusCode === 'number'
  );
}

function send(response: ServerResponse, answer: UrlAnswer): void {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = answer;
  response.writeHead(statusCode, {
    'content-type': 'application/json',
    ...headers,
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
  });
  response.end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}

/** Header names are lower-case and a form's body is base64: the exact bytes that were signed. */
async function eventOf(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split('?');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]),
  );
  const text = isText(headers['content-type'] ?? '');
  const now = new Date();
  const query = Object.fromEntries(new URLSearchParams(rawQueryString));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers,
    ...(rawQueryString === '' ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'local',
      domainName: headers.host ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.byteLength === 0 ? {} : { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.byteLength > 0 && !text,
  };
}

/** What Lambda passes on as text; everything else, forms included, comes as base64. */
function isText(contentType: string): boolean {
  return /^(?:text\/|application\/(?:json|javascript|xml|[\w.-]+\+(?:json|xml))\b)/.test(
    contentType,
  );
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use: the function URL cannot listen there.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
