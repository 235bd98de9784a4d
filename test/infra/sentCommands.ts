import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** A command that a packaged function can send, as IAM names its action, and the file it is in. */
export interface SentCommand {
  readonly action: string;
  readonly file: string;
}

/**
 * The commands of AWS in the code of a function after tree shaking: those that our own files make.
 * What the SDK sends by itself (credentials) is not among them.
 */
export async function sentCommands(functionName: string): Promise<readonly SentCommand[]> {
  const { outputFiles } = await build({
    entryPoints: [`functions/${functionName}.ts`],
    bundle: true,
    splitting: true,
    write: false,
    outdir: '.esbuild',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    // Nothing of ours is in a package; the parts of Bolt that need more are left out (serverless.yml).
    packages: 'external',
  });
  return outputFiles.flatMap(({ text }) => commandsIn(text));
}

/** esbuild begins each file of a bundle with a comment that names it. */
function commandsIn(bundle: string): readonly SentCommand[] {
  const parts = bundle.split(/^\/\/ ((?:lib|functions)\/\S+\.ts)$/m);
  const found: SentCommand[] = [];
  for (let index = 1; index < parts.length; index += 2) {
    const [file = '', code = ''] = [parts[index], parts[index + 1]];
    const names = [...code.matchAll(/new (\w+)Command\d*\(/g)].map(([, name = '']) => name);
    if (code.includes('paginateQuery(')) names.push('Query');
    found.push(...names.map((name) => ({ action: actionOf(name, file), file })));
  }
  return found;
}

function actionOf(name: string, file: string): string {
  const source = readFileSync(file, 'utf8');
  const imports = /import (?:type )?\{([^}]*)\} from '@aws-sdk\/([\w-]+)'/g;
  for (const [, names = '', library = ''] of source.matchAll(imports)) {
    const prefix = PREFIXES[library];
    if (!new RegExp(`\\b${name}Command\\b|\\bpaginate${name}\\b`).test(names)) continue;
    if (prefix === undefined) throw new Error(`no IAM prefix for ${library}`);
    return RENAMED[`${prefix}:${name}`] ?? `${prefix}:${name}`;
  }
  throw new Error(`${file} does not import ${name}Command`);
}

/** The prefix of a service's actions (Service Authorization Reference), by its client's package. */
const PREFIXES: Readonly<Record<string, string>> = {
  'client-auto-scaling': 'autoscaling',
  'client-cloudwatch': 'cloudwatch',
  'client-compute-optimizer': 'compute-optimizer',
  'client-cost-explorer': 'ce',
  'client-ec2': 'ec2',
  'client-elastic-load-balancing-v2': 'elasticloadbalancing',
  'client-kms': 'kms',
  'client-lambda': 'lambda',
  'client-organizations': 'organizations',
  'client-pricing': 'pricing',
  'client-s3': 's3',
  'client-savingsplans': 'savingsplans',
  'client-service-quotas': 'servicequotas',
  'client-ssm': 'ssm',
  'client-sts': 'sts',
  'lib-dynamodb': 'dynamodb',
};

/** Actions that have another name than their operation. */
const RENAMED: Readonly<Record<string, string>> = {
  'dynamodb:Get': 'dynamodb:GetItem',
  'dynamodb:Put': 'dynamodb:PutItem',
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:ListObjectsV2': 's3:ListBucket',
};
