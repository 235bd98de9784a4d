import { cliCommand } from './cliCommand.ts';

export const demo = cliCommand({
  name: 'demo',
  summary: 'run Trimtab with a local AWS and a local Slack, without any account',
  options: {
    once: {
      type: 'boolean',
      help: 'without a browser: approve one suggestion, follow it to its end, print the conversation',
    },
  },
  run: async ({ once }) => {
    const { runDemo, runDemoOnce } = await import('./demo/runDemo.ts');
    await (once ? runDemoOnce() : runDemo());
    return undefined;
  },
});
