import { cliCommand, REGION_OPTION } from './cliCommand.ts';

export const socket = cliCommand({
  name: 'socket',
  summary: 'run the Slack listeners on this machine, over Socket Mode: for development',
  options: {
    stage: {
      type: 'string',
      value: '<stage>',
      help: 'the deployment whose table and functions are used',
      default: 'dev',
    },
    config: {
      type: 'string',
      value: '<file>',
      help: 'the configuration of the deployment',
      default: 'trimtab.yml',
    },
    region: REGION_OPTION,
    'slack-api': {
      type: 'string',
      value: '<https://…>',
      help: 'the Web API of another Slack than slack.com',
    },
  },
  /** Listens until Ctrl-C. */
  run: async ({ stage, config, region, 'slack-api': slackApiUrl }) => {
    const { listen } = await import('./socket/listen.ts');
    await listen({ stage, configPath: config, region, slackApiUrl });
    console.log(
      `Listening over Socket Mode, with the table of ${stage}. Ctrl-C ends it; then Slack gets no answer.`,
    );
    return undefined;
  },
});
