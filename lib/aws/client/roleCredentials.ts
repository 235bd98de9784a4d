import { STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { awsFailure, isAccessDenied } from './awsFailure.ts';
import { CLIENT_TIMEOUTS } from './clientTimeouts.ts';

interface Role {
  readonly roleArn: string;
  readonly externalId?: string | undefined;
  /** Where STS is asked. */
  readonly homeRegion: string;
  readonly userAgent: string;
}

/** Credentials that renew themselves, for any number of clients. */
export type Credentials = STSClient['config']['credentials'];

/**
 * The credentials of a role, taken when first needed. A role that may not be taken fails as
 * `RoleNotAssumed`: the error of the call itself would name the wrong permission.
 */
export function roleCredentials({ roleArn, externalId, homeRegion, userAgent }: Role): Credentials {
  const assume = fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'trimtab',
      ExternalId: externalId,
    },
    clientConfig: { region: homeRegion, customUserAgent: userAgent, ...CLIENT_TIMEOUTS },
  });
  // What a client resolves is kept until it runs out: one AssumeRole serves all Regions and services.
  return new STSClient({
    region: homeRegion,
    credentials: async (properties) => {
      try {
        return await assume(properties);
      } catch (error) {
        throw refusal(error) ?? error;
      }
    },
  }).config.credentials;
}

function refusal(error: unknown): RoleNotAssumed | undefined {
  const failure = awsFailure(error);
  if (failure === undefined || !isAccessDenied(failure.code)) return undefined;
  return new RoleNotAssumed(failure.code, { cause: error });
}

/** STS does not let us take a role. */
class RoleNotAssumed extends Error {
  override readonly name = 'RoleNotAssumed';
}
