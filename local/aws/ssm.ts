import { GetParameterCommand, GetParametersCommand, type Parameter } from '@aws-sdk/client-ssm';
import { awsJson } from './protocol/awsJson.ts';
import { AwsError } from './server/awsError.ts';
import { type AwsCall, type ModelledService, operation, operationTable } from './server/service.ts';

/** A parameter of the account and Region that the bot is in. */
export interface LocalParameter {
  readonly type: 'String' | 'SecureString';
  readonly value: string;
}

/** Parameter Store, with the parameters that the local AWS was started with. */
export function ssmService(parameters: Readonly<Record<string, LocalParameter>>): ModelledService {
  return {
    signingName: 'ssm',
    protocol: awsJson('1.1'),
    throttleError: { code: 'ThrottlingException', status: 400 },
    bucketsOf: () => [{ name: 'all', bucket: { burst: 40, perSecond: 40 } }],
    operations: operationTable(
      operation(GetParameterCommand, ({ Name = '', WithDecryption }, call) => {
        const found = parameters[Name];
        if (found === undefined) {
          throw new AwsError('ParameterNotFound', `Parameter ${Name} not found.`);
        }
        return { Parameter: describe(Name, found, WithDecryption === true, call) };
      }),
      operation(GetParametersCommand, ({ Names = [], WithDecryption }, call) => {
        if (Names.length > 10) {
          throw new AwsError('ValidationException', 'At most 10 names are allowed.');
        }
        return {
          Parameters: Names.flatMap((name) => {
            const found = parameters[name];
            return found === undefined
              ? []
              : [describe(name, found, WithDecryption === true, call)];
          }),
          InvalidParameters: Names.filter((name) => parameters[name] === undefined),
        };
      }),
    ),
  };
}

function describe(
  name: string,
  { type, value }: LocalParameter,
  decrypted: boolean,
  { account, region }: AwsCall,
): Parameter {
  const plain = type === 'String' || decrypted;
  return {
    Name: name,
    Type: type,
    // Without decryption a SecureString is what KMS made of it: useless, but not a secret.
    Value: plain ? value : `AQICAH${Buffer.from(name).toString('base64')}`,
    Version: 1,
    LastModifiedDate: MODIFIED,
    ARN: `arn:aws:ssm:${region}:${account}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    DataType: 'text',
  };
}

const MODIFIED = new Date('2026-11-01T09:00:00Z');
