import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type LanguageCode, translatorFor } from '../../lib/slack/i18n/translator.ts';
import { ALICE, MINJI } from '../../local/demoTenant.ts';
import { startEnvironment } from '../../local/environment.ts';
import { openPage } from './page.ts';

/** The pictures in docs/images, in one language: `node test/browser/screenshots.ts ko`. */
const code: LanguageCode = process.argv[2] === 'ko' ? 'ko' : 'en';
const { say } = await translatorFor(code);
const me = code === 'ko' ? MINJI : ALICE;
const folder = `docs/images/${code}`;
mkdirSync(folder, { recursive: true });

const environment = await startEnvironment({
  speed: 30,
  history: true,
  configuration: demoTenantIn(code),
});
await environment.runDaily(new Date());
const { page, close } = await openPage(environment.slack.url);
await page.setViewportSize({ width: 1100, height: 1180 });
await page.getByRole('button', { name: me.realName }).click();

await atTheTop(page);
await shot('digest');
await press(say('Details'));
await page
  .getByText(say('*Purchase options for {type}*', { type: '' }).replaceAll('*', '').trim())
  .waitFor();
await shot('details');
await press(say('Close'));
await press(say('Approve…'));
await page.getByText(say('What happens:')).waitFor();
await shot('approve');
await page.getByLabel(say('I accept warning {number}', { number: 1 })).check();
await press(say('Approve'), true);
await page.getByRole('dialog').waitFor({ state: 'detached' });
await page.waitForTimeout(6000);
await page.locator('.thread').first().scrollIntoViewIfNeeded();
await shot('progress');
await command('instance search-index-1', say('Cost by state'));
await shot('instance');
await command('plan', say('*What to buy*').replaceAll('*', ''));
await shot('plan');
await page.getByRole('button', { name: 'Trimtab: Home' }).click();
await page.getByText(say('My suggestions')).waitFor();
await shot('home');

await close();
await environment.close();

/** The company of the demo, with a channel that reads this language. */
function demoTenantIn(language: LanguageCode): string {
  const path = `.trimtab/company-${language}.yml`;
  const text = readFileSync('local/trimtab.yml', 'utf8');
  mkdirSync('.trimtab', { recursive: true });
  writeFileSync(path, text.replace('slack:\n', `slack:\n  language: ${language}\n`));
  return path;
}

async function press(name: string, exact = false): Promise<void> {
  await page.getByRole('button', { name, exact }).first().click();
}

async function command(text: string, answer: string): Promise<void> {
  await page.getByLabel('Slash command').fill(text);
  await press('Send');
  await page.getByText(answer).first().waitFor();
}

function atTheTop(of: Page): Promise<void> {
  return of.locator('.messages').evaluate((list) => list.scrollTo(0, 0));
}

async function shot(name: string): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}/${name}.png` });
}
