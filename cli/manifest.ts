import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { manifest } from '../lib/slack/app/manifest.ts';

/** `npm run manifest -- --url https://…`: the app manifest as YAML, on standard output. */
const { values } = parseArgs({
  options: { url: { type: 'string' }, 'socket-mode': { type: 'boolean', default: false } },
});
const url = values.url ?? 'https://REPLACE-WITH-THE-FUNCTION-URL/';
if (!url.startsWith('https://')) {
  console.error(`--url is the function URL that \`npm run deploy\` printed, not ${url}.`);
  process.exitCode = 1;
} else {
  process.stdout.write(stringify(manifest(url, values['socket-mode'])));
}
