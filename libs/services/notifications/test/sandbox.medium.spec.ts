import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import {
  InvitationMailBounced,
  InvitationMailDelivered,
  InvitationRequested,
  PrivacyMailRequested,
} from '@hearback/contracts';
import { AskingWorkspace, surveyOf } from './customer-mails-harness.js';
import { NotificationsHarness } from './notifications-harness.js';

describe('the mails of a sandbox', () => {
  const recipients: string[] = [];
  let harness: NotificationsHarness;
  let shop: AskingWorkspace;
  let sandbox: AskingWorkspace;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      recipients.push(address);
      done();
    },
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    harness = await NotificationsHarness.start({
      NOTIFICATIONS_SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      NOTIFICATIONS_MAIL_WINDOW_SECONDS: '0',
      HEARBACK_PUBLIC_URL: 'https://ask.example.org',
    });
    shop = await AskingWorkspace.create(harness);
    sandbox = await AskingWorkspace.create(harness, surveyOf({ kind: 'nps' }), {}, shop.tenantId);
  });
  afterAll(async () => {
    await harness?.medium.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const inDays = (days: number) => new Date(harness.medium.clock.now().getTime() + days * 86_400_000).toISOString();
  const kept = async ({ tenantId }: AskingWorkspace, query = '') =>
    (await harness.medium.as({ tenantId }).get(`/v1/sandbox/mails${query}`).expect(200)).body.data as {
      id: string;
      to: string;
      subject: string;
      text: string;
    }[];
  /** Everything that is mailed to people who are no members. */
  async function write(own: AskingWorkspace): Promise<string> {
    const customer = await own.customer();
    const { invitation_id } = await own.claim(customer);
    const { tenantId } = own;
    const { customer_id } = customer;
    const asked = { request_id: randomUUID(), customer_id, kind: 'erasure', language: 'en', expires_at: inDays(7) };
    await harness.medium.publish(PrivacyMailRequested, asked, { tenantId });
    const stranger = { invitation_id: randomUUID(), token_id: randomUUID(), email: `new-${customer.email}` };
    const invited = { workspace_id: tenantId, ...stranger, language: 'en', expires_at: inDays(7) };
    const payload = { ...invited, invited_by: own.workspace.owner.staff_id };
    await harness.medium.publish(InvitationRequested, payload, { tenantId });
    await harness.medium.events.next(InvitationMailDelivered, (event) => event.payload.invitation_id === invitation_id);
    await harness.medium.drained();
    return customer.email!;
  }

  it('reach no server, and are shown to its members with links that work', async () => {
    const address = await write(sandbox);
    expect(recipients.filter((to) => to.includes(address))).toEqual([]);
    const mails = await kept(sandbox);
    expect(mails.map(({ to }) => to).toSorted()).toEqual([address, address, `new-${address}`].toSorted());
    const [asking] = await kept(sandbox, `?to=${encodeURIComponent(address.toUpperCase())}&order=asc`);
    expect(asking).toMatchObject({
      id: expect.stringMatching(/^kml_/),
      subject: expect.stringContaining('Lumen Lamps'),
    });
    expect(asking!.text).toMatch(/https:\/\/ask\.example\.org\//);
    expect(await kept(shop)).toEqual([]);
  });

  it('go to its members with a confirmed address, as those of its workspace to all', async () => {
    await sandbox.workspace.opened();
    await harness.medium.drained();
    harness.medium.clock.advance(1_000);
    await harness.medium.drained();
    expect(recipients).toContain(sandbox.workspace.owner.email);
    const address = await write(shop);
    expect(recipients.filter((to) => to.includes(address)).toSorted()).toEqual(
      [address, address, `new-${address}`].toSorted(),
    );
    expect(await kept(shop)).toEqual([]);
  });
});

describe('the mails of a sandbox on an installation without a mail server', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start({ NOTIFICATIONS_MAIL_WINDOW_SECONDS: '0' });
  });
  afterAll(() => harness?.medium.close());

  it('are kept, where those of its workspace are refused', async () => {
    const shop = await AskingWorkspace.create(harness);
    const sandbox = await AskingWorkspace.create(harness, surveyOf({ kind: 'nps' }), {}, shop.tenantId);
    const refused = await shop.claim(await shop.customer());
    const customer = await sandbox.customer();
    const asked = await sandbox.claim(customer);
    await harness.medium.events.next(
      InvitationMailBounced,
      ({ payload }) => payload.invitation_id === refused.invitation_id && payload.cause === 'refused',
    );
    await harness.medium.events.next(
      InvitationMailDelivered,
      ({ payload }) => payload.invitation_id === asked.invitation_id,
    );
    const mails = await harness.medium.as({ tenantId: sandbox.tenantId }).get('/v1/sandbox/mails').expect(200);
    expect(mails.body.data).toEqual([expect.objectContaining({ to: customer.email })]);
  });
});
