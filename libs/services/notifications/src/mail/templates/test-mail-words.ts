/** The texts of a test mail; no placeholders. */
export interface TestMailWords {
  readonly subject: string;
  readonly lead: string;
}

const en: TestMailWords = {
  subject: 'Test mail from Hearback',
  lead: 'Mail works: this installation can write to you.',
};
const de: TestMailWords = {
  subject: 'Testnachricht von Hearback',
  lead: 'E-Mail funktioniert: Diese Installation kann Ihnen schreiben.',
};
const fr: TestMailWords = {
  subject: 'Message d’essai de Hearback',
  lead: 'L’e-mail fonctionne\u00a0: cette installation peut vous écrire.',
};
const ar: TestMailWords = { subject: 'رسالة تجريبية من Hearback', lead: 'البريد يعمل: يمكن لهذا التثبيت أن يراسلك.' };

const words: ReadonlyMap<string, TestMailWords> = new Map(Object.entries({ en, de, fr, ar }));

/** The language of a test mail to somebody whose language has this BCP 47 tag, with its texts. */
export function testMailWords(tag: string): { readonly language: string; readonly words: TestMailWords } {
  const language = tag.toLowerCase().split('-')[0] ?? 'en';
  const own = words.get(language);
  return own === undefined ? { language: 'en', words: en } : { language, words: own };
}
