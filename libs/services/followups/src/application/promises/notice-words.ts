/** The words of a notice; `{when}` and `{before}` are times, the rest is what staff wrote. */
interface NoticeWords {
  readonly made: string;
  readonly moved: string;
  readonly kept: string;
}

const WORDS: Readonly<Record<string, NoticeWords>> = {
  en: {
    made: 'We promise you: {what}\n\nUntil {when}.',
    moved: 'Our promise needs more time: {what}\n\nIt was to be kept until {before}. Now: until {when}.\n\n{note}',
    kept: 'We have kept our promise: {what}\n\nIs it not so? Then please tell us.',
  },
  de: {
    made: 'Das sagen wir Ihnen zu: {what}\n\nBis {when}.',
    moved: 'Unsere Zusage braucht mehr Zeit: {what}\n\nZugesagt war sie bis {before}. Jetzt: bis {when}.\n\n{note}',
    kept: 'Unsere Zusage ist gehalten: {what}\n\nStimmt das nicht? Dann sagen Sie es uns bitte.',
  },
  fr: {
    made: 'Nous vous le promettons : {what}\n\nD’ici {when}.',
    moved:
      'Notre promesse demande plus de temps : {what}\n\nElle était prévue pour {before}. Désormais : {when}.\n\n{note}',
    kept: 'Nous avons tenu notre promesse : {what}\n\nCe n’est pas le cas ? Dites-le-nous.',
  },
  ar: {
    made: 'نعدك بما يلي: {what}\n\nحتى {when}.',
    moved: 'يحتاج وعدنا إلى مزيد من الوقت: {what}\n\nكان موعده {before}. والآن: حتى {when}.\n\n{note}',
    kept: 'أوفينا بوعدنا: {what}\n\nأليس الأمر كذلك؟ أخبرنا من فضلك.',
  },
};

/** The words for a language tag, in English if there are none. */
export function noticeWords(tag: string | null): NoticeWords & { readonly language: string } {
  const primary = tag?.split('-')[0]?.toLowerCase() ?? 'en';
  const language = Object.hasOwn(WORDS, primary) ? primary : 'en';
  return { ...WORDS[language]!, language };
}
