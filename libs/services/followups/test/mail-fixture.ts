import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CustomerChanged, CustomerMessageDelivered } from '@hearback/contracts';
import { ReplyTokens } from '@hearback/http';
import { IncomingMailServer } from '../src/mail/incoming-mail-server.js';
import { FollowupsFixture } from './followups-fixture.js';
import { MailClient, type Envelope, type SmtpReply } from './mail-client.js';

export const REPLY_DOMAIN = 'in.example.com';

const uuidOf = (id: string) => id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A task that waits for its customer, to whom a message has been sent. */
export interface WaitingTask {
  readonly id: string;
  readonly uuid: string;
  /** Where the customer answers. */
  readonly address: string;
  /** Message-ID of what was sent, without its angle brackets. */
  readonly sentId: string;
}

/** The service with its SMTP server on a database. */
export class MailFixture {
  private constructor(
    readonly followups: FollowupsFixture,
    readonly staffId: string,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<MailFixture> {
    const followups = await FollowupsFixture.start({
      HEARBACK_REPLY_DOMAIN: REPLY_DOMAIN,
      FOLLOWUPS_SMTP_PORT: '0',
      FOLLOWUPS_TRUSTED_MAIL_SERVERS: 'mx.other.example,MX.in.example.com',
      ...settings,
    });
    await followups.rule();
    const [staffId] = (await followups.staff('Ada')) as [string];
    return new MailFixture(followups, staffId);
  }

  get port(): number {
    return this.followups.medium.app.get(IncomingMailServer, { strict: false }).port!;
  }

  /** A mail of `mails/` for a task. */
  mail(name: string, { address, sentId }: WaitingTask): Buffer {
    const text = readFileSync(new URL(`./mails/${name}.eml`, import.meta.url), 'latin1');
    return Buffer.from(text.replaceAll('{{reply_address}}', address).replaceAll('{{sent_id}}', sentId), 'latin1');
  }

  async waiting(): Promise<WaitingTask> {
    const { medium } = this.followups;
    const external_id = `C-${randomUUID()}`;
    await medium.publish(CustomerChanged, {
      customer_id: randomUUID(),
      external_id,
      name: 'Jonas Berg',
      email: 'jonas@mail.example',
      language: 'en',
      attributes: {},
      revision: 1,
      changed_at: medium.clock.now().toISOString(),
    });
    const [{ id }] = await this.followups.tasksOf(...(await this.followups.submit({ customer: { external_id } })));
    const asAda = medium.as({ role: 'agent', staffId: this.staffId });
    const { body } = await asAda.post(`/v1/tasks/${id}/messages`).send({ text: 'Is Tuesday fine?', wait: true });
    medium.clock.advance(10_000);
    await medium.drained();
    const sentId = `${randomUUID()}@in.example.com`;
    await medium.publish(CustomerMessageDelivered, {
      message_id: uuidOf(body.id),
      task_id: uuidOf(id),
      mail_message_id: `<${sentId}>`,
      delivered_at: medium.clock.now().toISOString(),
      possible_copies: 0,
    });
    await medium.drained();
    const address = medium.app.get(ReplyTokens, { strict: false }).addressOf(uuidOf(id), REPLY_DOMAIN);
    return { id, uuid: uuidOf(id), address, sentId };
  }

  /** Sends a mail over a connection of its own. */
  async send(raw: Buffer, envelope: Envelope): Promise<SmtpReply> {
    const client = await MailClient.connect(this.port);
    try {
      return await client.send(raw, envelope);
    } finally {
      client.close();
    }
  }

  /** The messages that came in for a task. */
  async received({ id }: WaitingTask) {
    const { messages } = await this.followups.get(`/v1/tasks/${id}/thread`);
    return messages.filter(({ direction }: { direction: string }) => direction === 'in');
  }

  async close(): Promise<void> {
    await this.followups.medium.close();
  }
}
