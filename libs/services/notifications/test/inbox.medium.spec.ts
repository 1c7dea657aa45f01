import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { openServiceDatabase } from '@hearback/database';
import { findUnguardedTables, throwAwayDatabase } from '@hearback/testing';
import { INBOX_CAPACITY } from '../src/application/inbox.js';
import { Mailer } from '../src/application/mailer.js';
import { displayName, isSingleAddress } from '../src/domain/address.js';
import { notificationsSchema } from '../src/persistence/notifications-schema.js';
import { SqlInboxStore } from '../src/persistence/sql-inbox-store.js';
import { NotificationsHarness } from './notifications-harness.js';

describe('the built-in inbox', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  it('shows mails as pages without active content', async () => {
    const shop = await harness.workspace();
    await shop.opened({ title: '<script>alert(1)</script>', comment: '<img src=x onerror=alert(1)>' });
    const [mail] = await harness.mailsTo(shop.owner.email, 1);
    const list = await harness.medium.http.get('/inbox');
    const one = await harness.medium.http.get(`/inbox/${mail?.id}`);
    expect(list.text).toContain(`/inbox/${mail?.id}`);
    for (const page of [list, one]) {
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.text).not.toMatch(/<script|<img/);
    }
    expect(one.text).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  });

  it('answers 404 to forwarded requests, other host names and unknown ids', async () => {
    const replies = [
      await harness.medium.http.get('/inbox').set('x-forwarded-for', '203.0.113.7'),
      await harness.medium.http.get('/inbox/messages').set('host', 'evil.example'),
      await harness.medium.http.get(`/inbox/${randomUUID()}`),
      await harness.medium.http.get('/inbox/nonsense'),
    ];
    expect(replies.map((reply) => reply.status)).toEqual([404, 404, 404, 404]);
    expect((await harness.medium.http.get('/inbox/messages?from=x')).status).toBe(400);
  });

  it('receives every mail at exactly the address that was checked', async () => {
    const mailer = harness.medium.app.get(Mailer, { strict: false });
    const signs = [..."abcxyz019!#$%&'*+/=?^_`{|}~-"];
    const word = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 });
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const address = fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(label, { minLength: 1, maxLength: 3 }))
      .map(([local, host]) => `${local.join('.')}@${host.join('.')}.example`)
      .filter(isSingleAddress);
    await fc.assert(
      fc.asyncProperty(address, fc.string(), async (to, name) => {
        const messageId = `<${randomUUID()}@example.org>`;
        const mail = { messageId, to: { address: to, name: displayName(name) }, subject: 's', text: 't', html: '<p>t' };
        expect((await mailer.send(mail)).outcome).toBe('delivered');
        const [kept] = (await harness.medium.http.get('/inbox/messages')).body.data;
        expect(kept).toMatchObject({ message_id: messageId, to: [to] });
      }),
      { numRuns: 150 },
    );
  });

  it('answers 404 while it is off, and mail without a server fails', async () => {
    const off = await NotificationsHarness.start({});
    try {
      const shop = await off.workspace();
      const task = await shop.opened();
      await off.medium.drained();
      expect(await shop.detail(task.task_id)).toMatchObject({
        status: 'failed',
        attempts: [{ reply: 'no mail server is configured' }],
      });
      expect((await off.medium.http.get('/inbox')).status).toBe(404);
      expect((await off.medium.http.get('/inbox/messages')).status).toBe(404);
    } finally {
      await off.medium.close();
    }
  });
});

describe('a mail server', () => {
  it('that stays busy is retried until the last attempt, after which the mail fails', async () => {
    let calls = 0;
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onMailFrom: (_address, _session, done) => {
        calls += 1;
        done(Object.assign(new Error('4.3.2 busy'), { responseCode: 421 }));
      },
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const { port } = server.server.address() as AddressInfo;
    const harness = await NotificationsHarness.start({ NOTIFICATIONS_SMTP_URL: `smtp://127.0.0.1:${port}` });
    try {
      const shop = await harness.workspace();
      const task = await shop.opened();
      for (let i = 0; i < 12; i += 1) {
        await harness.medium.drained();
        harness.medium.clock.advance(3_600_000);
      }
      await harness.medium.drained();
      const { status, attempts } = await shop.detail(task.task_id);
      expect(calls).toBe(12);
      expect(status).toBe('failed');
      expect(attempts).toHaveLength(12);
      expect(attempts[11]).toMatchObject({ number: 12, outcome: 'temporary', reply_code: 421 });
    } finally {
      await harness.medium.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    }
  });

  it('that rejects the credentials does not fail the mail, and the log shows no host', async () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('bad credentials'), { responseCode: 535 })),
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const { port } = server.server.address() as AddressInfo;
    const harness = await NotificationsHarness.start({
      NOTIFICATIONS_SMTP_URL: `smtp://user:secret@127.0.0.1:${port}`,
    });
    try {
      const shop = await harness.workspace();
      const task = await shop.opened();
      await harness.medium.drained();
      expect(await shop.detail(task.task_id)).toMatchObject({
        status: 'pending',
        attempts: [{ outcome: 'temporary', reply: 'the mail server rejected the credentials' }],
      });
    } finally {
      await harness.medium.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    }
  });

  it('that is unreachable does not fail the mail', async () => {
    const harness = await NotificationsHarness.start({ NOTIFICATIONS_SMTP_URL: 'smtp://127.0.0.1:1' });
    try {
      const shop = await harness.workspace();
      const task = await shop.opened();
      await harness.medium.drained();
      expect(await shop.detail(task.task_id)).toMatchObject({
        status: 'pending',
        attempts: [{ outcome: 'temporary', reply_code: null }],
      });
    } finally {
      await harness.medium.close();
    }
  });
});

describe('the schema of notifications', () => {
  it('keeps workspaces apart, and keeps only the newest mails in the inbox', async () => {
    const scratch = await throwAwayDatabase([notificationsSchema]);
    const { url, rolePassword } = scratch;
    const opened = await openServiceDatabase(notificationsSchema, { url, rolePassword, poolSize: 2 });
    try {
      expect(await findUnguardedTables(scratch.sql)).toEqual([]);
      const store = new SqlInboxStore(opened.batchDatabase);
      const mail = {
        from: 'a@b.c',
        to: ['d@e.f'],
        sender: 'a',
        subject: 's',
        messageId: 'm',
        text: 't',
        html: '',
        headers: [],
      };
      await scratch.sql(
        `insert into notifications.inbox_mail
         select gen_random_uuid(), '2026-01-01'::timestamptz + i * interval '1 second', '', '{}', '', '', '', '', ''
         from generate_series(1, $1::int) as i`,
        [INBOX_CAPACITY],
      );
      await store.add({ ...mail, id: randomUUID(), receivedAt: new Date('2026-02-01T00:00:00.000Z') });
      const kept = await store.list(INBOX_CAPACITY + 10);
      expect(kept).toHaveLength(INBOX_CAPACITY);
      expect(kept[0]).toMatchObject(mail);
      expect(kept.at(-1)?.receivedAt).toEqual(new Date('2026-01-01T00:00:02.000Z'));
    } finally {
      await opened.close();
      await scratch.close();
    }
  });
});
