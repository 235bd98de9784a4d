import type { PreflightFinding } from '../../domain/preflight.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const SIGNS = { block: ':no_entry:', warn: ':warning:', note: ':information_source:' } as const;

/** What the checks found, a line each, with its sign, and a link to its entry in the docs. */
export function findingsInWords(
  findings: readonly PreflightFinding[],
  docsUrl: string | undefined,
): string {
  if (findings.length === 0) return ':white_check_mark: Nothing speaks against it.';
  return findings
    .map(
      ({ check, verdict, sentence }) =>
        `${SIGNS[verdict]} ${escapeMrkdwn(sentence, 300)}${linkTo(check, docsUrl)}`,
    )
    .join('\n');
}

function linkTo(check: string, docsUrl: string | undefined): string {
  if (docsUrl === undefined) return '';
  return ` <${docsUrl.replace(/\/$/, '')}/preflight.md#${check}|${check}>`;
}
