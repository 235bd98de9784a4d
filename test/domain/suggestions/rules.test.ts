import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AdviceProposal, Rule } from '../../../lib/domain/suggestions/rules/rule.ts';
import { RULES } from '../../../lib/domain/suggestions/rules/rules.ts';
import { suggest } from '../../../lib/domain/suggestions/suggest.ts';
import { inEnglish, sentence } from '../../../lib/shared/message.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { anInstance } from '../../builders/anInstance.ts';
import { AT, aSuggestion } from '../../builders/aSuggestion.ts';
import { MAY_CHANGE } from '../../builders/changeScope.ts';

describe('every rule', () => {
  it('has an id of its own', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it.each(RULES)('$id names the AWS page that it follows', ({ source }) => {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it.each(RULES)('$id is described in docs/savings.md', ({ id }) => {
    expect(readFileSync('docs/savings.md', 'utf8')).toContain(`| \`${id}\``);
  });
});

describe('the registry', () => {
  it('gives an instance what the first rule says about it', () => {
    expect(suggested([aRule('first', ['instance']), aRule('second', ['instance'])])).toEqual([
      'first: instance',
    ]);
  });

  it('asks the next rule when one has nothing to say, or does not apply', () => {
    const absent = { ...aRule('absent', ['instance']), applies: () => false };
    expect(suggested([absent, aRule('silent', []), aRule('next', ['instance'])])).toEqual([
      'next: instance',
    ]);
  });

  it('asks no other rule about an instance that has no price', () => {
    const message = sentence('There is no price.');
    const unpriced = {
      ...aRule('unpriced', []),
      propose: () => [err({ kind: 'unread' as const, message, candidates: [] })],
    };
    expect(suggested([unpriced, aRule('next', ['instance'])])).toEqual([]);
  });

  it('gives a volume a suggestion of its own, with an id that stays the same', () => {
    const rules = [aRule('stop', ['instance']), aRule('gp3', ['vol-1', 'vol-2'])];
    expect(suggested(rules)).toEqual(['gp3: vol-1', 'gp3: vol-2', 'stop: instance']);
    const ids = fleetOf(rules).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(fleetOf(rules).map(({ id }) => id)).toEqual(ids);
  });
});

/** A rule that advises on the instance, or on volumes by their ids. */
function aRule(id: string, targets: readonly string[]): Rule {
  return {
    id,
    source: 'https://docs.aws.amazon.com/',
    reads: [],
    target: targets.some((target) => target !== 'instance') ? 'volume' : 'instance',
    pricedTypes: () => [],
    applies: () => true,
    propose: () =>
      targets.map((target) =>
        ok<AdviceProposal>({
          kind: 'advice',
          target: target === 'instance' ? { kind: target } : { kind: 'volume', volumeId: target },
          title: sentence('{id}: {target}', { id, target }),
          action: sentence('Do it.'),
          instanceUsage: { kind: 'stays' },
          saving: aSuggestion().saving,
        }),
      ),
    evidence: () => sentence('It is so.'),
  };
}

function fleetOf(rules: readonly Rule[]) {
  const instance = anInstance();
  const { account, region } = instance;
  const inventory = {
    account,
    region,
    takenAt: AT,
    instances: [instance],
    instanceTypes: [],
    offeredIn: {},
    errors: [],
  };
  const { suggestions } = suggest(
    {
      inventories: [inventory],
      priceBook: { priceOf: () => err({ kind: 'unread', message: sentence(''), candidates: [] }) },
      changeScope: MAY_CHANGE,
      ancillaryPrices: new Map(),
      cashSavingOf: () => aSuggestion().saving.cash,
    },
    rules,
  );
  return suggestions;
}

function suggested(rules: readonly Rule[]): readonly string[] {
  const advice = fleetOf(rules).flatMap((each) => (each.kind === 'advice' ? [each] : []));
  return advice.map(({ title }) => inEnglish(title)).toSorted();
}
