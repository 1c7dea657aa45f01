import { Injectable } from '@nestjs/common';
import { Liquid, type Template } from 'liquidjs';
import { MailedTokens } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { staffLanguage, type StaffLanguage } from '@hearback/questionnaire';
import type { SealedMail } from '../application/mail-store.js';
import {
  MailWriter,
  type ConfirmationContent,
  type InvitationContent,
  type Mail,
  type TestMailContent,
} from '../application/mailer.js';
import { displayName, subjectLine } from '../domain/address.js';
import type { TaskNotice } from '../domain/notification.js';
import { NotificationsConfig } from '../notifications.config.js';
import { invitationWords } from './templates/invitation-words.js';
import {
  CONFIRMATION_HTML,
  CONFIRMATION_TEXT,
  HTML_LAYOUT,
  INVITATION_HTML,
  INVITATION_TEXT,
  TEST_HTML,
  TEST_TEXT,
  TEXT_LAYOUT,
} from './templates/layouts.js';
import { testMailWords } from './templates/test-mail-words.js';
import { mailWords } from './templates/words.js';

/** Maximum number of tasks in a mail. */
const MAX_LISTED = 50;
/** Maximum length of a comment in a mail, in code points. */
const MAX_COMMENT = 1000;

const STRICT = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;

/** `MailWriter` with LiquidJS. The engine for HTML escapes every value, so that user input stays text. */
@Injectable()
export class LiquidMailWriter extends MailWriter {
  private readonly plain = new Liquid(STRICT);
  private readonly escaping = new Liquid({ ...STRICT, outputEscape: 'escape' });
  private readonly text: Template[] = this.plain.parse(TEXT_LAYOUT);
  private readonly html: Template[] = this.escaping.parse(HTML_LAYOUT);
  private readonly confirmationText: Template[] = this.plain.parse(CONFIRMATION_TEXT);
  private readonly confirmationHtml: Template[] = this.escaping.parse(CONFIRMATION_HTML);

  private readonly invitationText: Template[] = this.plain.parse(INVITATION_TEXT);
  private readonly invitationHtml: Template[] = this.escaping.parse(INVITATION_HTML);
  private readonly testText: Template[] = this.plain.parse(TEST_TEXT);
  private readonly testHtml: Template[] = this.escaping.parse(TEST_HTML);

  constructor(
    private readonly config: NotificationsConfig,
    private readonly tokens: MailedTokens,
  ) {
    super();
  }

  override write(mail: SealedMail): Mail {
    const language = staffLanguage(mail.recipient.language ?? mail.workspace?.language ?? 'en');
    const words = mailWords[language];
    const [first] = mail.notifications;
    if (first === undefined) throw new Error(`mail ${mail.id} has no notifications`);
    const digest = mail.notifications.length > 1;
    const kind = digest ? 'digest' : first.kind;
    const shown = mail.notifications.slice(0, MAX_LISTED);
    const hidden = mail.notifications.length - shown.length;
    const basics = { first: { title: first.notice.title }, count: mail.notifications.length, hidden };
    const values = { ...basics, workspace: mail.workspace?.name ?? 'Hearback' };
    const fill = (sentence: string) => this.plain.parseAndRenderSync(sentence, values) as string;
    const subject = subjectLine(fill(words.subject[kind]));
    const scope = {
      language,
      digest,
      subject,
      hidden,
      words: { due: words.due, why: words.why, comment: words.comment, open: words.open },
      lead: fill(words.lead[kind]),
      more: fill(words.more),
      footer: fill(words.footer),
      tasks: shown.map((one) => ({ label: words.label[one.kind], ...this.taskOf(one.notice, mail, language) })),
    };
    return {
      messageId: this.messageId(mail.id),
      to: { address: mail.recipient.email, name: displayName(mail.recipient.name) },
      subject,
      text: this.plain.renderSync(this.text, scope) as string,
      html: this.escaping.renderSync(this.html, scope) as string,
    };
  }

  override writeConfirmation({ tokenId, address, language: tag }: ConfirmationContent): Mail {
    const language = staffLanguage(tag);
    const { confirmation: words } = mailWords[language];
    const scope = { language, words, url: this.pageOf(`/confirm/${this.tokens.tokenOf('confirm-address', tokenId)}`) };
    return {
      messageId: this.messageId(tokenId),
      // Without a name, which the person who added the member chose.
      to: { address, name: '' },
      subject: words.subject,
      text: this.plain.renderSync(this.confirmationText, scope) as string,
      html: this.escaping.renderSync(this.confirmationHtml, scope) as string,
    };
  }

  override writeInvitation({ tokenId, address, language: tag, inviter }: InvitationContent): Mail {
    const { language, words } = invitationWords(tag);
    const sentence = inviter === null ? words.leadWithoutName : words.lead;
    const lead = this.plain.parseAndRenderSync(sentence, { inviter }) as string;
    const url = this.pageOf(`/app/join/${this.tokens.tokenOf('join-workspace', tokenId)}`);
    const scope = { language, dir: language === 'ar' ? 'rtl' : 'ltr', words, lead, url };
    return {
      messageId: this.messageId(tokenId),
      to: { address, name: '' },
      subject: words.subject,
      text: this.plain.renderSync(this.invitationText, scope) as string,
      html: this.escaping.renderSync(this.invitationHtml, scope) as string,
    };
  }

  override writeTest({ id, address, language: tag }: TestMailContent): Mail {
    const { language, words } = testMailWords(tag);
    const scope = { language, dir: language === 'ar' ? 'rtl' : 'ltr', words };
    return {
      messageId: this.messageId(id),
      to: { address, name: '' },
      subject: words.subject,
      text: this.plain.renderSync(this.testText, scope) as string,
      html: this.escaping.renderSync(this.testHtml, scope) as string,
    };
  }

  private messageId(id: string): string {
    const { sender } = this.config;
    return `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
  }

  private pageOf(path: string): string {
    return `${this.config.publicUrl.replace(/\/+$/, '')}${path}`;
  }

  private taskOf(notice: TaskNotice, mail: SealedMail, language: StaffLanguage) {
    const { title, reason, comment } = notice;
    return {
      title,
      reason,
      comment: comment === null ? null : shortened(comment),
      due: localTime(notice.dueAt, language, mail.recipient.timeZone ?? mail.workspace?.timeZone ?? 'UTC'),
      url: this.pageOf(`/app/tasks/${publicId('tsk', notice.taskId)}`),
    };
  }
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > MAX_COMMENT ? `${characters.slice(0, MAX_COMMENT).join('')}…` : text;
}

function localTime(instant: string, language: StaffLanguage, timeZone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  const locale = language === 'en' ? 'en-GB' : language;
  try {
    return `${new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(instant))} (${timeZone})`;
  } catch {
    return `${new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(instant))} (UTC)`;
  }
}
