import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMrkdwn, truncate } from '../../../lib/slack/blockKit/mrkdwn.ts';

describe('the text of others', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U0ALICE>', '&lt;@U0ALICE&gt;'],
    ['<https://evil.example|log in>', '&lt;https://evil.example|log in&gt;'],
    ['a &lt; b', 'a &amp;lt; b'],
    ['two\nlines\t here', 'two lines here'],
    ['api-prod-1', 'api-prod-1'],
  ])('%j is only letters', (text, harmless) => {
    expect(escapeMrkdwn(text)).toBe(harmless);
  });

  it('never holds markup, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const harmless = escapeMrkdwn(text);
        expect(harmless).not.toMatch(/[<>\n]/);
        expect(harmless.replace(/&(?:amp|lt|gt);/g, '')).not.toContain('&');
        expect(harmless).not.toMatch(/(?<!\u200b)[*_~`]/);
      }),
    );
  });
});

describe('a text that is cut', () => {
  it('is never longer than allowed, and never ends in half a character', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 100 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, most) => {
        const cut = truncate(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length <= most) expect(cut).toBe(text);
        else expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });
});
