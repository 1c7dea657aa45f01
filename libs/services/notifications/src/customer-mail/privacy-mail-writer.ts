import { Injectable } from '@nestjs/common';
import { SignedLinks } from '@hearback/http';
import { directionOf } from '@hearback/questionnaire';
import { brandColours, NEUTRAL_BRAND } from '@hearback/survey-ui';
import { Liquid } from 'liquidjs';
import { PrivacyMailWriter, type PrivacyMail, type PrivacyMailKind } from '../application/privacy-mail.js';
import type { WrittenMail } from '../application/survey-mail.js';
import { displayName, recipientAddress, subjectLine } from '../domain/address.js';
import { messageId, pageUrl } from '../mail/link-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { mailLayout, SURVEY_TEXT_LAYOUT } from './mail-layout.js';
import { customerMailWords } from './words/index.js';
import { PRIVACY_MAIL_WORDS, privacyMailLanguage, type PrivacyMailTexts } from './words/privacy-mail-words.js';

const STRICT = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;

/** `PrivacyMailWriter` in the layout of mails with questions, filled by LiquidJS, which escapes every value in HTML. */
@Injectable()
export class LiquidPrivacyMailWriter extends PrivacyMailWriter {
  readonly #plain = new Liquid(STRICT);
  readonly #escaping = new Liquid({ ...STRICT, outputEscape: 'escape' });

  constructor(
    private readonly config: NotificationsConfig,
    private readonly links: SignedLinks,
  ) {
    super();
  }

  override write(mail: PrivacyMail): WrittenMail {
    const scope = this.#scope(mail);
    const { brand, requestId } = mail;
    return {
      messageId: messageId(this.config, requestId),
      subject: scope.subject,
      text: `${(this.#plain.parseAndRenderSync(SURVEY_TEXT_LAYOUT, scope) as string).trimEnd()}\n`,
      html: this.#escaping.parseAndRenderSync(mailLayout('survey', scope.dir), scope) as string,
      fromName: displayName(brand.name),
      replyTo: recipientAddress(brand.contact?.email ?? '') ?? null,
      headers: {},
    };
  }

  #scope({ requestId, kind, language: tag, name, customerId, brand }: PrivacyMail) {
    const language = privacyMailLanguage(tag);
    const { [kind]: words, shared }: PrivacyMailTexts = PRIVACY_MAIL_WORDS[language];
    const common = customerMailWords(language);
    const fill = (text: string, values: Readonly<Record<string, string>> = { brand: brand.name }) =>
      this.#plain.parseAndRenderSync(text, values) as string;
    const page = (path: string) => pageUrl(this.config, path);
    const colours = brandColours(brand.color ?? NEUTRAL_BRAND);
    const intro = fill(words.intro);
    return {
      language,
      dir: directionOf(language),
      subject: subjectLine(fill(words.subject)),
      preview: intro,
      brand: brand.name,
      logo: brand.logoPath === null ? null : page(brand.logoPath),
      greeting: name === null ? common.greetingWithoutName : fill(common.greeting, { name }),
      intro: [intro],
      question: null,
      hint: null,
      action: { label: words.action, url: page(this.#path(kind, requestId, customerId)) },
      closing: [words.valid ?? shared.valid, fill(words.unexpected ?? shared.unexpected)],
      signature: brand.contact?.name ?? null,
      trap: null,
      footer: fill(common.footer),
      links: [
        { label: common.less, url: page(`/p/${this.links.write('preferences', [customerId])}`) },
        ...(brand.privacyUrl === null ? [] : [{ label: common.privacy, url: brand.privacyUrl }]),
      ],
      light: colours.light,
      dark: colours.dark,
    };
  }

  /** The path of the page that the mail is about. */
  #path(kind: PrivacyMailKind, requestId: string, customerId: string): string {
    if (kind === 'copy') return `/p/${this.links.write('data-copy', [customerId, requestId])}/copy`;
    return `/p/${this.links.write('privacy-request', [requestId])}/confirm`;
  }
}
