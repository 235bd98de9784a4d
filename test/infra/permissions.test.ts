import { describe, expect, it } from 'vitest';
import { memberRoles } from '../../infra/memberTemplate.ts';
import { roles } from '../../infra/roles.ts';
import { type FunctionName, USES } from '../../infra/uses.ts';
import { actionsOf } from '../../lib/aws/client/permitted.ts';
import { loadConfiguration } from '../../lib/config/loadConfiguration.ts';
import type { resolvePolicy } from '../../local/aws/iam/resolvePolicy.ts';
import { sentCommands } from './sentCommands.ts';

const FUNCTIONS = Object.keys(USES).filter(isFunctionName);

/** The SDK, Lambda and EC2 ask for these on our behalf; the ingress asks SSM without the SDK. */
const NOT_SENT_BY_US =
  /^(logs:|sqs:SendMessage|sts:AssumeRole|kms:(?!DescribeKey)|ec2:CreateTags|lambda:CheckpointDurableExecution|lambda:GetDurableExecutionState|ssm:GetParameters$)/;

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

describe('the roles of the member template', () => {
  const { ReadRole, ResizeRole } = memberRoles(example(), 'prod');

  it.each([
    ['trimtab-read', ReadRole, ['daily', 'collect', 'sample', 'report'], ['ce:GetCostAndUsage']],
    ['trimtab-resize', ResizeRole, ['resize'], []],
  ] as const)(
    'let %s do what its functions send to other accounts, and nothing else',
    async (_, role, functions, optional) => {
      const sent = (await Promise.all(functions.map((name) => sentCommands(name))))
        .flat()
        .filter(({ file }) => isOfMembers(file))
        .map(({ action }) => action);
      const allowed = actionsIn(role).filter((action) => !NOT_SENT_BY_US.test(action));
      // `npm run doctor` reads the enrolment in Compute Optimizer with the reading role.
      expect([...optional, ...allowed].toSorted()).toEqual(
        distinct([
          ...sent,
          ...(functions.length > 1 ? ['compute-optimizer:GetEnrollmentStatus'] : []),
        ]),
      );
    },
  );
});

/** Prices are read with the bot's own credentials; its own functions and secrets are in its account. */
function isOfMembers(file: string): boolean {
  return (
    file.startsWith('lib/aws/') &&
    !/^lib\/aws\/(lambda|ssm|pricing)\/|savingsPlanRates|spotPrices/.test(file)
  );
}

type RoleWithPolicies = Parameters<typeof resolvePolicy>[0];

function allowedTo(name: FunctionName): readonly string[] {
  const byName = new Map(Object.entries(roles(example())));
  const role = byName.get(`${name.charAt(0).toUpperCase()}${name.slice(1)}Role`);
  return role === undefined ? [] : actionsIn(role);
}

function actionsIn({ Properties }: RoleWithPolicies): readonly string[] {
  const statements = Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return distinct(statements.flatMap(({ Action }) => Action));
}

function example() {
  const loaded = loadConfiguration('trimtab.example.yml');
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

function distinct(actions: readonly string[]): readonly string[] {
  return [...new Set(actions)].toSorted();
}

function isFunctionName(name: string): name is FunctionName {
  return name in USES;
}
