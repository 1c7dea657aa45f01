import { Injectable } from '@nestjs/common';
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
import { MAIL_PAGES } from '../domain/mail-pages.js';
import type { NotificationKind } from '../domain/notification.js';
import { NotificationsConfig } from '../notifications.config.js';
import { LetterPress, type LetterTask } from './letter.js';
import { linkMail, messageId, NO_TASKS, pageUrl } from './link-mail.js';
import { counted, localTime } from './local-time.js';
import { mailWords } from './words/index.js';
import type { Counted } from './words/mail-words.js';

/** Maximum number of tasks in a mail. */
const MAX_LISTED = 50;
/** Maximum length of a comment in a mail, in code points. */
const MAX_COMMENT = 1000;

const URGENCY = {
  task_opened: 'ink2',
  task_assigned: 'ink2',
  task_due: 'soon',
  task_breached: 'late',
  promise_due: 'soon',
  promise_broken: 'late',
  customer_replied: 'ink2',
  rule_notice: 'ink2',
} as const satisfies Record<NotificationKind, LetterTask['urgency']>;

/** `MailWriter` with LiquidJS. */
@Injectable()
export class LiquidMailWriter extends MailWriter {
  readonly #press = new LetterPress();

  constructor(
    private readonly config: NotificationsConfig,
    private readonly tokens: MailedTokens,
  ) {
    super();
  }

  override write(mail: SealedMail): Mail {
    const language = staffLanguage(mail.recipient.language ?? mail.workspace?.language ?? 'en');
    const { task: words } = mailWords[language];
    const [first] = mail.notifications;
    if (first === undefined) throw new Error(`mail ${mail.id} has no notifications`);
    const total = mail.notifications.length;
    const tasks = mail.notifications.slice(0, MAX_LISTED).map((one) => this.#taskOf(one, mail, language));
    const workspace = mail.workspace?.name ?? 'Hearback';
    const [only] = total === 1 ? tasks : [];
    const digest = this.#count(words.digest, total, language, workspace);
    const subject = subjectLine(
      only === undefined ? digest : this.#press.fill(words.subject[first.kind], { title: only.title }),
    );
    const letter = {
      language,
      subject,
      workspace: mail.workspace?.name ?? null,
      heading: only === undefined ? digest : words.lead[first.kind],
      lead: null,
      tasks: only === undefined ? tasks : [{ ...only, label: null }],
      words: { due: words.due, why: words.why },
      more: total > tasks.length ? this.#count(words.more, total - tasks.length, language, workspace) : null,
      action:
        only === undefined
          ? { label: words.openAll, url: pageUrl(this.config, MAIL_PAGES.tasks) }
          : { label: words.open, url: only.url },
      notes: [],
      footer: {
        sentence: this.#press.fill(words.footer, { workspace }),
        label: words.settings,
        url: pageUrl(this.config, MAIL_PAGES.settings),
      },
    };
    const to = { address: mail.recipient.email, name: displayName(mail.recipient.name) };
    return { messageId: messageId(this.config, mail.id), to, subject, ...this.#press.print(letter) };
  }

  override writeConfirmation({ tokenId, address, language: tag }: ConfirmationContent): Mail {
    const language = staffLanguage(tag);
    const path = `${MAIL_PAGES.confirm}${this.tokens.tokenOf('confirm-address', tokenId)}`;
    const { confirmation: words } = mailWords[language];
    return linkMail(this.#press, this.config, { language, words, id: tokenId, address, path });
  }

  override writeInvitation({ tokenId, address, language: tag, inviter }: InvitationContent): Mail {
    const language = staffLanguage(tag);
    const { unnamedLead, ...words } = mailWords[language].invitation;
    const lead = inviter === null ? unnamedLead : this.#press.fill(words.lead, { inviter });
    const path = `${MAIL_PAGES.join}${this.tokens.tokenOf('join-workspace', tokenId)}`;
    return linkMail(this.#press, this.config, { language, words: { ...words, lead }, id: tokenId, address, path });
  }

  override writeTest({ id, address, language: tag }: TestMailContent): Mail {
    const language = staffLanguage(tag);
    const { subject, lead } = mailWords[language].test;
    const letter = { ...NO_TASKS, language, subject, heading: subject, lead, action: null, notes: [] };
    return { messageId: messageId(this.config, id), to: { address, name: '' }, subject, ...this.#press.print(letter) };
  }

  #taskOf(
    { kind, notice }: SealedMail['notifications'][number],
    mail: SealedMail,
    language: StaffLanguage,
  ): LetterTask {
    const { title, reason, comment, dueAt, taskId } = notice;
    return {
      label: mailWords[language].task.label[kind],
      urgency: URGENCY[kind],
      title,
      comment: comment === null ? null : shortened(comment),
      due: localTime(dueAt, language, mail.recipient.timeZone ?? mail.workspace?.timeZone ?? 'UTC'),
      reason,
      reasonLanguage: mail.workspace?.language ?? language,
      url: pageUrl(this.config, `${MAIL_PAGES.task}${publicId('tsk', taskId)}`),
    };
  }

  #count(forms: Counted, count: number, language: StaffLanguage, workspace: string): string {
    const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
    return this.#press.fill(form, { count: counted(count, language), workspace });
  }
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > MAX_COMMENT ? `${characters.slice(0, MAX_COMMENT).join('')}…` : text;
}
