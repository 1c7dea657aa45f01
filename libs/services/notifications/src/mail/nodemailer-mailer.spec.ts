import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { InboxServer } from '../inbox/inbox-server.js';
import { NotificationsConfig } from '../notifications.config.js';
import { NodemailerMailer } from './nodemailer-mailer.js';

describe('a mail on its way', () => {
  let received = '';
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      stream.on('data', (chunk: Buffer) => (received += chunk.toString()));
      stream.on('end', () => done());
    },
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('tells other programs that no person wrote it, Exchange included', async () => {
    const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    const config = Object.assign(new NotificationsConfig(), { smtpUrl, smtpTls: 'required', sender: 'a@example.org' });
    const mailer = new NodemailerMailer(config, { url: undefined } as InboxServer);
    const to = { address: 'joerg@xn--mller-kva.example', name: 'Jörg' };
    const mail = { messageId: '<1@example.org>', to, subject: 'Due soon', text: 'text', html: '<p>text</p>' };
    expect(await mailer.send(mail)).toMatchObject({ outcome: 'delivered' });
    const unsubscribe = `<https://shop.example/u/${'x'.repeat(64)}>`;
    const ofCustomer = {
      ...mail,
      from: { name: 'Lumen Lamps', replyTo: 'hello@lumenlamps.example' },
      headers: { 'List-Unsubscribe': unsubscribe, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    };
    await mailer.send(ofCustomer);
    mailer.onModuleDestroy();
    // RFC 5322, 2.2.3: long headers are folded.
    const unfolded = received.replace(/\r\n[ \t]+/g, ' ');
    expect(unfolded).toContain(`\r\nList-Unsubscribe: ${unsubscribe}\r\n`);
    expect(unfolded).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(unfolded).toContain('\r\nFrom: Lumen Lamps <a@example.org>\r\n');
    expect(unfolded).toContain('\r\nReply-To: hello@lumenlamps.example\r\n');
    const headers = received.slice(0, received.indexOf('\r\n\r\n'));
    expect(headers).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(headers).toMatch(/^X-Auto-Response-Suppress: All\r?$/m);
  });
});
