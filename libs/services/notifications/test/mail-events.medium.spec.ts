import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressSuppressed, InvitationMailBounced, type InvitationClaimedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { AskingWorkspace } from './customer-mails-harness.js';
import { NotificationsHarness } from './notifications-harness.js';

/** The signature as the specification of Standard Webhooks has it, computed without the product. */
function signed(secret: string, id: string, seconds: number, body: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

describe('reports of a mail provider', () => {
  let harness: NotificationsHarness;
  let shop: AskingWorkspace;
  let secret: string;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
    shop = await AskingWorkspace.create(harness);
    secret = (await admin().post('/v1/mail-webhook/secret')).body.secret;
  });
  afterAll(() => harness?.medium.close());

  const admin = () => harness.medium.as({ tenantId: shop.tenantId });
  const now = () => Math.floor(harness.medium.clock.now().getTime() / 1_000);

  interface Sent {
    readonly id?: string;
    readonly seconds?: number;
    readonly tenantId?: string;
    readonly signature?: string;
  }
  const send = (
    events: unknown,
    { id = randomUUID(), seconds = now(), tenantId = shop.tenantId, signature }: Sent = {},
  ) => {
    // White space that JSON does not need: the signature is that of the bytes.
    const body = `{ "events" : ${JSON.stringify(events)} }\n`;
    return harness.medium.http
      .post(`/v1/mail-events/${publicId('wsp', tenantId)}`)
      .set({ 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(seconds) })
      .set('webhook-signature', signature ?? signed(secret, id, seconds, body))
      .send(body);
  };

  /** A customer to whom a mail was delivered. */
  const mailed = async () => {
    const customer = await shop.customer();
    const claimed = await shop.claim(customer);
    const [mail] = await harness.mailsTo(customer.email!, 1);
    return { customer, claimed, messageId: mail!.message_id, address: customer.email! };
  };
  const bouncesOf = async ({ invitation_id: id }: InvitationClaimedV1) =>
    (await harness.medium.events.all(InvitationMailBounced)).filter(({ payload }) => payload.invitation_id === id);
  const suppressionsOf = async (customerId: string) =>
    (await harness.medium.events.all(AddressSuppressed)).filter(({ payload }) => payload.customer_id === customerId);

  it('of a hard bounce end mails to the address and void the invitation, once', async () => {
    const { customer, claimed, messageId, address } = await mailed();
    const reports = [{ kind: 'hard_bounce', message_id: messageId, reply: '550 5.1.1\r\nno such mailbox' }];
    const id = randomUUID();
    expect((await send(reports, { id })).status).toBe(204);
    // Again with the same id, and again as another webhook.
    expect((await send(reports, { id })).status).toBe(204);
    expect((await send(reports)).status).toBe(204);
    const [bounced, ...more] = await bouncesOf(claimed);
    expect(bounced?.payload).toMatchObject({ step: 'invite', step_number: 1, cause: 'permanent' });
    expect(more).toEqual([]);
    expect((await suppressionsOf(customer.customer_id)).map(({ payload }) => payload)).toMatchObject([
      { active: true, reason: 'bounced', invitation_id: claimed.invitation_id },
    ]);
    const { body } = await admin().get('/v1/suppressed-addresses').query({ q: address });
    expect(body.data).toMatchObject([{ reason: 'bounced' }]);
    // Sent again after staff have taken the address off the list, it changes nothing: it is known.
    await admin().delete(`/v1/suppressed-addresses/${body.data[0].id}`);
    expect((await send(reports, { id })).status).toBe(204);
    expect((await admin().get('/v1/suppressed-addresses').query({ q: address })).body.data).toEqual([]);
  });

  it('of a soft bounce change nothing but the log', async () => {
    const { customer, claimed, messageId } = await mailed();
    expect((await send([{ kind: 'soft_bounce', message_id: messageId }])).status).toBe(204);
    expect([await bouncesOf(claimed), await suppressionsOf(customer.customer_id)]).toEqual([[], []]);
    const [row] = await harness.medium.sql(
      `select kind, address from notifications.mail_event where kind = 'soft_bounce'`,
    );
    expect(row).toEqual({ kind: 'soft_bounce', address: customer.email });
  });

  it('of a complaint end mails to the address, and name the invitation as refused', async () => {
    const { customer, claimed, address } = await mailed();
    // The provider has changed the Message-ID: the newest mail to the address is meant.
    const report = { kind: 'complaint', message_id: '<x@provider.example>', recipient: address.toUpperCase() };
    expect((await send([report])).status).toBe(204);
    expect((await suppressionsOf(customer.customer_id)).map(({ payload }) => payload)).toMatchObject([
      { active: true, reason: 'complained', invitation_id: claimed.invitation_id },
    ]);
    expect(await bouncesOf(claimed)).toEqual([]);
    const results = (await admin().get('/v1/mail/results')).body;
    expect(results).toMatchObject({ sent: 3, delivered: 2, bounced: 1, complained: 1 });
    expect((await admin().get('/v1/mail-webhook')).body.last_received_at).not.toBeNull();
  });

  it('are accepted with the signature of the workspace only, and only for five minutes', async () => {
    const { messageId, address } = await mailed();
    const reports = [{ kind: 'hard_bounce', message_id: messageId }];
    const other = await AskingWorkspace.create(harness);
    await harness.medium.as({ tenantId: other.tenantId }).post('/v1/mail-webhook/secret');
    for (const sent of [
      { signature: '' },
      { signature: 'v1,AAAA' },
      { seconds: now() - 301 },
      { seconds: now() + 301 },
      { tenantId: other.tenantId },
      { tenantId: randomUUID() },
      { id: '' },
    ]) {
      const reply = await send(reports, sent);
      expect(reply).toMatchObject({ status: 401, body: { code: 'notifications.bad-webhook-signature' } });
    }
    expect((await admin().get('/v1/suppressed-addresses').query({ q: address })).body.data).toEqual([]);
    expect((await send(reports, { seconds: now() - 300 })).status).toBe(204);
  });

  it('cannot change mails of another workspace', async () => {
    const other = await AskingWorkspace.create(harness);
    const customer = await other.customer();
    const claimed = await other.claim(customer);
    const [mail] = await harness.mailsTo(customer.email!, 1);
    const report = { kind: 'hard_bounce', message_id: mail!.message_id, recipient: customer.email };
    expect((await send([report])).status).toBe(204);
    expect([await bouncesOf(claimed), await suppressionsOf(customer.customer_id)]).toEqual([[], []]);
  });

  it('that cannot be read are rejected with what is wrong, and nothing of them is applied', async () => {
    for (const [events, pointer] of [
      [[], '/events'],
      [[{ kind: 'bounce' }], '/events/0/kind'],
      [[{ kind: 'hard_bounce', recipient: 'nobody' }], '/events/0/recipient'],
      [
        [
          { kind: 'complaint', recipient: 'whole@example.org' },
          { kind: 'complaint', more: 1 },
        ],
        '/events/1/more',
      ],
      ['x', '/events'],
    ] as const) {
      const { status, body } = await send(events);
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
    expect((await admin().get('/v1/suppressed-addresses').query({ q: 'whole@' })).body.data).toEqual([]);
  });

  it('need a secret that only owners and admins make, and a new one ends the old one', async () => {
    const editor = harness.medium.as({ tenantId: shop.tenantId, role: 'editor' });
    expect((await editor.post('/v1/mail-webhook/secret')).status).toBe(403);
    const before = secret;
    const made = (await admin().post('/v1/mail-webhook/secret')).body;
    expect(made.url).toBe(`http://127.0.0.1:4000/v1/mail-events/${publicId('wsp', shop.tenantId)}`);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    secret = before;
    const reports = [{ kind: 'soft_bounce', recipient: 'a@example.org' }];
    expect((await send(reports)).status).toBe(401);
    secret = made.secret;
    expect((await send(reports)).status).toBe(204);
    const [row] = await harness.medium.sql(
      `select position($2::bytea in secret) as at from notifications.mail_webhook where tenant_id = $1`,
      [shop.tenantId, secret],
    );
    expect(row).toEqual({ at: 0 });
    expect((await admin().delete('/v1/mail-webhook')).status).toBe(204);
    expect((await send(reports)).status).toBe(401);
    expect((await admin().delete('/v1/mail-webhook')).status).toBe(404);
    expect((await admin().get('/v1/mail-webhook')).body.secret_created_at).toBeNull();
  });
});
