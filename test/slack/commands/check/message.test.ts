import { describe, expect, it } from 'vitest';
import type { PreflightFinding } from '../../../../lib/domain/preflight/preflight.ts';
import { NO_PRICE_KEY } from '../../../../lib/domain/pricing/listPrice.ts';
import type { PriceAnswer } from '../../../../lib/domain/pricing/priceBook.ts';
import { sentence } from '../../../../lib/shared/message.ts';
import type { ReadError } from '../../../../lib/shared/readError.ts';
import { checkMessage } from '../../../../lib/slack/commands/check/message.ts';
import { findingsText } from '../../../../lib/slack/views/suggestion/findingsText.ts';
import { anInstance } from '../../../builders/anInstance.ts';
import { ENGLISH } from '../../../builders/english.ts';

const NO_PRICE: PriceAnswer = {
  ok: false,
  error: { kind: 'unread', message: NO_PRICE_KEY, candidates: [] },
};

const finding = (verdict: PreflightFinding['verdict'], words: string): PreflightFinding => ({
  check: 'tag',
  verdict,
  sentence: sentence(words),
});

const textsOf = (findings: readonly PreflightFinding[]) =>
  findingsText(findings, 'https://docs.example', ENGLISH).map(({ text }) => text?.text ?? '');

describe('findings', () => {
  it('are said the worst first', () => {
    const [text = ''] = textsOf([
      finding('note', 'Noted.'),
      finding('warn', 'Warned.'),
      finding('block', 'Blocked.'),
    ]);
    const places = ['Blocked.', 'Warned.', 'Noted.'].map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('are all said, however many there are', () => {
    const many = Array.from({ length: 59 }, (_, index) =>
      finding('warn', `${index}: ${'why '.repeat(70)}`),
    );
    const texts = textsOf(many);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(3000);
    expect(many.filter((_, index) => !texts.join('\n').includes(`:warning: ${index}: `))).toEqual(
      [],
    );
  });

  it('are no problems when there are none', () => {
    expect(textsOf([])).toEqual(['*Checks*\n:white_check_mark: No problems found.']);
  });
});

describe('what a change would meet', () => {
  const message = (errors: readonly ReadError[]) =>
    JSON.stringify(
      checkMessage(
        {
          instance: anInstance(),
          to: 'm7i.large',
          findings: [],
          errors,
          from: NO_PRICE,
          after: NO_PRICE,
        },
        ENGLISH,
      ),
    );

  it('says what could not be read, and what to do', () => {
    const error: ReadError = {
      kind: 'denied',
      service: 'EC2',
      operation: 'DescribeVolumes',
      message: sentence('EC2 refused DescribeVolumes. Give the role this permission.'),
    };
    expect(message([error])).toContain('What could not be read');
    expect(message([error])).toContain('EC2 refused DescribeVolumes. Give the role');
    expect(message([])).not.toContain('could not be read');
  });
});
