import { describe, expect, it } from 'vitest';
import { roles } from '../../infra/roles.ts';
import { type FunctionName, USES } from '../../infra/uses.ts';
import { actionsOf } from '../../lib/aws/client/permitted.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import { sentCommands } from './sentCommands.ts';

const FUNCTIONS = Object.keys(USES).filter(isFunctionName);

/** The SDK, Lambda and EC2 ask for these on our behalf; the ingress asks SSM without the SDK. */
const NOT_SENT_BY_US =
  /^(logs:|sqs:SendMessage|sts:AssumeRole|kms:|ec2:CreateTags|lambda:CheckpointDurableExecution|lambda:GetDurableExecutionState|ssm:GetParameters$)/;

describe.each(FUNCTIONS)('the code of %s', (name) => {
  it('declares exactly the actions that it sends to the services of lib/aws', async () => {
    const sent = (await sentCommands(name))
      .filter(({ file }) => file.startsWith('lib/aws/') && !file.startsWith('lib/aws/ssm/'))
      .map(({ action }) => action);
    const declared = actionsOf(USES[name]).filter((action) => action !== 'ec2:CreateTags');
    expect(distinct(sent)).toEqual(declared);
  });

  it('sends every action that its role allows', async () => {
    const sent = distinct((await sentCommands(name)).map(({ action }) => action));
    const unused = allowedTo(name).filter(
      (action) => !NOT_SENT_BY_US.test(action) && !sent.includes(action),
    );
    // ctx.invoke of the durable SDK.
    expect(unused).toEqual(name === 'daily' ? ['lambda:InvokeFunction'] : []);
  });
});

function allowedTo(name: FunctionName): readonly string[] {
  const loaded = loadConfiguration('trimtab.example.yml');
  if (!loaded.ok) throw new Error(loaded.error);
  const byName = new Map(Object.entries(roles(loaded.value)));
  const role = byName.get(`${name.charAt(0).toUpperCase()}${name.slice(1)}Role`);
  const statements = role?.Properties.Policies.flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
  return distinct((statements ?? []).flatMap(({ Action }) => Action));
}

function distinct(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].toSorted();
}

function isFunctionName(name: string): name is FunctionName {
  return name in USES;
}
