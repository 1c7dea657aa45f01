import { MAIL_TEXTS, mailTextDefect, type MailTextName } from '@hearback/questionnaire';
import type { Plan, PlanChange } from './plan-queries.js';

/** The mails of a plan. */
export const MAILS = ['invite', 'reminder', 'thanks'] as const;
export type MailStep = (typeof MAILS)[number];

/** The texts of each mail, in the order in which a reader sees them. */
export const TEXTS_OF: Readonly<Record<MailStep, readonly MailTextName[]>> = {
  invite: ['subject', 'greeting', 'intro', 'button', 'closing', 'footer'],
  reminder: ['reminder_subject', 'reminder_intro'],
  thanks: ['thanks_subject', 'thanks_intro'],
};

/** Texts by language, then by name; what is empty is built in. */
export type Texts = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** The second step of a plan. */
export interface MailForm {
  readonly texts: Texts;
  readonly reminders: { readonly after_days: number; readonly count: number } | null;
  readonly thanks: boolean;
}

export function mailForm({ message, reminders, thanks }: Plan): MailForm {
  return { texts: (message.texts ?? {}) as Texts, reminders, thanks };
}

/** The texts that have a visible character. */
export function writtenTexts(texts: Texts): Record<string, Record<string, string>> {
  const languages = Object.entries(texts).map(([language, words]) => {
    const written = Object.entries(words).filter(([, text]) => text !== undefined && text.trim() !== '');
    return [language, Object.fromEntries(written) as Record<string, string>] as const;
  });
  return Object.fromEntries(languages.filter(([, words]) => Object.keys(words).length > 0));
}

/** What is wrong with the texts, by `language.name`: a code and the limit of the text. */
export function defectsOf(texts: Texts): ReadonlyMap<string, { readonly code: string; readonly most: number }> {
  const found = Object.entries(writtenTexts(texts)).flatMap(([language, words]) =>
    Object.entries(words).flatMap(([name, text]) => {
      const defect = mailTextDefect(name, text);
      const most = MAIL_TEXTS[name as MailTextName] ?? 0;
      return defect === undefined ? [] : [[`${language}.${name}`, { code: defect.code, most }] as const];
    }),
  );
  return new Map(found);
}

/** The part of a plan that the form changes. */
export function mailBody({ texts, reminders, thanks }: MailForm, { message }: Plan): PlanChange {
  return { message: { sender_id: message.sender_id ?? null, texts: writtenTexts(texts) }, reminders, thanks };
}
