import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../lib/shared/message.ts';
import { parseCommand } from '../../../lib/slack/commands/parseCommand.ts';

describe('a command', () => {
  it.each(['', '   ', 'help', ' HELP ', 'help me'])('%j asks for help', (text) => {
    expect(parseCommand(text)).toEqual({ ok: true, value: { kind: 'help' } });
  });

  it.each([
    ['report', []],
    [' REPORT  region=eu-west-1 ', [{ by: 'region', value: 'eu-west-1' }]],
    ['report region=EU-WEST-1', [{ by: 'region', value: 'EU-WEST-1' }]],
    [
      'report tag=team:"data platform" account="Data platform"',
      [
        { by: 'tag', key: 'team', value: 'data platform' },
        { by: 'account', value: 'Data platform' },
      ],
    ],
    ['report “tag=team:data platform”', [{ by: 'tag', key: 'team', value: 'data platform' }]],
    ['report account=111122223333', [{ by: 'account', value: '111122223333' }]],
    ['report tag=env:prod', [{ by: 'tag', key: 'env', value: 'prod' }]],
    ['report tag=url:http://a=b', [{ by: 'tag', key: 'url', value: 'http://a=b' }]],
    ['report tag=env:', [{ by: 'tag', key: 'env', value: '' }]],
    [
      'report Family=m5 tag=team:a',
      [
        { by: 'family', value: 'm5' },
        { by: 'tag', key: 'team', value: 'a' },
      ],
    ],
  ])('%j is a report', (text, filters) => {
    expect(parseCommand(text)).toEqual({
      ok: true,
      value: { kind: 'report', filters, sort: 'cost', asFile: false },
    });
  });

  it('asks for a report in another order, as a file', () => {
    expect(parseCommand('report sort=Name csv')).toMatchObject({
      value: { sort: 'name', asFile: true },
    });
  });

  it('asks for an instance, in any case', () => {
    expect(parseCommand('instance I-0123456789ABCDEF0')).toEqual({
      ok: true,
      value: { kind: 'instance', which: 'i-0123456789abcdef0' },
    });
  });

  it.each([
    ['compare i-0123456789abcdef0', { kind: 'compare', which: 'i-0123456789abcdef0' }],
    ['plan', { kind: 'plan' }],
    ['plan 2.50', { kind: 'plan', whatIf: 2_500_000 }],
    ['plan $2.5/h', { kind: 'plan', whatIf: 2_500_000 }],
    ['COMMITMENTS', { kind: 'commitments' }],
    ['savings', { kind: 'savings' }],
    [
      'check i-0123456789abcdef0 M7i.large',
      { kind: 'check', instanceId: 'i-0123456789abcdef0', instanceType: 'm7i.large' },
    ],
    ['history', { kind: 'history', asFile: false }],
    ['history export', { kind: 'history', asFile: true }],
    [
      'history i-0123456789abcdef0',
      { kind: 'history', instanceId: 'i-0123456789abcdef0', asFile: false },
    ],
    ['instance api-prod-1', { kind: 'instance', which: 'api-prod-1' }],
    ['compare "Data platform 1"', { kind: 'compare', which: 'Data platform 1' }],
    ['instance Data platform 1', { kind: 'instance', which: 'Data platform 1' }],
    ['settings', { kind: 'settings' }],
    ['SETTINGS please', { kind: 'settings' }],
    ['find', { kind: 'find' }],
    [
      'find vcpu=4 memory=16GiB arch=Graviton region=EU-WEST-1',
      { kind: 'find', vcpus: 4, memoryGiB: 16, architecture: 'arm64', region: 'eu-west-1' },
    ],
    [
      'find burstable=no disk=yes family=m7*',
      { kind: 'find', burstable: false, localDisk: true, family: 'm7*' },
    ],
    ['stop', { kind: 'stop' }],
    ['start', { kind: 'start' }],
  ])('asks for one thing: %j', (text, value) => {
    expect(parseCommand(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['raport', 'Did you mean `report`?'],
    ['instnace i-1', 'Did you mean `instance`?'],
    ['terminate everything', 'Type `/trimtab help`'],
    ['report regoin=eu-west-1', 'Did you mean `region`?'],
    ['report region=', 'needs a value'],
    ['report sort=size', 'is sorted by `cost`'],
    ['report region', 'needs a value'],
    ['report tag=env', '`tag=key:value`'],
    ['report tag=:x', '`tag=key:value`'],
    ['instance', 'Which one?'],
    ['instance i-xyz', 'is not an instance id'],
    ['compare', '`/trimtab compare i-'],
    ['plan lots', 'is not an amount'],
    ['plan -1', 'is not an amount'],
    ['plan 0', 'is not an amount'],
    ['check i-0123456789abcdef0', 'Check what?'],
    ['check api m7i.large', 'is not an instance id'],
    ['check i-0123456789abcdef0 large', 'is not an instance type'],
    ['history api', 'is not an instance id'],
    ['comitments', 'Did you mean `commitments`?'],
    ['find vcpus=4', 'Did you mean `vcpu`?'],
    ['find vcpu=many', 'Types are found by `vcpu=4`'],
    ['find arch=mips', 'Types are found by `vcpu=4`'],
    ['find disk=perhaps', 'Types are found by `vcpu=4`'],
    ['find family=<!channel>', 'Types are found by `vcpu=4`'],
  ])('that nobody understands, %j, is answered with what to type', (text, sentence) => {
    expect(refusalOf(text)).toContain(sentence);
  });

  it.each(['foo', 'x', 'go', 'hi'])(
    'that is short and far from everything, %j, gets no guess',
    (text) => {
      expect(refusalOf(text)).toContain('Type `/trimtab help`');
      expect(refusalOf(text)).not.toContain('Did you mean');
    },
  );

  it('of signs alone is not repeated as nothing', () => {
    expect(refusalOf('<!>')).toContain('`…`');
  });

  it('that is hostile comes back without markup, and short', () => {
    const words = fc.constantFrom('', 'report ', 'report tag=', 'instance ');
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '<!channel>',
        '<https://evil.example|free>',
        '`*_~',
        '@here',
        'é'.repeat(9999),
      ),
    );
    fc.assert(
      fc.property(words, hostile, (start, text) => {
        const parsed = parseCommand(`${start}${text}`);
        if (parsed.ok) return;
        const said = inEnglish(parsed.error);
        expect(said).not.toMatch(/[<>]|@|\n/);
        expect(said.length).toBeLessThan(300);
        expect((said.match(/`/g) ?? []).length % 2).toBe(0);
      }),
    );
  });
});

/** Why it is no command, in English. */
function refusalOf(text: string): string {
  const parsed = parseCommand(text);
  return parsed.ok ? 'it is a command' : inEnglish(parsed.error);
}
