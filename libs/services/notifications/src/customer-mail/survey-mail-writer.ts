import { Injectable } from '@nestjs/common';
import { SignedLinks } from '@hearback/http';
import { directionOf, resolveLanguage, type MailTextName } from '@hearback/questionnaire';
import { brandColours, NEUTRAL_BRAND } from '@hearback/survey-ui';
import { Liquid, type Template } from 'liquidjs';
import { SurveyMailWriter, type SurveyMail, type WrittenMail } from '../application/survey-mail.js';
import { displayName, recipientAddress, subjectLine } from '../domain/address.js';
import { messageId, pageUrl } from '../mail/link-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { firstQuestion } from './first-question.js';
import { mailLayout, SURVEY_TEXT_LAYOUT } from './mail-layout.js';
import { OwnTexts } from './own-texts.js';
import type { CustomerMailWords } from './words/customer-mail-words.js';
import { customerMailWords } from './words/index.js';

const STRICT = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;
/** Code points that clients show beside the subject. */
const PREVIEW = 150;
/** Size of the numbers in cells: eleven of them need room on a phone. */
const CELL_SIZES = { few: 15, faces: 24 } as const;

/** `SurveyMailWriter` with layouts that MJML compiled, filled by LiquidJS, which escapes every value in HTML. */
@Injectable()
export class LiquidSurveyMailWriter extends SurveyMailWriter {
  readonly #plain = new Liquid(STRICT);
  readonly #escaping = new Liquid({ ...STRICT, outputEscape: 'escape' });
  readonly #text = this.#plain.parse(SURVEY_TEXT_LAYOUT);
  readonly #html = new Map<string, Template[]>();

  constructor(
    private readonly config: NotificationsConfig,
    private readonly links: SignedLinks,
  ) {
    super();
  }

  override write(mail: SurveyMail): WrittenMail {
    const { survey, recipient, brand } = mail;
    const language = resolveLanguage(survey, recipient.language);
    const own = new OwnTexts(mail, language);
    const words = customerMailWords(language);
    const scope = this.#scope(mail, language, own, words);
    const unsubscribe = this.#page('/u/', 'unsubscribe', recipient.customerId, mail.invitationId);
    return {
      messageId: messageId(this.config, mail.id),
      subject: scope.subject,
      text: `${(this.#plain.renderSync(this.#text, scope) as string).trimEnd()}\n`,
      html: this.#escaping.renderSync(this.#layout(scope.dir), scope) as string,
      fromName: displayName(brand.name),
      replyTo: recipientAddress(brand.contact?.email ?? '') ?? null,
      // One click in the mail program stops further questions (RFC 8058).
      headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    };
  }

  #scope(mail: SurveyMail, language: string, own: OwnTexts, words: CustomerMailWords) {
    const { brand, recipient, invitationId, step } = mail;
    const { name } = brand;
    const says = (text: MailTextName, builtIn: string, values: Readonly<Record<string, string>> = {}) =>
      own.text(text) ?? (this.#plain.parseAndRenderSync(builtIn, { brand: name, ...values }) as string);
    const { subject, intro } = this.#of(step, says, words);
    const survey = `/r/${this.links.write('invitation', [invitationId])}`;
    const question = step === 'thanks' ? null : this.#question(mail, language, survey);
    const firstName = own.firstName;
    const colours = brandColours(brand.color ?? NEUTRAL_BRAND);
    const button = step !== 'thanks' && (question === null || question.options.length === 0);
    return {
      language,
      dir: directionOf(language),
      subject: subjectLine(subject),
      preview: [...intro].slice(0, PREVIEW).join(''),
      brand: name,
      logo: brand.logoPath === null ? null : pageUrl(this.config, brand.logoPath),
      greeting: own.text('greeting') ?? this.#greeting(words, firstName),
      intro: linesOf(intro),
      question,
      hint: question !== null && question.options.length > 0 ? words.hint : null,
      action: button ? { label: says('button', words.button), url: pageUrl(this.config, survey) } : null,
      closing: linesOf(own.text('closing') ?? this.#reach(mail, words, directionOf(language))),
      signature: brand.contact?.name ?? null,
      trap: step === 'thanks' ? null : pageUrl(this.config, `${survey}/more`),
      footer: says('footer', words.footer),
      links: [
        { label: words.less, url: this.#page('/p/', 'preferences', recipient.customerId) },
        { label: words.stop, url: this.#page('/u/', 'unsubscribe', recipient.customerId, invitationId) },
        ...(brand.privacyUrl === null ? [] : [{ label: words.privacy, url: brand.privacyUrl }]),
      ],
      light: colours.light,
      dark: colours.dark,
    };
  }

  #of(
    step: SurveyMail['step'],
    says: (text: MailTextName, builtIn: string) => string,
    words: CustomerMailWords,
  ): { readonly subject: string; readonly intro: string } {
    switch (step) {
      case 'invite':
        return { subject: says('subject', words.subject), intro: says('intro', words.intro) };
      case 'reminder':
        return {
          subject: says('reminder_subject', words.reminderSubject),
          intro: says('reminder_intro', words.reminderIntro),
        };
      case 'thanks':
        return { subject: says('thanks_subject', words.thanksSubject), intro: says('thanks_intro', words.thanksIntro) };
    }
  }

  #question({ survey, recipient, variables }: SurveyMail, language: string, path: string) {
    const question = firstQuestion(survey, language, { customer: recipient.attributes, hidden: variables });
    if (question === null) return null;
    const options = question.options.map((one) => ({
      ...one,
      url: pageUrl(this.config, `${path}?score=${encodeURIComponent(one.score)}`),
    }));
    const size = survey.questions[0]?.kind === 'emoji' ? CELL_SIZES.faces : CELL_SIZES.few;
    return { ...question, options, size, cells: question.cells && options.length > 0 };
  }

  #greeting(words: CustomerMailWords, name: string | null): string {
    const sentence = name === null ? words.greetingWithoutName : words.greeting;
    return this.#plain.parseAndRenderSync(sentence, { name: name ?? '' }) as string;
  }

  /** How to reach a person; empty without a contact. */
  #reach({ brand: { contact } }: SurveyMail, words: CustomerMailWords, direction: 'ltr' | 'rtl'): string {
    if (contact === null) return '';
    const { email } = contact;
    if (contact.phone === null) return email === null ? '' : words.reply;
    // Isolated, because text from right to left would turn the groups of the number around.
    // A number that is broken over two lines is hard to dial.
    const number = contact.phone.replaceAll(' ', '\u00A0');
    const phone = direction === 'rtl' ? `\u2066${number}\u2069` : number;
    return this.#plain.parseAndRenderSync(email === null ? words.call : words.replyOrCall, { phone }) as string;
  }

  #page(path: string, purpose: 'preferences' | 'unsubscribe', ...ids: readonly string[]): string {
    return pageUrl(this.config, `${path}${this.links.write(purpose, ids)}`);
  }

  #layout(direction: 'ltr' | 'rtl'): Template[] {
    const layout = this.#html.get(direction) ?? this.#escaping.parse(mailLayout('survey', direction));
    this.#html.set(direction, layout);
    return layout;
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
