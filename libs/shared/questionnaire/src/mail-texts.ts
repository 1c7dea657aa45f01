import type { FieldError } from '@hearback/kernel';
import { fillPlaces, placesOf } from './piping.js';

/** The texts of mails about an invitation that staff can write, by their maximum length. Those that they leave out are built in. */
export const MAIL_TEXTS = {
  subject: 200,
  greeting: 200,
  intro: 2000,
  button: 60,
  closing: 2000,
  footer: 500,
  reminder_subject: 200,
  reminder_intro: 2000,
  thanks_subject: 200,
  thanks_intro: 2000,
} as const;
export type MailTextName = keyof typeof MAIL_TEXTS;

/** What a text of a mail is filled in with, by key. */
export interface MailTextValues {
  /** The customer's attributes, `name` and `first_name`. */
  readonly customer: Readonly<Record<string, unknown>>;
  /** What the mail is about, such as the product that was delivered. */
  readonly event: Readonly<Record<string, unknown>>;
}

const PLACES = /* @__PURE__ */ placesOf('customer', 'event');
const EXAMPLE = '{{ customer.first_name | default: "there" }}';

/** The text with values in its places, as plain text. Values are texts and numbers; others count as absent, and the fallback is shown. */
export function fillMailText(text: string, values: MailTextValues): string {
  return fillPlaces(text, PLACES, { ...values });
}

/** The places in a text that are filled in, as `customer.first_name`. */
export function mailPlacesOf(text: string): readonly string[] {
  return [...text.matchAll(PLACES)].map(([, source, key]) => `${source}.${key}`);
}

/** Why a text of a mail cannot be sent to every customer; `undefined`: no reason. Braces that are no place with a fallback are refused. */
export function mailTextDefect(name: string, text: string): Omit<FieldError, 'pointer'> | undefined {
  if (!Object.hasOwn(MAIL_TEXTS, name)) {
    const names = Object.keys(MAIL_TEXTS).join(', ');
    return { code: 'unknown-text', detail: `must be one of ${names}` };
  }
  const most = MAIL_TEXTS[name as MailTextName];
  if ([...text].length > most) return { code: 'too-long', detail: `must have at most ${most} characters` };
  if (text.trim() === '')
    return { code: 'empty', detail: 'must have a visible character; leave it out for the built-in text' };
  if (!/\{[{%]/.test(text.replace(PLACES, ''))) return undefined;
  return /\bdefault:/.test(text)
    ? { code: 'invalid-piping', detail: `must have the form ${EXAMPLE} at each {{, with customer. or event.` }
    : { code: 'no-default', detail: `must say what is shown without a value: ${EXAMPLE}` };
}
