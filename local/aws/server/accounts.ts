import { randomBytes } from 'node:crypto';
import { type AccountId, accountId } from '../../../lib/shared/ids.ts';
import type { PolicyStatement } from '../iam/evaluatePolicy.ts';
import { AwsError } from './awsError.ts';

/** The account that the bot is installed in, and one that it reads through a role. */
export const PROD_ACCOUNT = accountId.parse('111122223333');
export const DEV_ACCOUNT = accountId.parse('444455556666');

/** The roles of the second account: one may only read, the other may change instances too. */
export const READ_ROLE = `arn:aws:iam::${DEV_ACCOUNT}:role/trimtab-read`;
export const RESIZE_ROLE = `arn:aws:iam::${DEV_ACCOUNT}:role/trimtab-resize`;
export const EXTERNAL_ID = 'trimtab';

/** Long-lived keys of the first account: what `environment()` hands to the SDK. */
export const ACCESS_KEY = {
  accessKeyId: 'AKIATRIMTABLOCAL0001',
  secretAccessKey: 'local-only-not-a-secret-0123456789abcdef',
} as const;

/** Who makes a call. */
export interface Principal {
  readonly account: AccountId;
  readonly arn: string;
  readonly userId: string;
  /** What its role allows. */
  readonly policy: readonly PolicyStatement[];
}

/** Credentials of a role, as STS and Lambda hand them out. */
export interface TemporaryKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface Accounts {
  /** The owner of a key, or undefined when the key or its session token is not one of ours. */
  principalOf(accessKeyId: string, sessionToken: string | undefined): Principal | undefined;
  /** Keys for a role, as its trust policy allows. Throws AccessDenied. */
  assume(role: RoleRequest, by: Principal): { keys: TemporaryKeys; principal: Principal };
  /** Keys for a role of the first account, as Lambda gives them to the function that runs with it. */
  keysOfRole(name: string, policy: readonly PolicyStatement[]): TemporaryKeys;
  /** What a role of the second account allows; until then READ_ROLE reads all, RESIZE_ROLE does all. */
  putRolePolicy(roleArn: string, policy: readonly PolicyStatement[]): void;
}

interface RoleRequest {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId: string | undefined;
}

/**
 * Keys and roles. A session does not expire: its hour is the SDK's hour, and the local clock may run
 * faster than that.
 */
export function createAccounts(): Accounts {
  const sessions = new Map<string, { token: string; principal: Principal }>();
  const policies = new Map<string, readonly PolicyStatement[]>();
  const open = (principal: Principal): TemporaryKeys => {
    const keys = newKeys();
    sessions.set(keys.accessKeyId, { token: keys.sessionToken, principal });
    return keys;
  };
  return {
    principalOf: (accessKeyId, sessionToken) => {
      if (accessKeyId === ACCESS_KEY.accessKeyId) return BOT;
      const session = sessions.get(accessKeyId);
      return session?.token === sessionToken ? session?.principal : undefined;
    },
    assume: ({ roleArn, sessionName, externalId }, by) => {
      const role = ROLES.get(roleArn);
      if (role === undefined || externalId !== EXTERNAL_ID) {
        throw new AwsError(
          'AccessDenied',
          `User: ${by.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
          403,
        );
      }
      const principal = {
        account: DEV_ACCOUNT,
        arn: `arn:aws:sts::${DEV_ACCOUNT}:assumed-role/${role.name}/${sessionName}`,
        userId: `${role.id}:${sessionName}`,
        policy: policies.get(roleArn) ?? role.policy,
      };
      return { keys: open(principal), principal };
    },
    keysOfRole: (name, policy) =>
      open({
        account: PROD_ACCOUNT,
        arn: `arn:aws:sts::${PROD_ACCOUNT}:assumed-role/${name}/${name}`,
        userId: `AROATRIMTABLOCAL00001:${name}`,
        policy,
      }),
    putRolePolicy: (roleArn, policy) => void policies.set(roleArn, policy),
  };
}

const BOT: Principal = {
  account: PROD_ACCOUNT,
  arn: `arn:aws:iam::${PROD_ACCOUNT}:user/trimtab`,
  userId: 'AIDATRIMTABLOCAL0001',
  policy: [allowing('*')],
};

/** How AWS names operations that change nothing. */
const READS = ['*:Describe*', '*:Get*', '*:List*', '*:BatchGet*', '*:Query', '*:Scan'];

const ROLES: ReadonlyMap<string, { name: string; id: string; policy: readonly PolicyStatement[] }> =
  new Map([
    [READ_ROLE, { name: 'trimtab-read', id: 'AROATRIMTABREAD00001', policy: [allowing(...READS)] }],
    [RESIZE_ROLE, { name: 'trimtab-resize', id: 'AROATRIMTABSIZE00001', policy: [allowing('*')] }],
  ]);

function allowing(...actions: readonly string[]): PolicyStatement {
  return { Effect: 'Allow', Action: actions, Resource: ['*'] };
}

function newKeys(): TemporaryKeys {
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(96).toString('base64'),
  };
}
