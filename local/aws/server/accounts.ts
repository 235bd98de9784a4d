import { randomBytes } from 'node:crypto';
import { type AccountId, accountId } from '../../../lib/shared/ids.ts';
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
  /** False: every operation that is not a read is denied. */
  readonly changeScope: boolean;
}

interface TemporaryKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface Accounts {
  /** The owner of a key, or undefined when the key or its session token is not one of ours. */
  principalOf(accessKeyId: string, sessionToken: string | undefined): Principal | undefined;
  /** Keys for a role, as its trust policy allows. Throws AccessDenied. */
  assume(role: RoleRequest, by: Principal): { keys: TemporaryKeys; principal: Principal };
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
        changeScope: role.changeScope,
      };
      const keys = newKeys();
      sessions.set(keys.accessKeyId, { token: keys.sessionToken, principal });
      return { keys, principal };
    },
  };
}

const BOT: Principal = {
  account: PROD_ACCOUNT,
  arn: `arn:aws:iam::${PROD_ACCOUNT}:user/trimtab`,
  userId: 'AIDATRIMTABLOCAL0001',
  changeScope: true,
};

const ROLES: ReadonlyMap<string, { name: string; id: string; changeScope: boolean }> = new Map([
  [READ_ROLE, { name: 'trimtab-read', id: 'AROATRIMTABREAD00001', changeScope: false }],
  [RESIZE_ROLE, { name: 'trimtab-resize', id: 'AROATRIMTABSIZE00001', changeScope: true }],
]);

function newKeys(): TemporaryKeys {
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(96).toString('base64'),
  };
}
