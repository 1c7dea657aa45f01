import { describe, expect, it } from '@jest/globals';
import { isSigned, TOLERANCE, webhookSignature } from './webhook-signature.js';

/** The example of the specification of Standard Webhooks. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const HEADERS = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const BODY = Buffer.from('{"test": 2432232314}');
const NOW = new Date(1_614_265_330_000);

describe('the signature of a webhook', () => {
  it('is that of the specification', () => {
    expect(webhookSignature(SECRET, HEADERS.id, HEADERS.timestamp, BODY)).toBe(HEADERS.signature);
    expect(isSigned(HEADERS, BODY, SECRET, NOW)).toBe(true);
  });

  it('may be one of several, as during a change of the secret', () => {
    const signature = `v1,AAAA v1a,${HEADERS.signature.slice(3)} ${HEADERS.signature}`;
    expect(isSigned({ ...HEADERS, signature }, BODY, SECRET, NOW)).toBe(true);
  });

  it.each([
    ['another id', { id: 'msg_other' }],
    ['another time', { timestamp: '1614265331' }],
    ['no number as time', { timestamp: '1614265330.0' }],
    ['no signature', { signature: '' }],
    ['another version', { signature: HEADERS.signature.replace('v1', 'v2') }],
    ['a changed signature', { signature: HEADERS.signature.replace('g0', 'G0') }],
  ])('is not valid with %s', (_name, change) => {
    expect(isSigned({ ...HEADERS, ...change }, BODY, SECRET, NOW)).toBe(false);
  });

  it('is not valid for another body or secret, and for five minutes only, on both sides', () => {
    expect(isSigned(HEADERS, Buffer.from('{"test":2432232314}'), SECRET, NOW)).toBe(false);
    expect(isSigned(HEADERS, BODY, `${SECRET.slice(0, -1)}A`, NOW)).toBe(false);
    for (const sign of [-1, 1]) {
      expect(isSigned(HEADERS, BODY, SECRET, new Date(NOW.getTime() + sign * TOLERANCE))).toBe(true);
      expect(isSigned(HEADERS, BODY, SECRET, new Date(NOW.getTime() + sign * (TOLERANCE + 1)))).toBe(false);
    }
  });
});
