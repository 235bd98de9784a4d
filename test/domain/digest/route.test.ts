import { describe, expect, it } from 'vitest';
import { addressOf, emailsOf, type Route } from '../../../lib/domain/digest/route.ts';
import { accountId } from '../../../lib/shared/ids.ts';

const PROD = accountId.parse('111122223333');
const DEV = accountId.parse('444455556666');

const ROUTES: readonly Route[] = [
  { tag: { key: 'team', value: 'search' }, to: { kind: 'channel', channel: 'C1' } },
  { account: DEV, to: { kind: 'owner', tagKey: 'owner' } },
  { account: DEV, to: { kind: 'channel', channel: 'C2' } },
];

const USERS: Readonly<Record<string, string>> = { 'ann@acme.example': 'U1' };

function address(account: typeof PROD, tags: Readonly<Record<string, string>>) {
  return addressOf({ account, tags }, ROUTES, (email) => USERS[email]);
}

describe('a suggestion goes', () => {
  it('where the first route that fits says', () => {
    expect(address(PROD, { team: 'search' })).toBe('C1');
    expect(address(DEV, { team: 'search', owner: 'ann@acme.example' })).toBe('C1');
    expect(address(DEV, { owner: ' Ann@Acme.example ' })).toBe('U1');
  });

  it('to the next route when Slack does not know the owner, or the tag is no address', () => {
    expect(address(DEV, { owner: 'bob@acme.example' })).toBe('C2');
    expect(address(DEV, { owner: '<!channel>' })).toBe('C2');
    expect(address(DEV, {})).toBe('C2');
  });

  it('to the main channel when no route fits', () => {
    expect(address(PROD, { owner: 'ann@acme.example' })).toBeUndefined();
  });
});

it('only owners whom a route would ask for are looked up, each once', () => {
  const owned = { account: DEV, tags: { owner: 'ann@acme.example' } };
  const searched = { account: DEV, tags: { team: 'search', owner: 'eve@acme.example' } };
  const hostile = { account: DEV, tags: { owner: 'x@y z' } };
  expect(emailsOf([owned, owned, searched, hostile, { ...owned, account: PROD }], ROUTES)).toEqual([
    'ann@acme.example',
  ]);
});
