import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { region as parseRegion } from '../../../lib/shared/ids.ts';
import { awsJson } from '../protocol/awsJson.ts';
import { awsQuery } from '../protocol/awsQuery.ts';
import type { AwsRequest, AwsResponse, Protocol } from '../protocol/protocol.ts';
import { restJson } from '../protocol/restJson.ts';
import { type Denial, refusedAccess } from './access.ts';
import { AwsError } from './awsError.ts';
import type { Environment } from './environment.ts';
import type { RequestFault } from './faults.ts';
import type { AwsCall, ForwardedService, ModelledService, Service } from './service.ts';
import { createThrottle, type Throttle } from './throttle.ts';

/** The request is never answered: the connection breaks. */
export const NO_ANSWER = Symbol('no answer');

export type Gateway = (request: AwsRequest) => Promise<AwsResponse | typeof NO_ANSWER>;

/** How long a call hangs before its connection breaks, or a slow one is answered, by the wall clock. */
const HANG_MS = 250;

/**
 * The way in: finds the service by the credential scope of the signature, the account by its access
 * key, and then lets the call through policy, faults and token buckets, in this order. Signatures
 * are not recomputed.
 */
export function createGateway(
  environment: Environment,
  services: readonly Service[],
  denied: readonly Denial[],
): Gateway {
  const byName = new Map(services.map((service) => [service.signingName, service]));
  const throttle = createThrottle(environment.clock);
  return async (request) => {
    const requestId = randomUUID();
    const scope = scopeOf(request);
    const service = scope && byName.get(scope.service);
    const protocol = service && 'protocol' in service ? service.protocol : protocolOf(request);
    try {
      if (scope === undefined) throw missingToken();
      if (service === undefined) throw unknownService(scope.service);
      const call = identify(environment, scope, request, requestId);
      return await ('forward' in service
        ? forward(environment, service, request, call, denied)
        : perform(environment, throttle, service, request, call, denied));
    } catch (error) {
      return protocol.writeError(asAwsError(error), requestId);
    }
  };
}

async function perform(
  environment: Environment,
  throttle: Throttle,
  service: ModelledService,
  request: AwsRequest,
  call: AwsCall,
  denied: readonly Denial[],
): Promise<AwsResponse | typeof NO_ANSWER> {
  const { protocol, signingName } = service;
  const name = protocol.operationName(request, service.operations);
  const operation = name === undefined ? undefined : service.operations.get(name);
  if (name === undefined || operation === undefined) throw protocol.unknownOperation(name);
  const input = protocol.readInput(request, operation.schema);
  const fault = environment.faults.onRequest({
    service: signingName,
    operation: name,
    ...call,
    input,
  });
  const asked = { signingName, operation: name, input, call };
  const refused = refusedAccess(denied, asked, environment);
  if (refused !== undefined) throw notAllowed(service, refused, call);
  if (fault !== undefined && !isDone(fault)) return injectFault(fault, service.throttleError);
  takeTokens(throttle, service, name, input, call);
  const output = await operation.run(input, call);
  return deliver(protocol.writeOutput(output, operation.schema, call.requestId), fault);
}

async function forward(
  environment: Environment,
  service: ForwardedService,
  request: AwsRequest,
  call: AwsCall,
  denied: readonly Denial[],
): Promise<AwsResponse | typeof NO_ANSWER> {
  const { signingName } = service;
  const name = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
  const input: unknown = undefined;
  const fault = environment.faults.onRequest({
    service: signingName,
    operation: name,
    ...call,
    input,
  });
  const asked = { signingName, operation: name, input: service.inputOf(request), call };
  const refused = refusedAccess(denied, asked, environment);
  if (refused !== undefined) throw notAllowed(service, refused, call);
  if (fault !== undefined && !isDone(fault)) {
    return injectFault(fault, { code: 'ThrottlingException', status: 400 });
  }
  return deliver(await service.forward(request, call), fault);
}

/** Whether the call does its work all the same, and only its answer is struck. */
function isDone({ kind }: RequestFault): boolean {
  return kind === 'unanswered' || kind === 'slow';
}

/** The answer, late or never where a fault says so. */
async function deliver(
  response: AwsResponse,
  fault: RequestFault | undefined,
): Promise<AwsResponse | typeof NO_ANSWER> {
  if (fault !== undefined) await pause(HANG_MS);
  return fault?.kind === 'unanswered' ? NO_ANSWER : response;
}

interface Scope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/** `AWS4-HMAC-SHA256 Credential=AKIA…/20261123/us-east-1/ec2/aws4_request, …` */
function scopeOf(request: AwsRequest): Scope | undefined {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request,/.exec(
      request.headers.authorization ?? '',
    );
  const [, accessKeyId, region, service] = parts ?? [];
  return accessKeyId === undefined || region === undefined || service === undefined
    ? undefined
    : { accessKeyId, region, service };
}

function identify(
  environment: Environment,
  scope: Scope,
  request: AwsRequest,
  requestId: string,
): AwsCall {
  const principal = environment.accounts.principalOf(
    scope.accessKeyId,
    request.headers['x-amz-security-token'],
  );
  const region = parseRegion.safeParse(scope.region);
  const status = region.success ? environment.regions.get(region.data) : undefined;
  if (
    principal === undefined ||
    !region.success ||
    status === undefined ||
    status === 'not-opted-in'
  ) {
    throw badCredentials(scope.service);
  }
  return {
    account: principal.account,
    region: region.data,
    principal,
    now: environment.clock.now(),
    requestId,
  };
}

/** Throws what the fault answers, or gives no answer. */
async function injectFault(
  fault: RequestFault,
  throttled: { readonly code: string; readonly status: number },
): Promise<typeof NO_ANSWER> {
  switch (fault.kind) {
    case 'throttle':
      throw new AwsError(throttled.code, 'Rate exceeded', throttled.status);
    case 'unavailable':
      throw new AwsError('ServiceUnavailable', 'The service is unavailable.', 503);
    case 'timeout':
    case 'unanswered':
    case 'slow':
      await pause(HANG_MS);
      return NO_ANSWER;
    case 'error':
      throw new AwsError(
        fault.code ?? 'InternalFailure',
        fault.message ?? 'An injected fault.',
        fault.status ?? 400,
      );
  }
}

function takeTokens(
  throttle: Throttle,
  service: ModelledService,
  name: string,
  input: unknown,
  { account, region }: AwsCall,
): void {
  for (const { name: bucketName, bucket, tokens } of service.bucketsOf?.(name, input) ?? []) {
    const key = `${service.signingName}/${account}/${region}/${bucketName}`;
    if (!throttle.take(key, bucket, tokens)) {
      const { code, status } = service.throttleError;
      throw new AwsError(code, 'Request limit exceeded.', status);
    }
  }
}

function notAllowed(
  service: Service,
  { action, resource }: { readonly action: string; readonly resource: string },
  { principal }: AwsCall,
): AwsError {
  const code =
    ('deniedCode' in service ? service.deniedCode : undefined) ?? 'AccessDeniedException';
  return new AwsError(
    code,
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`,
    code === 'AccessDeniedException' ? 400 : 403,
  );
}

/** How to answer a request of no service of ours: in the form that its caller reads. */
function protocolOf(request: AwsRequest): Protocol {
  if (request.headers['x-amz-target'] !== undefined) return awsJson('1.1');
  return request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    ? awsQuery('https://local.trimtab/')
    : restJson;
}

function missingToken(): AwsError {
  return new AwsError('MissingAuthenticationToken', 'Request is missing Authentication Token', 403);
}

function unknownService(name: string): AwsError {
  return new AwsError('UnknownService', `The local AWS has no service ${name}`, 404);
}

/** A key that is not known here, or a Region that its account has not opted in to. */
function badCredentials(service: string): AwsError {
  if (service === 'ec2') {
    return new AwsError(
      'AuthFailure',
      'AWS was not able to validate the provided access credentials',
      401,
    );
  }
  const code = service === 'sts' ? 'InvalidClientTokenId' : 'UnrecognizedClientException';
  return new AwsError(code, 'The security token included in the request is invalid.', 403);
}

function asAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  // A bug of the local AWS, not of its caller: loud here, and an internal error there.
  console.error(error);
  return new AwsError('InternalFailure', String(error), 500);
}
