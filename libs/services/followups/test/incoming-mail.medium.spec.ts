import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { MessageReceived } from '@hearback/contracts';
import { MailClient } from './mail-client.js';
import { MailFixture, REPLY_DOMAIN, type WaitingTask } from './mail-fixture.js';
import { MAIL_OUTCOMES } from './mail-outcomes.js';
import { selfSigned } from './self-signed.js';

describe('the mails of customers', () => {
  let fixture: MailFixture;
  let certificate: ReturnType<typeof selfSigned>;
  beforeAll(async () => {
    certificate = selfSigned();
    fixture = await MailFixture.start({
      FOLLOWUPS_SMTP_TLS_CERTIFICATE: certificate.certFile,
      FOLLOWUPS_SMTP_TLS_KEY: certificate.keyFile,
    });
  });
  afterAll(() => fixture?.close());

  const statusOf = async ({ id }: WaitingTask) => (await fixture.followups.get(`/v1/tasks/${id}`)).status;
  const returnPathOf = (name: string) => (/^(auto|bounce)-/.test(name) ? '' : 'jonas@mail.example');
  const mailOf = (task: WaitingTask, header: string, body = 'Hello.') =>
    Buffer.from(`From: jonas@mail.example\nTo: ${task.address}\n${header}\n\n${body}\n`);

  it('have an outcome each', () => {
    const files = readdirSync(new URL('./mails/', import.meta.url)).map((name) => name.replace(/\.eml$/, ''));
    expect(files.sort()).toEqual(Object.keys(MAIL_OUTCOMES).sort());
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(Object.entries(MAIL_OUTCOMES))('are understood: %s', async (name, outcome) => {
    const task = await fixture.waiting();
    const reply = await fixture.send(fixture.mail(name, task), { from: returnPathOf(name), to: [task.address] });
    expect(reply.code).toBe(250);
    const [message, ...more] = await fixture.received(task);
    expect(more).toEqual([]);
    const { kind = 'reply', warning = null, text, quoted, attachments = [] } = outcome;
    expect(message).toMatchObject({ channel: 'mail', writer: 'customer', kind, warning });
    if (typeof text === 'string') expect(message.text).toBe(text);
    else expect(message.text.startsWith(text.begins)).toBe(true);
    expect((message.quoted ?? '').slice(0, quoted?.length)).toBe(quoted ?? '');
    expect(message.quoted === null).toBe(quoted === undefined);
    expect(message.attachments.map((each: { name: string; size: number }) => `${each.name} ${each.size}`)).toEqual(
      attachments,
    );
    expect(message.authentication.dmarc).toBe(outcome.dmarc ?? 'none');
    if (outcome.senderName !== undefined) expect(message.sender_name).toBe(outcome.senderName);
    const [row] = await fixture.followups.medium.sql<{ subject: string }>(
      `select subject from followups.thread_message where task_id = $1 and direction = 'in'`,
      [task.uuid],
    );
    if (outcome.subject !== undefined) expect(row?.subject).toBe(outcome.subject);
    // Only an answer of the customer that nobody doubts ends the waiting.
    expect(await statusOf(task)).toBe(kind === 'reply' && warning === null ? 'open' : 'waiting');
    const { messages } = await fixture.followups.get(`/v1/tasks/${task.id}/thread`);
    expect(messages[0]).toMatchObject(
      outcome.fails === true ? { state: 'failed', failure: 'bounced' } : { state: 'delivered', failure: null },
    );
    const event = await fixture.followups.medium.events.next(MessageReceived, { task_id: task.uuid });
    expect(event.payload).toMatchObject({ kind, warning });
  });

  it('are taken for known addresses only, in the session', async () => {
    const task = await fixture.waiting();
    const client = await MailClient.connect(fixture.port);
    try {
      await client.say('MAIL FROM:<jonas@mail.example>');
      const unknown = [
        `reply+${'0'.repeat(32)}@${REPLY_DOMAIN}`,
        `jonas@mail.example`,
        `postmaster@${REPLY_DOMAIN}`,
        task.address.replace(REPLY_DOMAIN, 'elsewhere.example'),
        `${task.address.replace('@', '%')}@${REPLY_DOMAIN}`,
        task.address.replace('reply+', 'reply-'),
        `reply+'or'1'='1@${REPLY_DOMAIN}`,
      ];
      for (const address of unknown)
        expect([address, (await client.say(`RCPT TO:<${address}>`)).code]).toEqual([address, 550]);
      expect((await client.say('DATA')).code).toBe(503);
      // The others do not keep it from one that is known, in any case.
      expect((await client.say(`RCPT TO:<${task.address.toUpperCase()}>`)).code).toBe(250);
    } finally {
      client.close();
    }
  });

  it('come from nobody who tries addresses on and on', async () => {
    const client = await MailClient.connect(fixture.port);
    try {
      await client.say('MAIL FROM:<jonas@mail.example>');
      const codes: number[] = [];
      for (let n = 0; n < 21; n += 1)
        codes.push((await client.say(`RCPT TO:<reply+${String(n).padStart(32, '0')}@${REPLY_DOMAIN}>`)).code);
      expect(codes).toEqual([...Array<number>(20).fill(550), 421]);
    } finally {
      client.close();
    }
  });

  describe('with more than is allowed', () => {
    const parts = (task: WaitingTask, n: number) =>
      mailOf(
        task,
        'Content-Type: multipart/mixed; boundary=cut',
        `${'--cut\nContent-Type: text/plain\n\nOne.\n'.repeat(n)}--cut--`,
      );
    const levels = (n: number) => {
      let body = 'Content-Type: text/plain\n\nDeep.';
      for (let at = n; at > 0; at -= 1) {
        body = `Content-Type: multipart/mixed; boundary=l${at}x\n\n--l${at}x\n${body}\n--l${at}x--`;
      }
      return Buffer.from(`From: jonas@mail.example\n${body}\n`);
    };
    const big = (task: WaitingTask, megabytes: number) =>
      Buffer.concat([
        mailOf(task, 'Message-ID: <big@mail.example>', 'Big.'),
        Buffer.alloc(megabytes * 1_048_576, `${'x'.repeat(76)}\n`),
      ]);

    it.each<[string, number, string, (task: WaitingTask) => Buffer]>([
      ['30 MB', 552, '5.3.4 the mail is larger than 25 MB', (task) => big(task, 30)],
      ['500 parts', 554, '5.6.0 the mail has more than 100 parts', (task) => parts(task, 500)],
      ['101 parts', 554, '5.6.0 the mail has more than 100 parts', (task) => parts(task, 101)],
      ['12 levels', 554, '5.6.0 the mail has more than 10 levels', () => levels(12)],
      [
        '201 header fields',
        554,
        '5.6.0 the mail has more than 200 header fields',
        (task) => mailOf(task, 'X-Field: 1\n'.repeat(200).trim()),
      ],
      [
        'parts whose boundary is hidden',
        554,
        '5.6.0 the mail has more than 100 parts',
        (task) =>
          mailOf(
            task,
            'Content-Type: multipart/mixed;\n boundary*0=c;\n boundary*1=ut',
            `${'--cut\n\nOne.\n'.repeat(5_001)}--cut--`,
          ),
      ],
    ])('are rejected in words and not stored: %s', async (_, code, words, make) => {
      const task = await fixture.waiting();
      const reply = await fixture.send(make(task), { to: [task.address] });
      expect(reply).toEqual({ code, text: expect.stringContaining(words) });
      expect(await fixture.received(task)).toEqual([]);
    });

    it('are rejected before they are sent, if their size is told', async () => {
      const task = await fixture.waiting();
      const reply = await fixture.send(big(task, 30), { to: [task.address], tellsSize: true });
      expect(reply.code).toBe(552);
    });

    it.each<[string, (task: WaitingTask) => Buffer]>([
      ['24 MB', (task) => big(task, 24)],
      ['100 parts', (task) => parts(task, 100)],
      ['8 levels', () => levels(8)],
      ['198 header fields', (task) => mailOf(task, 'X-Field: 1\n'.repeat(196).trim())],
    ])('are another matter than these: %s', async (_, make) => {
      const task = await fixture.waiting();
      expect((await fixture.send(make(task), { to: [task.address] })).code).toBe(250);
      expect(await fixture.received(task)).toHaveLength(1);
    });

    it('in their text are cut, and say so', async () => {
      const task = await fixture.waiting();
      await fixture.send(mailOf(task, 'Subject: long', 'word '.repeat(30_000)), { to: [task.address] });
      const [{ text }] = await fixture.received(task);
      expect(text.length).toBeLessThan(100_200);
      expect(text.endsWith('[The mail goes on. Its first 100,000 characters were kept.]')).toBe(true);
    });
  });

  it('are a loop from the sixth automatic one of a sender in an hour', async () => {
    const task = await fixture.waiting();
    const vacation = (n: number, from = 'jonas@mail.example') =>
      fixture.send(
        Buffer.from(`From: ${from}\nMessage-ID: <auto-${n}-${from}>\nAuto-Submitted: auto-replied\n\nAway.\n`),
        { from: '', to: [task.address] },
      );
    for (let n = 0; n < 6; n += 1) await vacation(n);
    await vacation(6, 'kim@mail.example');
    fixture.followups.medium.clock.advance(3_600_001);
    await vacation(7);
    const kinds = (await fixture.received(task)).map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'loop')).toHaveLength(1);
    expect(kinds).toHaveLength(8);
    expect(await statusOf(task)).toBe('waiting');
  });

  it('are stored once, however often and at how many connections at once they come', async () => {
    for (const name of ['gmail-en', 'no-message-id']) {
      const task = await fixture.waiting();
      const raw = fixture.mail(name, task);
      const once = () => fixture.send(raw, { to: [task.address] });
      const replies = await Promise.all([once(), once(), once(), once(), once()]);
      replies.push(await once());
      expect(replies.map(({ code }) => code)).toEqual(replies.map(() => 250));
      expect(await fixture.received(task)).toHaveLength(1);
    }
  });

  it('come to every task that they are for, and to no other', async () => {
    const [one, two, three] = [await fixture.waiting(), await fixture.waiting(), await fixture.waiting()];
    const reply = await fixture.send(fixture.mail('gmail-en', one), { to: [one.address, two.address, one.address] });
    expect(reply.code).toBe(250);
    const counts = await Promise.all([one, two, three].map(async (task) => (await fixture.received(task)).length));
    expect(counts).toEqual([1, 1, 0]);
  });

  it('are put off while they cannot be stored, and stored once the sender comes back', async () => {
    const { sql } = fixture.followups.medium;
    const task = await fixture.waiting();
    const send = () => fixture.send(fixture.mail('gmail-en', task), { to: [task.address] });
    await sql('alter table followups.thread_message rename to elsewhere');
    const later = await send();
    await sql('alter table followups.elsewhere rename to thread_message');
    await sql('alter function followups.task_of_reply_token(text) rename to elsewhere');
    const unknown = await send();
    await sql('alter function followups.elsewhere(text) rename to task_of_reply_token');
    expect([later.code, unknown.code]).toEqual([451, 451]);
    expect(later.text).toContain('4.3.0');
    expect(await fixture.received(task)).toEqual([]);
    expect((await send()).code).toBe(250);
    expect(await fixture.received(task)).toHaveLength(1);
  });

  it('come over TLS where a certificate is set', async () => {
    const task = await fixture.waiting();
    const client = await (await MailClient.connect(fixture.port)).secured(certificate.cert);
    const reply = await client.send(fixture.mail('gmail-de', task), { to: [task.address] });
    client.close();
    expect(reply.code).toBe(250);
    expect(await fixture.received(task)).toHaveLength(1);
  });

  it('that break off are not stored', async () => {
    const task = await fixture.waiting();
    const client = await MailClient.connect(fixture.port);
    await client.say('MAIL FROM:<jonas@mail.example>');
    await client.say(`RCPT TO:<${task.address}>`);
    await client.say('DATA');
    client.break('From: jonas@mail.example\r\n\r\nHalf of the ma');
    await fixture.send(fixture.mail('apple-en', task), { to: [task.address] });
    expect((await fixture.received(task)).map(({ text }: { text: string }) => text)).toEqual([
      'Yes, Tuesday at nine.\n\nJonas',
    ]);
  });
});
