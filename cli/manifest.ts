import { stringify } from 'yaml';
import { manifest as appManifest } from '../lib/slack/app/manifest.ts';
import { cliCommand, UsageError } from './cliCommand.ts';

const PLACEHOLDER = 'https://REPLACE-WITH-THE-FUNCTION-URL/';

export const manifest = cliCommand({
  name: 'manifest',
  summary: 'print the manifest of the Slack app as YAML',
  options: {
    url: {
      type: 'string',
      value: '<https://…>',
      help: 'the function URL that `npm run deploy` printed',
      default: PLACEHOLDER,
    },
    'socket-mode': {
      type: 'boolean',
      help: 'for `trimtab socket`: an app without a public URL',
    },
  },
  run: async ({ url, 'socket-mode': socketMode }) => {
    if (!url.startsWith('https://')) {
      throw new UsageError(
        `--url is the function URL that \`npm run deploy\` printed, not ${url}.`,
      );
    }
    process.stdout.write(stringify(appManifest(url, socketMode)));
    return 0;
  },
});
