import type { Configuration } from '../lib/config/config.ts';
import { packageConfiguration } from '../lib/config/packageConfiguration.ts';

/** The company of the demo: its workspace, its people, and how the bot is deployed there. */

export const BOT_TOKEN = 'xoxb-local-0000000000-trimtab';
/** For Socket Mode. */
export const APP_TOKEN = 'xapp-1-ATRIMTAB-0000000000-local';
export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
export const TEAM_ID = 'T0TRIMTAB';
export const CHANNEL = { id: 'C0COSTS', name: 'cloud-costs' };
/** Where a route may lead. */
export const DATA_CHANNEL = { id: 'C0DATA', name: 'data-platform' };

export const ALICE = {
  id: 'U0ALICE',
  name: 'alice',
  realName: 'Alice Adeyemi',
  email: 'alice@example.com',
};
/** Approves, too: where two people must agree. */
export const CAROL = {
  id: 'U0CAROL',
  name: 'carol',
  realName: 'Carol Chen',
  email: 'carol@example.com',
};
/** Approves, too, and reads Slack in Korean. */
export const MINJI = {
  id: 'U0MINJI',
  name: 'minji',
  realName: '김민지 Minji Kim',
  email: 'minji@example.com',
  locale: 'ko-KR',
};
/** Approves nothing, but owns the machines of the games: their tag `owner` says so. */
export const BOB = {
  id: 'U0BOB',
  name: 'bob',
  realName: 'Bob Baumann',
  email: 'games@acme.example',
};

/** Checks a configuration of the company, and tells its functions where it is. */
export function configureDemoTenant(from = 'local/trimtab.yml'): Configuration {
  const to = `.trimtab/${from.replaceAll('/', '-')}.json`;
  const configured = packageConfiguration(from, to);
  if (!configured.ok) throw new Error(configured.error);
  process.env.TRIMTAB_CONFIG = to;
  return configured.value;
}

/** What serverless.yml puts into the environment of every function. */
export const DEPLOYMENT = {
  TRIMTAB_TABLE: 'trimtab-local',
  TRIMTAB_BUCKET: 'trimtab-local',
  TRIMTAB_COLLECT_FUNCTION: 'trimtab-local-collect',
  TRIMTAB_RESIZE_FUNCTION: 'trimtab-local-resize:durable',
  TRIMTAB_REPORT_FUNCTION: 'trimtab-local-report',
  TRIMTAB_BOT_TOKEN_PARAMETER: '/trimtab/local/slack/bot-token',
  TRIMTAB_SIGNING_SECRET_PARAMETER: '/trimtab/local/slack/signing-secret',
} as const;
