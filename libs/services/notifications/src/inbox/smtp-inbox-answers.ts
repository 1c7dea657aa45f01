import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { Ids, reasonOf } from '@hearback/kernel';
import { InboxAnswers, type InboxMail } from '../application/inbox.js';
import { NotificationsConfig } from '../notifications.config.js';

type Transporter = ReturnType<typeof nodemailer.createTransport>;

const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 } as const;

/** `InboxAnswers` through the SMTP server that receives the answers of customers. */
@Injectable()
export class SmtpInboxAnswers extends InboxAnswers implements OnModuleDestroy {
  private transporter: Transporter | undefined;

  constructor(
    private readonly config: NotificationsConfig,
    private readonly ids: Ids,
  ) {
    super();
  }

  override addressFor(mail: InboxMail): string | undefined {
    if (this.config.answersPort === undefined || this.config.answersPort === 0) return undefined;
    const value = mail.headers.find(({ name }) => name.toLowerCase() === 'reply-to')?.value ?? '';
    return /<?([^<>\s@]+@[^<>\s@]+)>?\s*$/.exec(value)?.[1];
  }

  override async send(mail: InboxMail, text: string): Promise<string | undefined> {
    const to = this.addressFor(mail);
    const from = mail.to[0];
    if (to === undefined || from === undefined) return 'The mail cannot be answered.';
    this.transporter ??= nodemailer.createTransport({
      host: '127.0.0.1',
      port: this.config.answersPort!,
      ignoreTLS: true,
      ...TIMEOUTS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await this.transporter.sendMail({
        messageId: `<${this.ids.next()}@inbox.localhost>`,
        from: { name: '', address: from },
        to: { name: '', address: to },
        envelope: { from, to: [to] },
        inReplyTo: mail.messageId,
        references: mail.messageId,
        subject: `Re: ${mail.subject}`,
        text: `${text}\n\n${quoted(mail)}`,
      });
      return undefined;
    } catch (error) {
      // What the server said, else why it was not reached.
      return (error as { readonly response?: string }).response ?? reasonOf(error);
    }
  }

  onModuleDestroy(): void {
    this.transporter?.close();
    this.transporter = undefined;
  }
}

/** The mail as mail programs quote it below an answer. */
function quoted({ receivedAt, sender, text }: InboxMail): string {
  const lines = text.trimEnd().split(/\r?\n/);
  return [`On ${receivedAt.toUTCString()}, ${sender} wrote:`, ...lines.map((line) => `> ${line}`)].join('\n');
}
