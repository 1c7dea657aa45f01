import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { InvitationMailDelivered } from '@hearback/contracts';
import { AskingWorkspace } from './customer-mails-harness.js';
import { NotificationsHarness } from './notifications-harness.js';

describe('a mail to a customer of which the reply of the server is lost', () => {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  let harness: NotificationsHarness;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString());
        // The first mail is accepted, and the connection ends before the reply.
        if (received.length === 1) for (const socket of sockets) socket.destroy();
        else done();
      });
    },
  });

  beforeAll(async () => {
    server.server.on('connection', (socket: Socket) => sockets.add(socket));
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    harness = await NotificationsHarness.start({
      NOTIFICATIONS_SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      HEARBACK_PUBLIC_URL: 'https://ask.example.org',
    });
  });
  afterAll(async () => {
    await harness?.medium.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('is sent again with the same Message-ID, and both copies are counted', async () => {
    const shop = await AskingWorkspace.create(harness);
    const claimed = await shop.claim(await shop.customer());
    await harness.medium.drained();
    harness.medium.clock.advance(60_000);
    const { payload } = await harness.medium.events.next(
      InvitationMailDelivered,
      (event) => event.payload.invitation_id === claimed.invitation_id,
    );
    expect(payload.possible_copies).toBe(1);
    const ids = received.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(
      await harness.medium.sql('select number, settled, code from notifications.mail_attempt order by number'),
    ).toEqual([
      { number: 1, settled: false, code: null },
      { number: 2, settled: true, code: 250 },
    ]);
  });
});
