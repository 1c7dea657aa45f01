import { Injectable } from '@nestjs/common';
import { ReplyTokens, SignedLinks } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { directionOf } from '@hearback/questionnaire';
import { brandColours, NEUTRAL_BRAND } from '@hearback/survey-ui';
import { Liquid } from 'liquidjs';
import { ThreadMailWriter, type ThreadMail, type WrittenThreadMail } from '../application/thread/thread-mail.js';
import { displayName, recipientAddress, subjectLine } from '../domain/address.js';
import { messageId, pageUrl } from '../mail/link-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { mailLayout, MESSAGE_TEXT_LAYOUT } from './mail-layout.js';
import { customerMailLanguage, customerMailWords } from './words/index.js';

const STRICT = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;

/** By which mails of threads are known when they come back to us. */
const TASK_HEADER = 'Hearback-Task';

/** Code points that clients show beside the subject. */
const PREVIEW = 150;

/** `ThreadMailWriter` with a layout that MJML compiled, filled by LiquidJS, which escapes every value in HTML. */
@Injectable()
export class LiquidThreadMailWriter extends ThreadMailWriter {
  readonly #plain = new Liquid(STRICT);
  readonly #escaping = new Liquid({ ...STRICT, outputEscape: 'escape' });
  readonly #text = this.#plain.parse(MESSAGE_TEXT_LAYOUT);

  constructor(
    private readonly config: NotificationsConfig,
    private readonly tokens: ReplyTokens,
    private readonly links: SignedLinks,
  ) {
    super();
  }

  override write(mail: ThreadMail): WrittenThreadMail {
    const { brand, taskId, inReplyTo, references } = mail;
    const scope = this.#scope(mail);
    return {
      messageId: messageId(this.config, mail.id),
      subject: scope.subject,
      text: `${(this.#plain.renderSync(this.#text, scope) as string).trimEnd()}\n`,
      html: this.#escaping.parseAndRenderSync(mailLayout('message', scope.dir), scope) as string,
      fromName: displayName(brand.name),
      replyTo: this.#replyTo(mail),
      isAnsweredInThread: this.config.replyDomain !== undefined,
      headers: { [TASK_HEADER]: publicId('tsk', taskId) },
      inReplyTo,
      references,
    };
  }

  #scope(mail: ThreadMail) {
    const { brand, text, memberName } = mail;
    const language = customerMailLanguage(mail.language ?? 'en');
    const words = customerMailWords(language);
    const fill = (words: string) => this.#plain.parseAndRenderSync(words, { brand: brand.name }) as string;
    const body = text.replaceAll(/\r\n?/g, '\n').trim();
    const status = mail.statusLinkId === null ? null : `/t/${this.links.write('status', [mail.statusLinkId])}`;
    const colours = brandColours(brand.color ?? NEUTRAL_BRAND);
    return {
      language,
      dir: directionOf(language),
      subject: subjectLine(mail.subject === null ? fill(words.threadSubject) : answerTo(mail.subject)),
      preview: [...body.replaceAll('\n', ' ')].slice(0, PREVIEW).join(''),
      brand: brand.name,
      logo: brand.logoPath === null ? null : pageUrl(this.config, brand.logoPath),
      body,
      paragraphs: body.split(/\n{2,}/).map((paragraph) => paragraph.split('\n')),
      signature: memberName,
      closing: mail.writer === 'person' ? [] : [words.threadAutomatic, this.#wayToPerson(mail)],
      footer: fill(words.threadFooter),
      links: [
        ...(status === null ? [] : [{ label: words.threadStatus, url: pageUrl(this.config, status) }]),
        ...(brand.privacyUrl === null ? [] : [{ label: words.privacy, url: brand.privacyUrl }]),
      ],
      light: colours.light,
      dark: colours.dark,
    };
  }

  /** Where answers go: to the thread, or else to the contact of the workspace; null: to the sender. */
  #replyTo({ taskId, brand }: ThreadMail): string | null {
    const { replyDomain } = this.config;
    if (replyDomain !== undefined) return this.tokens.addressOf(taskId, replyDomain);
    return recipientAddress(brand.contact?.email ?? '') ?? null;
  }

  /** How to reach a person: no automatic message goes without it. */
  #wayToPerson(mail: ThreadMail): string {
    const language = customerMailLanguage(mail.language ?? 'en');
    const words = customerMailWords(language);
    const canReply = this.#replyTo(mail) !== null;
    const number = mail.brand.contact?.phone ?? null;
    if (number === null) return canReply ? words.reply : words.threadPerson;
    // Isolated, because text from right to left would turn the groups of the number around.
    const phone = directionOf(language) === 'rtl' ? `\u2066${number}\u2069` : number;
    return this.#plain.parseAndRenderSync(canReply ? words.replyOrCall : words.call, { phone }) as string;
  }
}

/** The subject of an answer, as mail programs write it. */
function answerTo(subject: string): string {
  return /^\s*(re|aw|sv|رد)\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}
