import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { serveReceiver } from './serve-receiver.mjs';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

describe('the receiver of the demo', () => {
  let receiver;
  beforeAll(async () => (receiver = await serveReceiver()));
  afterAll(() => receiver?.stop());

  /** Posts a signed message; returns the status. */
  async function post(id, body, secret = SECRET) {
    const at = new Date();
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    return (await fetch(receiver.hooksUrl, { method: 'POST', headers, body })).status;
  }

  const page = async () => (await fetch(receiver.url)).text();

  it('shows what came, newest first, says what is verified, and shows text as text', async () => {
    expect(await page()).toContain('Nothing yet.');
    expect(await post('whm_1', '{"type":"task.opened"}')).toBe(401);
    receiver.trust(SECRET);
    expect(await post('whm_2', '{"type":"response.submitted","data":{"id":"<script>"}}')).toBe(200);
    expect(await post('whm_3', '{}', `whsec_${Buffer.alloc(32, 8).toString('base64')}`)).toBe(401);
    expect((await fetch(receiver.chatUrl, { method: 'POST', body: '{"text":"hello"}' })).status).toBe(200);
    const text = await page();
    const found = ['hello', 'whm_3', 'whm_2', 'whm_1'].map((each) => text.indexOf(each));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found.every((place) => place > 0)).toBe(true);
    expect(text.match(/✓ Verified/g)).toHaveLength(1);
    expect(text.match(/✗ Not verified/g)).toHaveLength(2);
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
  });

  it('takes no more than it can show', async () => {
    const reply = await fetch(receiver.hooksUrl, { method: 'POST', body: 'x'.repeat(70_000) });
    expect(reply.status).toBe(413);
    expect((await fetch(`${receiver.url}elsewhere`)).status).toBe(404);
  });
});
