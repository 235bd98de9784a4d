import { chromium, type Page } from 'playwright-core';

export interface OpenPage {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** A page in Debian's Chromium, with a profile of its own that is thrown away afterwards. */
export async function openPage(url: string): Promise<OpenPage> {
  // The empty name makes Playwright keep the profile in a new temporary folder.
  const context = await chromium.launchPersistentContext('', {
    executablePath: '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  return { page, close: () => context.close() };
}
