import { fallbackChain, fillMailText, type MailTextName } from '@hearback/questionnaire';
import type { SurveyMail } from '../application/survey-mail.js';

/** The texts that staff wrote for a mail, in its language, filled in for its recipient. */
export class OwnTexts {
  readonly #values: { readonly customer: Readonly<Record<string, unknown>>; readonly event: SurveyMail['variables'] };

  constructor(
    private readonly mail: Pick<SurveyMail, 'texts' | 'recipient' | 'variables'>,
    private readonly language: string,
  ) {
    const { name, attributes } = mail.recipient;
    const given = attributes['first_name'];
    const first = typeof given === 'string' && given.trim() !== '' ? given.trim() : firstWord(name);
    const known = { ...(name === null ? {} : { name }), ...(first === null ? {} : { first_name: first }) };
    this.#values = { customer: { ...attributes, ...known }, event: mail.variables };
  }

  /** How to address the customer; null if it is not known. */
  get firstName(): string | null {
    const name = this.#values.customer['first_name'];
    return typeof name === 'string' ? name : null;
  }

  /** The text in the language of the mail or a shorter form of it; undefined if staff wrote none. */
  text(name: MailTextName): string | undefined {
    for (const tag of fallbackChain(this.language)) {
      const texts = Object.hasOwn(this.mail.texts, tag) ? this.mail.texts[tag] : undefined;
      const text = texts !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined;
      if (text !== undefined) return fillMailText(text, this.#values);
    }
    return undefined;
  }
}

/** The first word of a name; null if there is none. */
function firstWord(name: string | null): string | null {
  return name?.trim().split(/\s+/u)[0] || null;
}
