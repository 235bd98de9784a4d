/** Tokens of Slack, of bots, people and apps, also where one is part of another: `xoxe.xoxb-…`. */
const TOKEN = /(?:xox[a-z]|xapp)-[\w-]+/g;

/** What has the form of a signing secret: 32 letters and digits by themselves. */
const SIGNING_SECRET = /(?<![\w-])(?=[a-z]*\d)[0-9a-z]{32}(?![\w-])/g;

/** A text without what could be a secret of Slack. */
export function redact(text: string): string {
  return text.replaceAll(TOKEN, 'xox…').replaceAll(SIGNING_SECRET, '…');
}

/** Whether a text has a token of Slack in it. */
export function holdsToken(text: string): boolean {
  return text.search(TOKEN) !== -1;
}
