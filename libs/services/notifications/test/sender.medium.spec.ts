import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { NotificationsActionAudited } from '@hearback/contracts';
import { eventually, NameServer } from '@hearback/testing';
import { SMTPServer } from 'smtp-server';
import { AskingWorkspace } from './customer-mails-harness.js';
import { verifiedDkim } from './dkim-check.js';
import { NotificationsHarness } from './notifications-harness.js';

interface ShownRecord {
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  readonly state: string;
}

describe('the sender of a workspace', () => {
  const received: { readonly envelope: string; readonly mail: string }[] = [];
  let names: NameServer;
  let harness: NotificationsHarness;
  let shop: AskingWorkspace;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom } = session.envelope;
        const mail = Buffer.concat(chunks).toString('latin1');
        received.push({ envelope: mailFrom === false ? '' : mailFrom.address, mail });
        done();
      });
    },
  });

  beforeAll(async () => {
    names = await NameServer.start();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    harness = await NotificationsHarness.start({
      NOTIFICATIONS_SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      NOTIFICATIONS_DNS_SERVERS: names.address,
      NOTIFICATIONS_SENDER: 'ask@mailer.example',
      HEARBACK_PUBLIC_URL: 'https://ask.example.org',
    });
  });
  beforeEach(async () => {
    shop = await AskingWorkspace.create(harness);
    received.length = 0;
  });
  afterAll(async () => {
    await harness?.medium.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await names?.close();
  });

  const admin = () =>
    harness.medium.as({ tenantId: shop.tenantId, staffId: shop.workspace.owner.staff_id, role: 'admin' });
  const domain = () => `${shop.tenantId.slice(0, 8)}.lamps.example`;
  const save = (more: object = {}) =>
    admin()
      .put('/v1/sender')
      .send({ name: 'Maya at Lumen Lamps', address: `Hello@${domain()}`, ...more });
  const check = async () => {
    harness.medium.clock.advance(11_000);
    const { body, status } = await admin().post('/v1/sender/check');
    expect(status).toBe(200);
    return body;
  };
  const publishAll = (records: readonly ShownRecord[]) => {
    for (const { name, value } of records) names.publish(name, value);
  };
  const statesOf = (body: { records: readonly ShownRecord[] }) =>
    Object.fromEntries(body.records.map(({ kind, state }) => [kind, state]));
  const mailToCustomer = async (): Promise<(typeof received)[number]> => {
    const before = received.length;
    await shop.claim(await shop.customer());
    await harness.medium.drained();
    return eventually(async () => {
      await harness.medium.drained();
      if (received.length === before) throw new Error('no mail yet');
      return received.at(-1)!;
    });
  };
  const fieldOf = (mail: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(mail)?.[1]?.trim();

  it('is verified by what its domain publishes, and then mails are from it and signed', async () => {
    const saved = (await save()).body;
    const address = `hello@${domain()}`;
    expect(saved).toMatchObject({ address, state: 'unverified', checked_at: null });
    expect(saved.mails_from).toEqual({ name: 'Maya at Lumen Lamps', address: 'ask@mailer.example' });
    expect(statesOf(saved)).toEqual({ spf: 'unknown', dkim: 'unknown', dmarc: 'unknown' });
    expect(statesOf(await check())).toEqual({ spf: 'missing', dkim: 'missing', dmarc: 'missing' });

    const early = await mailToCustomer();
    expect(fieldOf(early.mail, 'From')).toBe('Maya at Lumen Lamps <ask@mailer.example>');
    expect(fieldOf(early.mail, 'Reply-To')).toBe(address);
    expect(early.mail).not.toMatch(/^DKIM-Signature/im);

    publishAll(saved.records);
    const verified = await check();
    expect(statesOf(verified)).toEqual({ spf: 'right', dkim: 'right', dmarc: 'right' });
    expect(verified).toMatchObject({ state: 'verified', mails_from: { address } });
    expect(verified.verified_at).toBe(verified.checked_at);

    const { envelope, mail } = await mailToCustomer();
    expect(envelope).toBe('ask@mailer.example');
    expect(fieldOf(mail, 'From')).toBe(`Maya at Lumen Lamps <${address}>`);
    expect(fieldOf(mail, 'Reply-To')).toBeUndefined();
    expect(fieldOf(mail, 'Auto-Submitted')).toBe('auto-generated');
    const key = (saved.records as ShownRecord[]).find(({ kind }) => kind === 'dkim')!.value.split('p=')[1]!;
    expect(verifiedDkim(mail, key)).toEqual({ domain: domain(), selector: saved.dkim_selector });
    expect(verifiedDkim(mail.replace('Subject: ', 'Subject: Not '), key)).toBeUndefined();
    const body = mail.replace('Hello', 'Hullo');
    expect(body).not.toBe(mail);
    expect(verifiedDkim(body, key)).toBeUndefined();
  });

  it('fails when a record disappears, keeps its state while no name server answers, and recovers', async () => {
    const { records } = (await save({ reply_to: 'maya@elsewhere.example' })).body as { records: ShownRecord[] };
    publishAll(records);
    expect((await check()).state).toBe('verified');
    names.beSilent(true);
    expect(await check()).toMatchObject({ state: 'verified', records: [{ state: 'unknown' }, {}, {}] });
    names.beSilent(false);
    const dkim = records.find(({ kind }) => kind === 'dkim')!;
    names.publish(dkim.name, 'v=DKIM1; k=rsa; p=MIIBother');
    const failing = await check();
    expect(failing).toMatchObject({ state: 'failing', mails_from: { address: 'ask@mailer.example' } });
    expect(failing.records[1]).toMatchObject({
      state: 'wrong',
      fault: 'other_key',
      found: ['v=DKIM1; k=rsa; p=MIIBother'],
    });
    const { mail } = await mailToCustomer();
    expect(fieldOf(mail, 'From')).toBe('Maya at Lumen Lamps <ask@mailer.example>');
    expect(fieldOf(mail, 'Reply-To')).toBe('maya@elsewhere.example');
    // The job of every day finds it without anybody asking.
    names.publish(dkim.name, dkim.value);
    harness.medium.clock.advance(24 * 3_600_000);
    await eventually(async () => {
      await harness.medium.drained();
      const { body } = await admin().get('/v1/sender');
      if (body.state !== 'verified') throw new Error(body.state);
    });
  });

  it('keeps its key on the same domain, gets another one with another domain, and can be removed', async () => {
    const first = (await save()).body;
    publishAll(first.records);
    await check();
    const renamed = (await save({ name: 'Lumen  Lamps', address: `shop@${domain()}` })).body;
    expect(renamed).toMatchObject({ name: 'Lumen Lamps', state: 'verified', dkim_selector: first.dkim_selector });
    const moved = (await save({ address: 'hello@other.example' })).body;
    expect(moved).toMatchObject({ state: 'unverified', checked_at: null });
    expect(moved.dkim_selector).not.toBe(first.dkim_selector);
    expect((await admin().delete('/v1/sender')).status).toBe(204);
    expect((await admin().delete('/v1/sender')).status).toBe(404);
    expect((await admin().get('/v1/sender')).body).toMatchObject({ address: null, state: null, records: [] });
    const { mail } = await mailToCustomer();
    expect(fieldOf(mail, 'From')).toBe('Lumen Lamps <ask@mailer.example>');
    expect(await harness.medium.sql('select from jobs.schedule where tenant_id = $1', [shop.tenantId])).toEqual([]);
    const audited = (await harness.medium.events.all(NotificationsActionAudited)).filter(
      ({ tenantId }) => tenantId === shop.tenantId,
    );
    expect(audited.map(({ payload }) => payload.action)).toEqual([
      ...Array<string>(3).fill('sender.changed'),
      'sender.removed',
    ]);
    expect(JSON.stringify(audited)).not.toMatch(/hello@|shop@/);
  });

  it('is for owners and admins, is checked at most every ten seconds, and has one plain address', async () => {
    expect((await admin().post('/v1/sender/check')).status).toBe(404);
    await save();
    await check();
    const again = await admin().post('/v1/sender/check');
    expect(again).toMatchObject({ status: 429, body: { code: 'notifications.checked-just-now' } });
    expect(again.headers['retry-after']).toBe('10');
    const editor = harness.medium.as({ tenantId: shop.tenantId, role: 'editor' });
    for (const reply of [
      await editor.get('/v1/sender'),
      await editor.put('/v1/sender').send({ name: 'x', address: 'a@b.example' }),
    ])
      expect(reply.status).toBe(403);
    for (const [body, status] of [
      [{ name: 'Maya', address: 'Maya <maya@lamps.example>' }, 400],
      [{ name: 'Maya', address: 'a@b.example, c@d.example' }, 400],
      [{ name: '<>', address: 'a@b.example' }, 422],
      [{ name: 'Maya', address: 'a@0x7f.example', reply_to: 'nobody' }, 400],
    ] as const)
      expect((await admin().put('/v1/sender').send(body)).status).toBe(status);
    const other = await harness.medium.as().get('/v1/sender');
    expect(other.body).toMatchObject({ address: null });
  });

  it('keeps the private key sealed', async () => {
    await save();
    const [row] = await harness.medium.sql(
      `select octet_length(dkim_private_key) > 1000 as is_there, position('PRIVATE KEY'::bytea in dkim_private_key) as at
       from notifications.sender where tenant_id = $1`,
      [shop.tenantId],
    );
    expect(row).toEqual({ is_there: true, at: 0 });
  });
});
