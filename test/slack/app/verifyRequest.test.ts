import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RawRequest, verifyRequest } from '../../../lib/slack/app/verifyRequest.ts';

/** The example that Slack publishes under "Verifying requests from Slack". */
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const TIMESTAMP = 1_531_420_618;
const BODY =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const SIGNATURE = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';

const EXAMPLE: RawRequest = {
  headers: {
    'x-slack-request-timestamp': String(TIMESTAMP),
    'x-slack-signature': SIGNATURE,
  },
  body: BODY,
  isBase64Encoded: false,
};

describe('a request of Slack', () => {
  it('is taken with the signature of the published example', () => {
    expect(verify(EXAMPLE)).toEqual({ ok: true, value: BODY });
  });

  it.each([-300, -1, 0, 1, 300])('is taken when it is %i seconds old', (age) => {
    expect(verify(EXAMPLE, age).ok).toBe(true);
  });

  it.each([-301, 301, 86_400])('is refused when it is %i seconds old', (age) => {
    expect(verify(EXAMPLE, age)).toMatchObject({ error: { statusCode: 401 } });
  });

  it('is read as UTF-8 from base64, as a function URL sends forms', () => {
    const body = 'text=größe 🚀';
    const request = { ...signed(body), body: Buffer.from(body).toString('base64') };
    expect(verify({ ...request, isBase64Encoded: true })).toEqual({ ok: true, value: body });
  });

  it('is refused with another secret', () => {
    const outcome = verifyRequest(EXAMPLE, 'another', at(0));
    expect(outcome).toMatchObject({ error: { statusCode: 401 } });
  });

  it.each([
    ['no signature', { 'x-slack-request-timestamp': String(TIMESTAMP) }],
    ['no time', { 'x-slack-signature': SIGNATURE }],
    ['a time that is no number', { ...EXAMPLE.headers, 'x-slack-request-timestamp': 'NaN' }],
    ['a negative time', { ...EXAMPLE.headers, 'x-slack-request-timestamp': `-${TIMESTAMP}` }],
    ['a time with a space', { ...EXAMPLE.headers, 'x-slack-request-timestamp': ` ${TIMESTAMP}` }],
    ['an upper-case digest', { ...EXAMPLE.headers, 'x-slack-signature': SIGNATURE.toUpperCase() }],
    ['half a signature', { ...EXAMPLE.headers, 'x-slack-signature': SIGNATURE.slice(0, 30) }],
    ['no headers', {}],
  ])('is refused with %s', (_, headers) => {
    expect(verify({ ...EXAMPLE, headers })).toMatchObject({ error: { statusCode: 401 } });
  });

  it('is refused before it is hashed when it is larger than a megabyte', () => {
    expect(verify(signed('x'.repeat(1_000_000))).ok).toBe(true);
    const large = verify(signed('x'.repeat(1_000_001)));
    expect(large).toMatchObject({ error: { statusCode: 413 } });
  });

  it('is refused when any byte of it was changed', () => {
    const bytes = Buffer.from(BODY);
    fc.assert(
      fc.property(fc.nat(bytes.byteLength - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
        const request = { ...EXAMPLE, body: changed.toString('base64'), isBase64Encoded: true };
        expect(verify(request)).toMatchObject({ error: { statusCode: 401 } });
      }),
    );
  });

  it('is refused when any character of its signature or its time was changed', () => {
    const places = fc.constantFrom('x-slack-signature', 'x-slack-request-timestamp');
    fc.assert(
      fc.property(places, fc.nat(66), fc.constantFrom('0', '7', 'f', ' '), (name, at, other) => {
        const given = EXAMPLE.headers[name] ?? '';
        const index = at % given.length;
        fc.pre(given[index] !== other);
        const changed = `${given.slice(0, index)}${other}${given.slice(index + 1)}`;
        const request = { ...EXAMPLE, headers: { ...EXAMPLE.headers, [name]: changed } };
        expect(verify(request)).toMatchObject({ error: { statusCode: 401 } });
      }),
    );
  });
});

function verify(request: RawRequest, age = 0) {
  return verifyRequest(request, SECRET, at(age));
}

function at(age: number): Date {
  return new Date((TIMESTAMP + age) * 1000);
}

function signed(body: string): RawRequest {
  const digest = createHmac('sha256', SECRET).update(`v0:${TIMESTAMP}:${body}`).digest('hex');
  const headers = { ...EXAMPLE.headers, 'x-slack-signature': `v0=${digest}` };
  return { headers, body, isBase64Encoded: false };
}
