import type { PreflightFinding } from '../../domain/preflight.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const SIGNS = { block: ':no_entry:', warn: ':warning:', note: ':information_source:' } as const;

/** What the checks found, a line each, with its sign. */
export function findingsInWords(findings: readonly PreflightFinding[]): string {
  if (findings.length === 0) return ':white_check_mark: Nothing speaks against it.';
  return findings
    .map(({ verdict, sentence }) => `${SIGNS[verdict]} ${escapeMrkdwn(sentence, 300)}`)
    .join('\n');
}
