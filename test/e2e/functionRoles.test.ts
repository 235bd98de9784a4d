import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEnvironment, type ObservedEnvironment } from '../worlds/anEnvironment.ts';

let environment: ObservedEnvironment;

beforeAll(async () => {
  environment = await anEnvironment();
}, 60_000);
afterAll(() => environment.close());

test('the morning is made with the roles of the functions, and with nothing of the deployer', () => {
  const callers = Map.groupBy(environment.aws.faults.log, ({ principal }) => principal?.arn);
  const callsOf = (role: string) => [
    ...new Set(
      (callers.get(`arn:aws:sts::111122223333:assumed-role/${role}/${role}`) ?? []).map(
        ({ service }) => service,
      ),
    ),
  ];
  expect(callsOf('CollectRole')).toEqual(expect.arrayContaining(['ec2', 's3', 'sts']));
  expect(callsOf('DailyRole')).toEqual(expect.arrayContaining(['dynamodb', 'pricing', 'ssm']));
  expect(callsOf('SlackRole')).toEqual(['ssm']);
  expect(callers.get('arn:aws:iam::111122223333:user/trimtab')).toBeUndefined();
});
