import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { zipSync } from 'fflate';
import { parse } from 'yaml';
import * as z from 'zod';
import { startLocalAws } from '../local/aws/server/localAws.ts';
import { BOT_TOKEN, configureDemoTenant, DEPLOYMENT, SIGNING_SECRET } from '../local/demoTenant.ts';
import { signedCommand } from '../local/signedCommand.ts';
import { startSlackStub } from '../local/slackStub.ts';
import type { Figure } from './figure.ts';
import { warmRequests } from './ingress/warm.ts';

/** Fresh processes for each of the two, turn and turn about. */
const STARTS = 15;
const WARM = 5000;

/** Our packaged ingress against a minimal Bolt lambda, built with the same settings. */
export async function ingressFigures(): Promise<readonly Figure[]> {
  configureDemoTenant();
  const folder = mkdtempSync(join(tmpdir(), 'trimtab-ingress-'));
  const secret = (value: string) => ({ type: 'SecureString', value }) as const;
  const aws = await startLocalAws({
    parameters: {
      [DEPLOYMENT.TRIMTAB_BOT_TOKEN_PARAMETER]: secret(BOT_TOKEN),
      [DEPLOYMENT.TRIMTAB_SIGNING_SECRET_PARAMETER]: secret(SIGNING_SECRET),
    },
  });
  // Ours asks Slack which language the asker reads.
  const slack = await startSlackStub();
  const environment = {
    ...aws.clientEnvironment(),
    ...DEPLOYMENT,
    SIGNING_SECRET,
    TRIMTAB_SLACK_API_URL: slack.apiUrl,
  };
  const ours = await bundle('functions/slack.ts', folder, true);
  const minimal = await bundle('bench/ingress/minimalBolt.ts', folder, false);
  const times = { ours: [] as number[], minimal: [] as number[] };
  for (let turn = 0; turn < STARTS; turn++) {
    times.ours.push(await coldStart(ours.path, environment));
    times.minimal.push(await coldStart(minimal.path, environment));
  }
  await aws.close();
  await slack.close();
  const warm = percentile99(await warmRequests(ours.path, WARM));
  rmSync(folder, { recursive: true });
  const start = median(times.ours) / median(times.minimal);
  const size = ours.zipped / minimal.zipped;
  return [
    figure('cold start of the ingress, as a part of that of a minimal Bolt lambda', start, 0.5),
    figure('its zip, as a part of the zip of that', size, 0.8),
    {
      name: `slowest of 99 % of ${WARM} requests of all kinds to a warm ingress`,
      value: Math.round(warm * 100) / 100,
      unit: 'ms',
      goal: '< 50',
      ok: warm < 50,
    },
  ];
}

function figure(name: string, value: number, goal: number): Figure {
  return {
    name,
    value: Math.round(value * 100) / 100,
    unit: 'ratio',
    goal: `≤ ${goal}`,
    ok: value <= goal,
  };
}

const settings = z.object({
  custom: z.object({
    esbuild: z.object({
      mainFields: z.array(z.string()),
      banner: z.object({ js: z.string() }),
      alias: z.record(z.string(), z.string()),
    }),
  }),
});

const ownChunks: Plugin[] = createRequire(import.meta.url)('../infra/ownChunks.cjs');

/** As serverless.yml bundles it; what is left out is left out of ours alone. */
async function bundle(entry: string, folder: string, leavesOut: boolean) {
  const { esbuild } = settings.parse(
    parse(readFileSync('serverless.yml', 'utf8'), {
      customTags: ['!Ref', '!GetAtt'].map((tag) => ({ tag, resolve: (text: string) => text })),
    }),
  ).custom;
  const outdir = join(folder, basename(entry, '.ts'));
  await build({
    entryPoints: [entry],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: esbuild.mainFields,
    banner: { js: esbuild.banner.js },
    keepNames: true,
    logLevel: 'error',
    plugins: leavesOut ? ownChunks : [],
    alias: leavesOut
      ? Object.fromEntries(Object.entries(esbuild.alias).map(([name, to]) => [name, resolve(to)]))
      : {},
  });
  const files = readdirSync(outdir).map((name) => [name, readFileSync(join(outdir, name))]);
  const zipped = zipSync(Object.fromEntries(files), { level: 9 }).byteLength;
  return { path: join(outdir, `${basename(entry, '.ts')}.mjs`), zipped };
}

const measured = z.object({ milliseconds: z.number(), ok: z.literal(true) });

async function coldStart(path: string, environment: Record<string, string>): Promise<number> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['bench/ingress/coldStart.mjs', path, JSON.stringify(signedCommand('help'))],
    { env: { ...process.env, ...environment } },
  );
  return measured.parse(JSON.parse(stdout)).milliseconds;
}

function percentile99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
