import { createServer } from 'node:http';

/** One request as a service sees it. */
export interface Asked {
  readonly operation: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status?: number;
  readonly body: string;
}

/** It takes the request, and never says anything. */
export const NO_ANSWER = Symbol('no answer');

export interface AnsweringServer {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/**
 * An HTTP server that says what we tell it to: for payloads that AWS really sends and that the
 * strict local AWS never would. Points the SDK of this process at itself.
 */
export async function answeringServer(
  answer: (asked: Asked) => Answer | typeof NO_ANSWER,
): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const seen = { operation: operationIn(request.url ?? '/', headers, body), body, headers };
    asked.push(seen);
    const answered = answer(seen);
    if (answered === NO_ANSWER) return;
    const { status = 200, body: text } = answered;
    const type = text.startsWith('<') ? 'text/xml' : 'application/x-amz-json-1.0';
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on no port');
  const url = `http://127.0.0.1:${address.port}`;
  pointSdkAt(url);
  return {
    url,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE0000000AA',
    AWS_SECRET_ACCESS_KEY: 'test-only',
  });
}

/** The operation in the three ways in which our services name it. */
function operationIn(path: string, headers: Readonly<Record<string, string>>, body: string) {
  const target = headers['x-amz-target'];
  if (target !== undefined) return target.split('.').at(-1) ?? '';
  return new URLSearchParams(body).get('Action') ?? path.split('?')[0]?.slice(1) ?? '';
}

/** An error as EC2 writes it. */
export function ec2Error(code: string, status = 400): Answer {
  return {
    status,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>no words to match on</Message></Error></Errors><RequestID>r-1</RequestID></Response>`,
  };
}

/** An error as STS writes it. */
export function stsError(code: string, status = 400): Answer {
  return {
    status,
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>no words to match on</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`,
  };
}

/** An error as the JSON services write it. */
export function jsonError(code: string, status = 400): Answer {
  return { status, body: JSON.stringify({ __type: code, message: 'no words to match on' }) };
}

export function json(value: unknown): Answer {
  return { body: JSON.stringify(value) };
}

/** An EC2 answer: the elements inside the operation's response. */
export function ec2(operation: string, inside: string): Answer {
  return {
    body: `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId>${inside}</${operation}Response>`,
  };
}
