import type { SectionBlock } from '@slack/types';
import type { PreflightFinding } from '../../../domain/preflight/preflight.ts';
import { linesInSections } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';

const SIGNS = { block: ':no_entry:', warn: ':warning:', note: ':information_source:' } as const;

/** What decides comes first. */
const ORDER = ['block', 'warn', 'note'] as const;

/**
 * What the checks found: a line each, with its sign and a link to its entry in the docs, the worst
 * first, in as many sections as it takes.
 */
export function findingsText(
  findings: readonly PreflightFinding[],
  docsUrl: string | undefined,
  { say, tell }: Language,
): SectionBlock[] {
  const heading = `*${say('Checks')}*`;
  if (findings.length === 0) {
    return linesInSections([heading, say(':white_check_mark: No problems found.')]);
  }
  const sorted = ORDER.flatMap((verdict) => findings.filter((each) => each.verdict === verdict));
  const lines = sorted.map(
    ({ check, verdict, sentence }) =>
      `${SIGNS[verdict]} ${escapeMrkdwn(tell(sentence), 300)}${linkTo(check, docsUrl)}`,
  );
  return linesInSections([heading, ...lines]);
}

function linkTo(check: string, docsUrl: string | undefined): string {
  if (docsUrl === undefined) return '';
  return ` <${docsUrl.replace(/\/$/, '')}/preflight.md#${check}|${check}>`;
}
