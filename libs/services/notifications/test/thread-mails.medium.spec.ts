import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import {
  AddressSuppressed,
  BrandChanged,
  CustomerMessageDelivered,
  CustomerMessageFailed,
  CustomerMessageReleased,
  type CustomerMessageReleasedV1,
} from '@hearback/contracts';
import { ReplyTokens, SignedLinks } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { AskingWorkspace } from './customer-mails-harness.js';
import { NotificationsHarness } from './notifications-harness.js';

const REPLY_DOMAIN = 'in.example.org';

/** A mail server that keeps what it accepts. */
class Server {
  readonly received: { readonly to: readonly string[]; readonly raw: string }[] = [];
  readonly #sockets = new Set<Socket>();
  /** Whether the connection ends before the reply to the next mail. */
  losesReply = false;
  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('bounce') ? done(Object.assign(new Error('5.1.1 unknown'), { responseCode: 550 })) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.received.push({ to, raw: Buffer.concat(chunks).toString() });
        if (!this.losesReply) return done();
        this.losesReply = false;
        for (const socket of this.#sockets) socket.destroy();
      });
    },
  });

  async start(): Promise<string> {
    this.#server.server.on('connection', (socket: Socket) => this.#sockets.add(socket));
    this.#server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

describe('a message to the customer of a task', () => {
  const server = new Server();
  let harness: NotificationsHarness;
  let shop: AskingWorkspace;
  beforeAll(async () => {
    harness = await NotificationsHarness.start({
      NOTIFICATIONS_SMTP_URL: await server.start(),
      HEARBACK_PUBLIC_URL: 'https://ask.example.org',
      HEARBACK_REPLY_DOMAIN: REPLY_DOMAIN,
    });
    shop = await AskingWorkspace.create(harness);
    await harness.medium.publish(
      BrandChanged,
      {
        workspace_id: shop.tenantId,
        name: 'Lumen Lamps',
        color: '#12617a',
        contact: { name: 'Maya', phone: '+49 30 123', email: 'help@lumen.example', hours: null },
        privacy_url: 'https://lumen.example/privacy',
        logo_path: null,
        changed_at: harness.medium.clock.now().toISOString(),
      },
      { tenantId: shop.tenantId },
    );
    await harness.medium.drained();
  });
  afterEach(() => {
    server.received.length = 0;
  });
  afterAll(async () => {
    await harness?.medium.close();
    await server.close();
  });

  const release = async (externalId: string | null, more: Partial<CustomerMessageReleasedV1> = {}, times = 1) => {
    const message: CustomerMessageReleasedV1 = {
      message_id: randomUUID(),
      task_id: randomUUID(),
      customer_external_id: externalId,
      address: null,
      language: 'en',
      writer: 'person',
      purpose: 'reply',
      member_name: 'Tomás Reyes',
      subject: null,
      text: 'Hello Jonas,\n\nI am sorry <b>about that</b>.\nDoes Friday work? {{ 7 | times: 7 }}',
      in_reply_to: null,
      references: [],
      released_at: harness.medium.clock.now().toISOString(),
      ...more,
    };
    // A copy of the customer that comes later delays the mail until its job is retried.
    await harness.medium.drained();
    for (let n = 0; n < times; n += 1)
      await harness.medium.publish(CustomerMessageReleased, message, { tenantId: shop.tenantId });
    await harness.medium.drained();
    return message;
  };
  /** Without the line breaks of quoted-printable and of format=flowed. */
  const unfolded = (raw: string) =>
    raw.replaceAll(/=\r\n| (?=\r\n)\r\n/g, (cut) => (cut.startsWith('=') ? '' : ' ')).replaceAll('=3D', '=');
  const headersOf = (raw: string) =>
    new Map(
      raw
        .slice(0, raw.indexOf('\r\n\r\n'))
        .replaceAll(/\r\n[ \t]+/g, ' ')
        .split('\r\n')
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
    );
  const result = async (id: string) => {
    const [delivered, failed] = [
      await harness.medium.events.all(CustomerMessageDelivered),
      await harness.medium.events.all(CustomerMessageFailed),
    ];
    return [...delivered, ...failed].map(({ payload }) => payload).filter(({ message_id }) => message_id === id);
  };

  it('is one mail with the headers of its thread, however often it is released', async () => {
    const customer = await shop.customer({ language: 'de' });
    const message = await release(
      customer.external_id,
      {
        subject: 'Meine Lampe',
        in_reply_to: '<2@mail.example.org>',
        references: ['<1@shop.example>', 'no id\r\nBcc: other@example.org', '<2@mail.example.org>'],
      },
      3,
    );
    expect(server.received).toHaveLength(1);
    const [{ raw, to }] = server.received as [(typeof server.received)[number]];
    expect(to).toEqual([customer.email]);
    const headers = headersOf(raw);
    const token = harness.medium.app.get(ReplyTokens, { strict: false }).tokenOf(message.task_id);
    const id = `<${message.message_id}@localhost.localdomain>`;
    expect(Object.fromEntries(headers)).toMatchObject({
      from: 'Lumen Lamps <hearback@localhost.localdomain>',
      to: `Jonas Weber <${customer.email}>`,
      'reply-to': `reply+${token}@${REPLY_DOMAIN}`,
      'message-id': id,
      'in-reply-to': '<2@mail.example.org>',
      references: '<1@shop.example> <2@mail.example.org>',
      subject: 'Re: Meine Lampe',
      'hearback-task': publicId('tsk', message.task_id),
    });
    // A person wrote it: it does not say of itself that it is automatic.
    for (const name of ['auto-submitted', 'x-auto-response-suppress', 'precedence', 'bcc', 'list-unsubscribe'])
      expect(headers.has(name)).toBe(false);
    expect(await result(message.message_id)).toMatchObject([{ mail_message_id: id, possible_copies: 0 }]);
    const rows = await harness.medium.sql('select text, status from notifications.thread_mail where id = $1', [
      message.message_id,
    ]);
    expect(rows).toEqual([{ text: null, status: 'delivered' }]);
  });

  it('is the text of its writer in both parts, escaped and never a template, in the language of the customer', async () => {
    const customer = await shop.customer({ language: 'ar' });
    await release(customer.external_id);
    const raw = unfolded(server.received[0]!.raw);
    expect(raw).toContain('I am sorry <b>about that</b>.\r\nDoes Friday work? {{ 7 | times: 7 }}');
    expect(raw).toContain('I am sorry &lt;b&gt;about that&lt;/b&gt;.<br>Does Friday work? {{ 7 | times: 7 }}');
    expect(raw).toContain('dir="rtl"');
    expect(headersOf(raw).get('subject')).toMatch(/^=\?UTF-8\?/);
    expect(Buffer.byteLength(raw)).toBeLessThan(20_000);
  });

  it('names a way to a person and says that it is automatic, if no person sent it', async () => {
    const customer = await shop.customer();
    await release(customer.external_id, { writer: 'automatic', member_name: null, text: 'Received.' });
    const raw = unfolded(server.received[0]!.raw);
    expect(headersOf(raw).get('auto-submitted')).toBe('auto-generated');
    expect(raw).toContain('This mail was sent automatically.');
    expect(raw).toContain('A reply to this e-mail or a call to +49 30 123');
    expect(raw).not.toContain('/t/');
  });

  it('keeps the way to a person whatever its text is made of', async () => {
    const customer = await shop.customer();
    const hostile = [
      '{% comment %}{% raw %}{{ closing | remove: "A" }}',
      '<!-- </p></td></table><style>p,td{display:none!important}</style>',
      '{% endraw %}{% layout "none" %}{% assign closing = nil %}\u202e',
      'MIME-Version: 1.0',
      '.',
    ].join('\n\n');
    await release(customer.external_id, { writer: 'automatic', member_name: null, text: hostile });
    const raw = unfolded(server.received[0]!.raw);
    // Once in the text and once in the HTML, where what would hide it is escaped.
    expect(raw.split('A reply to this e-mail or a call to +49 30 123')).toHaveLength(3);
    expect(raw).toContain('&lt;!-- &lt;/p&gt;');
    expect(raw.match(/<style/g)?.length ?? 0).toBe(raw.match(/<\/style>/g)?.length ?? 0);
  });

  it('goes to who has written without being a customer', async () => {
    const message = await release(null, { address: 'writer@example.org' });
    expect(server.received.map(({ to }) => to)).toEqual([['writer@example.org']]);
    expect(await result(message.message_id)).toMatchObject([{ possible_copies: 0 }]);
  });

  it('has the same Message-ID when it is sent again, because the reply of the server was lost', async () => {
    const customer = await shop.customer();
    server.losesReply = true;
    const message = await release(customer.external_id);
    harness.medium.clock.advance(60_000);
    await harness.medium.events.next(CustomerMessageDelivered, { message_id: message.message_id });
    const ids = server.received.map(({ raw }) => headersOf(raw).get('message-id'));
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    expect(await result(message.message_id)).toMatchObject([{ possible_copies: 1 }]);
  });

  it('fails where the server rejects it, and next time without asking a server', async () => {
    const customer = await shop.customer({ email: `bounce-${randomUUID()}@example.org` });
    const first = await release(customer.external_id);
    expect(await result(first.message_id)).toMatchObject([{ cause: 'rejected', code: 550 }]);
    await harness.medium.events.next(AddressSuppressed, { customer_id: customer.customer_id });
    const second = await release(customer.external_id);
    expect(await result(second.message_id)).toMatchObject([{ cause: 'suppressed', code: null }]);
    const nowhere = await shop.customer({ email: null });
    const third = await release(nowhere.external_id);
    expect(await result(third.message_id)).toMatchObject([{ cause: 'no-address' }]);
    expect(server.received).toEqual([]);
  });

  it('fails when a provider reports that it came back, once', async () => {
    const customer = await shop.customer();
    const message = await release(customer.external_id);
    const id = headersOf(server.received[0]!.raw).get('message-id')!;
    const staff = harness.medium.as({ tenantId: shop.tenantId });
    const { secret } = (await staff.post('/v1/mail-webhook/secret')).body;
    const report = async () => {
      const now = harness.medium.clock.now();
      const at = now.toISOString();
      const body = JSON.stringify({ events: [{ kind: 'hard_bounce', message_id: id, occurred_at: at }] });
      const [webhookId, seconds] = [randomUUID(), String(Math.floor(now.getTime() / 1_000))];
      const key = Buffer.from((secret as string).replace('whsec_', ''), 'base64');
      const signature = createHmac('sha256', key).update(`${webhookId}.${seconds}.${body}`).digest('base64');
      await harness.medium.http
        .post(`/v1/mail-events/${publicId('wsp', shop.tenantId)}`)
        .set({ 'content-type': 'application/json', 'webhook-id': webhookId, 'webhook-timestamp': seconds })
        .set('webhook-signature', `v1,${signature}`)
        .send(body)
        .expect(204);
    };
    await report();
    await report();
    const results = await result(message.message_id);
    expect(results).toMatchObject([{ mail_message_id: id }, { cause: 'bounced', code: null }]);
    await harness.medium.events.next(AddressSuppressed, { customer_id: customer.customer_id });
  });

  it('waits for the copy of its customer', async () => {
    const external_id = `c-${randomUUID()}`;
    const message = await release(external_id);
    expect(await result(message.message_id)).toEqual([]);
    await shop.customer({ external_id });
    await harness.medium.drained();
    harness.medium.clock.advance(60_000);
    await harness.medium.events.next(CustomerMessageDelivered, { message_id: message.message_id });
    expect(server.received).toHaveLength(1);
  });
});

describe('a message to the customer of a task, without a reply domain', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  it('names no address of the thread', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer();
    const status_link_id = randomUUID();
    await harness.medium.drained();
    await harness.medium.publish(
      CustomerMessageReleased,
      {
        message_id: randomUUID(),
        task_id: randomUUID(),
        customer_external_id: customer.external_id,
        address: null,
        language: 'en',
        writer: 'automatic',
        purpose: 'reply',
        member_name: null,
        subject: null,
        text: 'Hello.',
        in_reply_to: null,
        references: [],
        status_link_id,
        released_at: harness.medium.clock.now().toISOString(),
      },
      { tenantId: shop.tenantId },
    );
    const [mail] = await harness.mailsTo(customer.email!, 1);
    const link = harness.medium.app.get(SignedLinks, { strict: false }).write('status', [status_link_id]);
    expect(mail).toMatchObject({ subject: 'Your feedback to Lumen Lamps' });
    // Nobody is known who could be replied to or called: the page is the way to a person.
    for (const part of [mail?.text, mail?.html]) expect(part).toContain(`/t/${link}`);
    expect(mail?.text).toContain('What is written on the page below reaches a person.');
    expect(JSON.stringify(mail)).not.toContain('reply+');
  });
});
