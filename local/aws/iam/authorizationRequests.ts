import type { Environment } from '../server/environment.ts';
import type { AwsCall } from '../server/service.ts';
import type { AuthorizationRequest } from './evaluatePolicy.ts';

/** A call as the gateway has read it. */
export interface CallToAuthorize {
  /** The name that the request is signed for. */
  readonly signingName: string;
  readonly operation: string;
  readonly input: unknown;
  readonly call: AwsCall;
}

/**
 * What IAM is asked before a call is executed: each action on each resource that it touches, with
 * the condition keys of the Service Authorization Reference
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html). All of
 * them must be allowed. A call without resources of its own asks for `*`.
 */
export function authorizationRequests(
  { signingName, operation, input, call }: CallToAuthorize,
  environment: Environment,
): readonly AuthorizationRequest[] {
  const action = actionOf(signingName, operation);
  const ask = REQUESTS[action];
  if (ask === undefined) return [{ action, resource: '*', context: {} }];
  return ask({ action, input: fieldsOf(input), call, environment });
}

/** Services whose actions have another prefix than the name that requests are signed for. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' };

/** Operations whose action has another name. */
const ACTIONS: Readonly<Record<string, string>> = {
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:ListObjectsV2': 's3:ListBucket',
};

function actionOf(signingName: string, operation: string): string {
  const name = `${PREFIXES[signingName] ?? signingName}:${operation}`;
  return ACTIONS[name] ?? name;
}

interface Asked {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly call: AwsCall;
  readonly environment: Environment;
}

type Ask = (asked: Asked) => readonly AuthorizationRequest[];

const onInstances: Ask = (asked) => {
  const { InstanceIds, InstanceId, InstanceCreditSpecifications } = asked.input;
  const ids = [
    ...texts(InstanceIds),
    ...texts([InstanceId]),
    ...records(InstanceCreditSpecifications).flatMap((each) => texts([each.InstanceId])),
  ];
  return ids.map((id) => onInstance(asked, id));
};

const onFunction: Ask = ({ action, input, call }) => {
  const [name = ''] = texts([input.FunctionName]);
  const [qualifier] = texts([input.Qualifier]);
  const whole = qualifier === undefined ? name : `${name}:${qualifier}`;
  const resource = whole.startsWith('arn:') ? whole : arn('lambda', call, `function:${whole}`);
  return [{ action, resource, context: {} }];
};

const onTable: Ask = ({ action, input, call }) =>
  texts([input.TableName]).map((name) => ({
    action,
    resource: arn('dynamodb', call, `table/${name}`),
    context: {},
  }));

const onObject: Ask = ({ action, input }) => [
  { action, resource: `arn:aws:s3:::${input.Bucket}/${input.Key}`, context: {} },
];

const onParameters: Ask = ({ action, input, call }) =>
  [...texts([input.Name]), ...texts(input.Names)].map((name) => ({
    action,
    resource: arn('ssm', call, `parameter${name}`),
    context: {},
  }));

const onTargetGroup: Ask = ({ action, input }) =>
  texts([input.TargetGroupArn]).map((resource) => ({ action, resource, context: {} }));

const REQUESTS: Readonly<Record<string, Ask>> = {
  'ec2:StopInstances': onInstances,
  'ec2:StartInstances': onInstances,
  'ec2:ModifyInstanceCreditSpecification': onInstances,
  'ec2:ModifyInstanceAttribute': (asked) =>
    onInstances(asked).map((request) => ({
      ...request,
      context: { ...request.context, ...attributesOf(asked.input) },
    })),
  'ec2:ModifyInstanceCapacityReservationAttributes': (asked) => {
    const { CapacityReservationTarget: target } = fieldsOf(
      asked.input.CapacityReservationSpecification,
    );
    const reservations = texts([fieldsOf(target).CapacityReservationId]);
    return [...onInstances(asked), ...reservations.map((id) => onReservation(asked, id))];
  },
  'ec2:CreateCapacityReservation': (asked) => {
    const resource = arn('ec2', asked.call, 'capacity-reservation/*');
    return withTags(asked, [resource]);
  },
  'ec2:CancelCapacityReservation': (asked) =>
    texts([asked.input.CapacityReservationId]).map((id) => onReservation(asked, id)),
  'ec2:CreateImage': (asked) => {
    const { region } = asked.call;
    const made = ['image/*', 'snapshot/*'].map((name) => `arn:aws:ec2:${region}::${name}`);
    return [...onInstances(asked), ...withTags(asked, made)];
  },
  'elasticloadbalancing:RegisterTargets': onTargetGroup,
  'elasticloadbalancing:DeregisterTargets': onTargetGroup,
  'lambda:InvokeFunction': onFunction,
  'lambda:ListDurableExecutionsByFunction': onFunction,
  'lambda:GetFunctionConfiguration': onFunction,
  'lambda:GetFunctionUrlConfig': onFunction,
  'dynamodb:GetItem': onTable,
  'dynamodb:PutItem': onTable,
  'dynamodb:Query': onTable,
  's3:GetObject': onObject,
  's3:PutObject': onObject,
  's3:ListBucket': ({ action, input }) => [
    { action, resource: `arn:aws:s3:::${input.Bucket}`, context: {} },
  ],
  'ssm:GetParameter': onParameters,
  'ssm:GetParameters': onParameters,
  'sts:AssumeRole': ({ action, input }) =>
    texts([input.RoleArn]).map((resource) => ({ action, resource, context: {} })),
  // No policy can deny it (STS API reference, GetCallerIdentity).
  'sts:GetCallerIdentity': () => [],
};

function onInstance({ action, call, environment }: Asked, id: string): AuthorizationRequest {
  const tags = environment.instances.find(call, id)?.tags ?? {};
  return { action, resource: arn('ec2', call, `instance/${id}`), context: resourceTags(tags) };
}

function onReservation({ action, call, environment }: Asked, id: string): AuthorizationRequest {
  const resource = arn('ec2', call, `capacity-reservation/${id}`);
  return { action, resource, context: resourceTags(environment.reservationTags.get(id) ?? {}) };
}

/** What a call makes, and ec2:CreateTags for what it tags while it does. */
function withTags(
  { action, input }: Asked,
  resources: readonly string[],
): readonly AuthorizationRequest[] {
  const tags = records(input.TagSpecifications).flatMap(({ Tags }) => records(Tags));
  const context = Object.fromEntries(
    tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, String(Value)]),
  );
  const made = resources.map((resource) => ({ action, resource, context }));
  if (tags.length === 0) return made;
  const createAction = action.replace('ec2:', '');
  return [
    ...made,
    ...resources.map((resource) => ({
      action: 'ec2:CreateTags',
      resource,
      context: { ...context, 'ec2:CreateAction': createAction },
    })),
  ];
}

/** `ec2:Attribute/InstanceType` and its like are there only when the request sets the attribute. */
function attributesOf(input: Asked['input']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const set = fieldsOf(value).Value;
      return set === undefined ? [] : [[`ec2:Attribute/${name}`, String(set)]];
    }),
  );
}

function resourceTags(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]),
  );
}

function arn(service: string, { region, account }: AwsCall, name: string): string {
  return `arn:aws:${service}:${region}:${account}:${name}`;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}

function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function texts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}
