import { approveFirst } from '../../local/approveFirst.ts';
import { ALICE } from '../../local/demoTenant.ts';
import {
  type Environment,
  type EnvironmentOptions,
  startEnvironment,
} from '../../local/environment.ts';

/** Seconds of the local AWS in one second here: a change of four minutes takes eight seconds. */
const SPEED = 30;

/** Without a page to look at: half an hour of monitoring takes half a minute. */
const SPEED_ONCE = 2 * SPEED;

const FIRST_PORT = 4180;
const PORTS = 20;

/** Runs the environment with a page that looks like Slack, until Ctrl-C. */
export async function runDemo(): Promise<void> {
  const environment = await startOnFreePort();
  process.once('SIGINT', () => stop(environment));
  process.once('SIGTERM', () => stop(environment));
  console.log('· the morning job: collect, price, suggest');
  await environment.runDaily(new Date());
  console.log(`
The digest is posted. Open  ${environment.slack.url}
You are Alice, who may approve; switch to Bob, who may not. Press Approve… on a suggestion, or type
/trimtab help. The clock of this AWS runs ${SPEED} times as fast as yours. Ctrl-C stops everything.`);
}

/** Approves one suggestion, follows it to its end, and prints the conversation. Throws if it fails. */
export async function runDemoOnce(): Promise<void> {
  const environment = await startEnvironment({
    speed: SPEED_ONCE,
    history: true,
    onProgress: say,
  });
  try {
    say('the morning job: collect, price, suggest');
    await environment.runDaily(new Date());
    say(`${ALICE.realName} approves the first suggestion`);
    await approveFirst(environment);
    say('the change runs to its end');
    await environment.aws.functions.settled();
    console.log(`\n${environment.slack.conversation()}`);
    const failed = whyNotDone(environment);
    if (failed !== undefined) throw new Error(failed);
    console.log('Done: the change ended well.');
  } finally {
    await environment.close();
  }
}

/** Why the approved change did not succeed; undefined when it did. */
function whyNotDone({ aws }: Environment): string | undefined {
  const resizes = aws.functions
    .executions()
    .filter(({ functionName }) => functionName.includes('resize'));
  const [resize] = resizes;
  if (resize === undefined || resizes.length > 1) return `${resizes.length} changes ran, not one.`;
  if (resize.status !== 'SUCCEEDED') {
    return `The change ended as ${resize.status}: ${resize.error?.errorMessage ?? 'no reason'}`;
  }
  const outcome = JSON.parse(resize.result ?? '{}');
  return outcome.kind === 'done' ? undefined : `The change ended as ${resize.result}`;
}

async function startOnFreePort(): Promise<Environment> {
  for (let slackPort = FIRST_PORT; slackPort < FIRST_PORT + PORTS; slackPort++) {
    const options: EnvironmentOptions = { speed: SPEED, slackPort, history: true, onProgress: say };
    try {
      return await startEnvironment(options);
    } catch (error) {
      if (!isPortInUse(error)) throw error;
      console.log(`Port ${slackPort} is in use; trying ${slackPort + 1}.`);
    }
  }
  throw new Error(`Ports ${FIRST_PORT} to ${FIRST_PORT + PORTS - 1} are all in use.`);
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function stop(environment: Environment): void {
  console.log('\nStopping.');
  environment.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}

function say(stage: string): void {
  console.log(`· ${stage}`);
}
