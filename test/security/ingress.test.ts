import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { boltLogger } from '../../lib/slack/boltLogger.ts';
import { type LocalSlack, startLocalSlack } from '../../local/slack/server.ts';
import {
  ALICE,
  anIngress,
  press,
  type Request,
  signatureOf,
  submission,
  TEAM,
} from './anIngress.ts';

/** Each attack in at least so many ways. */
const WAYS = { numRuns: 1000 };
const LONG = 120_000;

let slack: LocalSlack;
let ingress: Awaited<ReturnType<typeof anIngress>>;

beforeAll(async () => {
  slack = await startLocalSlack({
    requestUrl: () => undefined,
    botToken: 'xoxb-test',
    signingSecret: 'unused',
    teamId: TEAM,
    channel: { id: 'C0COSTS', name: 'costs' },
    users: [],
    userGroups: [],
  });
});
afterAll(() => slack.close());
beforeEach(async () => {
  ingress = await anIngress(slack.apiUrl);
});

/** Sends it, and expects that nothing at all has come of it. */
async function nothingComesOf(request: Request): Promise<number | undefined> {
  const before = await ingress.state();
  const answer = await ingress.send(request);
  expect(await ingress.state()).toBe(before);
  return answer.statusCode;
}

it('what an approver of ours sends, starts one change: the attacks below are near misses', async () => {
  const body = submission({ metadata: ingress.value });
  expect(await ingress.send({ body })).toMatchObject({ statusCode: 200 });
  expect(ingress.started).toHaveLength(1);
});

describe('Nothing comes of', () => {
  it(
    'a body that was changed after it was signed',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, by) => {
          const good = submission({ metadata: ingress.value });
          const bytes = Buffer.from(good);
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ by;
          const signature = signatureOf(good);
          const body = bytes.toString('latin1');
          expect(await nothingComesOf({ body, signature, base64: false })).toBe(401);
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'another secret, another time, another signature',
    async () => {
      const body = () => submission({ metadata: ingress.value });
      const wrong = fc.oneof(
        fc.string({ minLength: 1 }).map((secret) => ({ secret })),
        fc.integer({ min: 301, max: 1e7 }).map((age) => ({ age })),
        fc.integer({ min: -1e7, max: -301 }).map((age) => ({ age })),
        fc.string().map((signature) => ({ signature })),
        fc.stringMatching(/^v0=[0-9a-f]{64}$/).map((signature) => ({ signature })),
      );
      await fc.assert(
        fc.asyncProperty(wrong, async (how) => {
          expect(await nothingComesOf({ body: body(), ...how })).toBe(401);
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'somebody of another workspace, or who is no approver',
    async () => {
      const who = fc.oneof(
        fc.string().map((user) => ({ user: `U${user}` })),
        fc.string().map((team) => ({ userTeam: `T${team}` })),
        fc.string().map((team) => ({ team: `T${team}` })),
        fc.constantFrom({ user: '' }, { user: ALICE.toLowerCase() }, { user: `${ALICE} ` }),
      );
      await fc.assert(
        fc.asyncProperty(who, fc.boolean(), async (stranger, asButton) => {
          const { value } = ingress;
          const body = asButton
            ? press({ action: 'cancel', value, ...stranger })
            : submission({ metadata: value, ...stranger });
          await nothingComesOf({ body });
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'private metadata and values that are not ours',
    async () => {
      const forged = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.nat(50).map((at) => ingress.value.slice(0, at)),
        fc.string({ minLength: 1 }).map((more) => `${ingress.value}/${more}`),
        fc.stringMatching(/^[0-9]{12}\/[0-9a-f]{12}\/[0-9a-f]{16}$/),
        fc
          .stringMatching(/^[0-9a-f]{16}$/)
          .map((planHash) => ingress.value.replace(/[^/]+$/, planHash)),
      );
      await fc.assert(
        fc.asyncProperty(forged, async (metadata) => {
          fc.pre(metadata !== ingress.value);
          await nothingComesOf({ body: submission({ metadata }) });
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'whatever else somebody signs',
    async () => {
      const body = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json().map((text) => `payload=${encodeURIComponent(text)}`),
        fc
          .record({
            type: fc.constantFrom('block_actions', 'view_submission', 'view_closed', 'shortcut'),
            actions: fc.anything(),
            view: fc.anything(),
            user: fc.anything(),
            team: fc.anything(),
          })
          .map((value) => `payload=${encodeURIComponent(JSON.stringify(value) ?? '')}`),
        fc
          .dictionary(fc.string(), fc.string())
          .map((fields) => new URLSearchParams({ command: '/trimtab', ...fields }).toString()),
      );
      const contentType = fc.constantFrom(
        'application/x-www-form-urlencoded',
        'application/json',
        'text/plain',
        '',
      );
      await fc.assert(
        fc.asyncProperty(body, contentType, fc.boolean(), async (text, type, base64) => {
          await nothingComesOf({ body: text, contentType: type, base64 });
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'stop and start, typed by people of other workspaces or by no approver',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('stop', 'start', ' STOP ', 'stop now'),
          fc.string(),
          fc.constantFrom(TEAM, 'T0OTHER', ''),
          async (text, user, team) => {
            const body = new URLSearchParams({
              command: '/trimtab',
              text,
              team_id: team,
              user_id: team === TEAM ? `U${user}` : ALICE,
              channel_id: 'C0COSTS',
              response_url: slack.url,
              trigger_id: '1.2.3',
            }).toString();
            await nothingComesOf({ body });
          },
        ),
        WAYS,
      );
    },
    LONG,
  );
});

it('no log has a token of Slack, whatever an error says', () => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  fc.assert(
    fc.property(fc.stringMatching(/^xox[bp]-[A-Za-z0-9-]{1,60}$/), fc.string(), (token, words) => {
      boltLogger().error(words, new Error(`${words} ${token}`));
      expect(lines.pop()).not.toContain(token);
    }),
    WAYS,
  );
  write.mockRestore();
});

it('the same dialog, however often it is delivered, starts one change', async () => {
  const body = submission({ metadata: ingress.value });
  await Promise.all(Array.from({ length: 20 }, () => ingress.send({ body })));
  for (let again = 0; again < 20; again++) await ingress.send({ body });
  expect(ingress.started).toHaveLength(1);
});
