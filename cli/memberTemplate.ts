import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { memberTemplate } from '../infra/memberTemplate.ts';
import { loadConfiguration } from '../lib/config/loadConfiguration.ts';

/** `npm run member-template`: the CloudFormation template for other accounts, on standard output. */
const { values } = parseArgs({
  options: {
    config: { type: 'string', default: 'trimtab.yml' },
    stage: { type: 'string', default: 'prod' },
  },
});
const loaded = loadConfiguration(values.config);
if (loaded.ok) {
  process.stdout.write(
    stringify(memberTemplate(loaded.value, values.stage), { aliasDuplicateObjects: false }),
  );
} else {
  console.error(loaded.error);
  process.exitCode = 1;
}
