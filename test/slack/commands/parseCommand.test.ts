import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../lib/shared/message.ts';
import { parseCommand } from '../../../lib/slack/commands/parseCommand.ts';
import type { FilterArgs } from '../../../lib/slack/commands/report/filters.ts';

describe('a command', () => {
  it.each(['', '   ', 'help', ' HELP ', 'help me'])('%j asks for help', (text) => {
    expect(read(text)).toEqual({ name: 'help', args: {} });
  });

  it.each<[string, Partial<FilterArgs>]>([
    ['report', {}],
    [' REPORT  region=eu-west-1 ', { region: ['eu-west-1'] }],
    ['report region=EU-WEST-1', { region: ['EU-WEST-1'] }],
    ['report region=eu-west-1 REGION=us-east-1', { region: ['eu-west-1', 'us-east-1'] }],
    [
      'report tag=team:"data platform" account="Data platform"',
      { tag: [{ key: 'team', value: 'data platform' }], account: ['Data platform'] },
    ],
    ['report “tag=team:data platform”', { tag: [{ key: 'team', value: 'data platform' }] }],
    ['report account=111122223333', { account: ['111122223333'] }],
    ['report tag=env:prod', { tag: [{ key: 'env', value: 'prod' }] }],
    ['report tag=url:http://a=b', { tag: [{ key: 'url', value: 'http://a=b' }] }],
    ['report tag=env:', { tag: [{ key: 'env', value: '' }] }],
    ['report Family=m5 tag=team:a', { family: ['m5'], tag: [{ key: 'team', value: 'a' }] }],
  ])('%j is a report', (text, filters) => {
    const none = { account: [], region: [], tag: [], family: [] };
    expect(read(text)).toEqual({
      name: 'report',
      args: { ...none, ...filters, sort: 'cost', csv: false },
    });
  });

  it('asks for a report in another order, as a file', () => {
    expect(read('report sort=Name csv')).toMatchObject({ args: { sort: 'name', csv: true } });
  });

  it('asks for an instance, in any case', () => {
    expect(read('instance I-0123456789ABCDEF0')).toEqual({
      name: 'instance',
      args: { which: 'i-0123456789abcdef0' },
    });
  });

  it.each<[string, string, object]>([
    ['compare i-0123456789abcdef0', 'compare', { which: 'i-0123456789abcdef0' }],
    ['plan', 'plan', {}],
    ['plan 2.50', 'plan', { whatIf: 2_500_000 }],
    ['plan $2.5/h', 'plan', { whatIf: 2_500_000 }],
    ['COMMITMENTS', 'commitments', {}],
    ['savings', 'savings', {}],
    [
      'check i-0123456789abcdef0 M7i.large',
      'check',
      { instanceId: 'i-0123456789abcdef0', instanceType: 'm7i.large' },
    ],
    ['history', 'history', { export: false }],
    ['history export', 'history', { export: true }],
    [
      'history i-0123456789abcdef0',
      'history',
      { instanceId: 'i-0123456789abcdef0', export: false },
    ],
    [
      'history EXPORT i-0123456789abcdef0',
      'history',
      { instanceId: 'i-0123456789abcdef0', export: true },
    ],
    ['instance api-prod-1', 'instance', { which: 'api-prod-1' }],
    ['compare "Data platform 1"', 'compare', { which: 'Data platform 1' }],
    ['instance Data platform 1', 'instance', { which: 'Data platform 1' }],
    ['instance key=value', 'instance', { which: 'key=value' }],
    ['settings', 'settings', {}],
    ['SETTINGS please', 'settings', {}],
    ['top', 'top', { count: 10 }],
    ['top 3', 'top', { count: 3 }],
    ['open', 'open', { after: 0 }],
    ['open after=8 in=C0COSTS', 'open', { after: 8, in: 'C0COSTS' }],
    ['open after=999999999999999 in=C0COSTS', 'open', { after: 1_000_000, in: 'C0COSTS' }],
    ['find', 'find', {}],
    [
      'find vcpu=4 memory=16GiB arch=Graviton region=EU-WEST-1',
      'find',
      { vcpu: 4, memory: 16, arch: 'arm64', region: 'eu-west-1' },
    ],
    [
      'find burstable=no disk=yes family=M7*',
      'find',
      { burstable: false, disk: true, family: 'm7*' },
    ],
    ['find vcpu=2 vcpu=4', 'find', { vcpu: 4 }],
    ['stop', 'stop', {}],
    ['start', 'start', {}],
  ])('asks for one thing: %j', (text, name, args) => {
    expect(read(text)).toEqual({ name, args });
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
    ['instance', 'Which instance?'],
    ['instance i-xyz', 'is not an instance ID'],
    ['compare', '`/trimtab compare i-'],
    ['plan lots', 'is not an amount'],
    ['plan -1', 'is not an amount'],
    ['plan 0', 'is not an amount'],
    ['check i-0123456789abcdef0', 'Check what?'],
    ['check api m7i.large', 'is not an instance ID'],
    ['check i-0123456789abcdef0 large', 'is not an instance type'],
    ['top many', '`/trimtab top` takes a number from 1 to 50'],
    ['top 0', '`/trimtab top` takes a number from 1 to 50'],
    ['top 1.5', '`/trimtab top` takes a number from 1 to 50'],
    ['top 51', 'I do not understand `51`'],
    ['open after=-1', '`/trimtab open` takes `after=8`'],
    ['open in=<!channel>', '`/trimtab open` takes `after=8`'],
    ['find vcpu=1e999', 'Types are found by `vcpu=4`'],
    ['find vcpu=', '`vcpu=` needs a value'],
    ['history x=y', 'I do not know `x=y`'],
    ['history api', 'is not an instance ID'],
    ['comitments', 'Did you mean `commitments`?'],
    ['find vcpus=4', 'Did you mean `vcpu`?'],
    ['find vcpu=many', 'Types are found by `vcpu=4`'],
    ['find arch=mips', 'Types are found by `vcpu=4`'],
    ['find disk=perhaps', 'Types are found by `vcpu=4`'],
    ['find family=<!channel>', 'Types are found by `vcpu=4`'],
  ])('that is not understood, %j, is answered with what to type', (text, sentence) => {
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

/** The name and the arguments of a command; its error, when it has one. */
function read(text: string) {
  const parsed = parseCommand(text);
  if (!parsed.ok) return inEnglish(parsed.error);
  const { name, args } = parsed.value;
  return { name, args };
}

/** Why it is no command, in English. */
function refusalOf(text: string): string {
  const parsed = parseCommand(text);
  return parsed.ok ? 'it is a command' : inEnglish(parsed.error);
}
