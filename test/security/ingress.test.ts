import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../local/slack/localSlack.ts';
import { cases } from '../cases.ts';
import {
  ALICE,
  anIngress,
  BOB,
  BUTTONS,
  DIALOGS,
  GUEST,
  homeOpened,
  PEOPLE,
  press,
  type Request,
  STRANGER,
  signatureOf,
  submission,
  TEAM,
  type Who,
} from './anIngress.ts';

/** Each attack in at least so many ways. */
const WAYS = { numRuns: cases(1000) };
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
    users: PEOPLE,
    userGroups: [],
  });
});
afterAll(() => slack.close());
beforeEach(async () => {
  ingress = await anIngress(slack);
});

/** What is logged of a thousand attacks is not read by anybody. */
beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterAll(() => vi.restoreAllMocks());

/** Sends it, and expects that nothing was done, started or drawn. */
async function nothingIsDoneBy(request: Request): Promise<number | undefined> {
  const before = await ingress.acted();
  const answer = await ingress.send(request);
  expect(await ingress.acted()).toBe(before);
  return answer.statusCode;
}

/** The same, and that nothing is shown either: no dialog, and nothing that is read for anybody. */
async function nothingComesOf(request: Request): Promise<number | undefined> {
  const before = ingress.shown();
  const status = await nothingIsDoneBy(request);
  expect(ingress.shown()).toEqual(before);
  return status;
}

describe('What an approver sends is executed, and the attacks below are near misses:', () => {
  it.each(DIALOGS)('the dialog %s', async (callback) => {
    const before = await ingress.acted();
    const body = submission({ metadata: ingress.value, callback });
    expect(await ingress.send({ body })).toMatchObject({ statusCode: 200 });
    expect(await ingress.acted()).not.toBe(before);
    expect(ingress.resizes).toHaveLength(callback === 'confirm-approval' ? 1 : 0);
  });

  it.each(BUTTONS)('the button %s', async (action) => {
    const before = [await ingress.acted(), ...ingress.shown()];
    // The one that is being changed is the one to cancel.
    const value = valueFor(action, action === 'cancel' ? 3 : 0);
    await ingress.send({ body: press({ action, value }) });
    const says = slack.calls('chat.postEphemeral');
    const after = [await ingress.acted(), ...ingress.shown()];
    // Nothing can be taken back here, and they are told so.
    if (action === 'take-back') expect(says).toBeGreaterThan(0);
    else expect(after).not.toEqual(before);
  });
});

/** What the button carries, for the suggestion with this number. */
function valueFor(action: string, index: number): string {
  if (action === 'share') return 'savings';
  return action === 'show-open' ? '0/C0COSTS' : (ingress.values[index] ?? '');
}

/** Any button or dialog of ours, on a suggestion in any state. */
const anything = fc.record({
  index: fc.nat(11),
  how: fc.oneof(
    fc.constantFrom(...BUTTONS).map((action) => ({ action })),
    fc.constantFrom(...DIALOGS).map((callback) => ({ callback })),
  ),
});

function bodyOf(
  { index, how }: typeof anything extends fc.Arbitrary<infer Of> ? Of : never,
  who: Who,
) {
  return 'action' in how
    ? press({ ...how, ...who, value: valueFor(how.action, index) })
    : submission({ ...how, ...who, metadata: ingress.values[index] ?? '' });
}

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
    'anything that a user of another workspace presses or sends, or that is pressed there',
    async () => {
      const elsewhere = fc.oneof(
        fc.string().map((team) => ({ userTeam: `T${team}` })),
        fc.string().map((team) => ({ team: `T${team}` })),
        fc.constantFrom({ userTeam: TEAM.toLowerCase() }, { team: `${TEAM} ` }, { userTeam: '' }),
      );
      await fc.assert(
        fc.asyncProperty(anything, elsewhere, async (what, who) => {
          await nothingComesOf({ body: bodyOf(what, who) });
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'the Home of a user of another workspace',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.string(), fc.string(), async (id, team) => {
          const body = homeOpened(id, { team: `T${team}` });
          await nothingComesOf({ body, contentType: 'application/json' });
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'a body that is too large, before anything reads it',
    async () => {
      const sizes = fc.integer({ min: 1_000_001, max: 1_300_000 });
      await fc.assert(
        fc.asyncProperty(sizes, fc.boolean(), async (size, base64) => {
          const good = submission({ metadata: ingress.value });
          const body = `${good}&more=${'x'.repeat(size - good.length)}`;
          expect(await nothingComesOf({ body, base64 })).toBe(413);
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
        fc.constant(''),
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
        fc.asyncProperty(forged, anything, async (text, { how }) => {
          fc.pre(!ingress.values.includes(text));
          const body =
            'action' in how
              ? press({ ...how, value: text })
              : submission({ ...how, metadata: text });
          // A plan that is not ours is decided on in no dialog but that of the approval.
          const isOfOurs = ingress.values.some((value) => value.slice(0, 25) === text.slice(0, 25));
          fc.pre(!isOfOurs || ('callback' in how && how.callback === 'confirm-approval'));
          await nothingIsDoneBy({ body });
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'any other signed text',
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

describe('Nothing is done by', () => {
  it(
    'a user who is no approver, or is named as one and is a guest or of another company',
    async () => {
      const strangers = fc.oneof(
        fc.string().map((user) => `U${user}`),
        fc.constantFrom('', ALICE.toLowerCase(), `${ALICE} `, BOB, GUEST, STRANGER),
      );
      await fc.assert(
        fc.asyncProperty(anything, strangers, async (what, user) => {
          const dialogs = slack.calls('views.open');
          await nothingIsDoneBy({ body: bodyOf(what, { user }) });
          // A member who approves nothing may look.
          const mayLook = user === BOB && 'action' in what.how && what.how.action === 'details';
          expect(slack.calls('views.open')).toBe(dialogs + (mayLook ? 1 : 0));
        }),
        WAYS,
      );
    },
    LONG,
  );

  it(
    'an approver who assigns a suggestion to a user who is no full member',
    async () => {
      const others = fc.oneof(
        fc.string().map((user) => `U${user}`),
        fc.constantFrom('', GUEST, STRANGER, TEAM, 'C0COSTS'),
      );
      await fc.assert(
        fc.asyncProperty(others, fc.nat(11), async (assignee, index) => {
          const metadata = ingress.values[index] ?? '';
          const callback = 'assign-suggestion';
          await nothingIsDoneBy({ body: submission({ callback, metadata, assignee }) });
        }),
        WAYS,
      );
    },
    LONG,
  );
});

it(
  'whatever is written in it, a body is taken as its exact bytes, in base64 or not',
  async () => {
    let id = 0;
    const words = fc.string({ unit: 'grapheme', minLength: 1 });
    await fc.assert(
      fc.asyncProperty(words, fc.boolean(), async (user, base64) => {
        id += 1;
        const body = homeOpened(`Ev${id}`, { user });
        const answer = await ingress.send({ body, base64, contentType: 'application/json' });
        expect(answer.statusCode).toBe(200);
        expect(ingress.reports.at(-1)).toMatchObject({ kind: 'home', of: { userId: user } });
      }),
      WAYS,
    );
  },
  LONG,
);

it(
  'an event is handled once, however often and for whatever reason Slack sends it again',
  async () => {
    let id = 0;
    const retries = fc.array(
      fc.constantFrom('http_timeout', 'http_error', 'connection_failed', 'unknown_error'),
      { maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(retries, fc.boolean(), async (reasons, atOnce) => {
        id += 1;
        const before = ingress.reports.length;
        const first = { body: homeOpened(`Ev${id}`), contentType: 'application/json' };
        const again = reasons.map((reason, index) => ({
          ...first,
          headers: { 'x-slack-retry-num': String(index + 1), 'x-slack-retry-reason': reason },
        }));
        await sendAll([first, ...again], atOnce);
        expect(ingress.reports).toHaveLength(before + 1);
      }),
      WAYS,
    );
  },
  LONG,
);

it(
  'the same dialog or press decides once, however often it is delivered',
  async () => {
    const bodyFor = (what: string) =>
      what === 'cancel'
        ? press({ action: what, value: ingress.values[2] ?? '' })
        : submission({ callback: what, metadata: ingress.value });
    const once = new Map<string, string>();
    for (const what of [...DIALOGS, 'cancel']) {
      ingress = await anIngress(slack);
      await ingress.send({ body: bodyFor(what) });
      once.set(what, await ingress.acted());
    }
    const whats = fc.constantFrom(...once.keys());
    const often = fc.integer({ min: 2, max: 5 });
    await fc.assert(
      fc.asyncProperty(whats, often, fc.boolean(), async (what, times, atOnce) => {
        ingress = await anIngress(slack);
        await sendAll(Array(times).fill({ body: bodyFor(what) }), atOnce);
        expect(await ingress.acted()).toBe(once.get(what));
      }),
      WAYS,
    );
  },
  LONG,
);

async function sendAll(requests: readonly Request[], atOnce: boolean): Promise<void> {
  if (atOnce) await Promise.all(requests.map((request) => ingress.send(request)));
  else for (const request of requests) await ingress.send(request);
}
