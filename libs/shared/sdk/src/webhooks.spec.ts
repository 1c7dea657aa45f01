import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookVerificationError } from './webhooks.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = JSON.stringify({
  type: 'response.submitted',
  timestamp: '2026-03-02T09:15:00.000Z',
  data: { id: 'rsp_1' },
});
const signed = (at = new Date()) => ({
  'webhook-id': 'msg_1',
  'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
  'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
});

describe('a webhook', () => {
  it.each([
    ['Node.js', { ...signed(), host: 'crm.example', 'set-cookie': ['a', 'b'] }, body],
    ['fetch', new Headers(signed()), new TextEncoder().encode(body)],
  ])('is verified with the headers of %s', (_name, headers, received) => {
    const { id, event } = verifyWebhook({ body: received, headers, secret });
    expect(id).toBe('msg_1');
    expect(event).toEqual(JSON.parse(body));
  });

  it.each([
    ['a changed body', { body: body.replace('rsp_1', 'rsp_2') }],
    ['another secret', { secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` }],
    ['a time long ago', { headers: signed(new Date(Date.now() - 6 * 60_000)) }],
    ['no headers', { headers: {} }],
  ])('is rejected with %s', (_name, change) => {
    expect(() => verifyWebhook({ body, headers: signed(), secret, ...change })).toThrow(WebhookVerificationError);
  });
});
