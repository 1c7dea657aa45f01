import type { ScoreLevel, StaffLanguage } from '@hearback/questionnaire';
import type { Sentiment } from './condition.js';
import { WEEKDAYS, type Weekday } from './rule-context.js';

/** Comparisons of a condition. */
export type Operator = 'lte' | 'gte' | 'eq' | 'neq' | 'lt' | 'gt' | 'in';

/** The parts of a reason in one language. */
export interface ReasonWords {
  readonly and: string;
  /** The title of a task for a response; `customer` is null for an anonymous one. */
  readonly answer: (customer: string | null) => string;
  readonly is: (held: boolean) => string;
  readonly operators: Readonly<Record<Operator, string>>;
  /** `score` is null where it was not given. */
  readonly scoreOf: (question: string, score: string | null) => string;
  readonly notGiven: (name: string) => string;
  readonly notKnown: (key: string) => string;
  readonly text: (question: string | null, present: boolean) => string;
  readonly inRule: (kind: 'touchpoint' | 'survey' | 'segment', held: boolean) => string;
  readonly oneOf: (kind: 'channel' | 'language', actual: string | null, held: boolean, list: string) => string;
  /** `found` is the first of the words that occurs; null: none does. */
  readonly words: (found: string | null, list: string) => string;
  readonly earlier: (level: ScoreLevel, count: number, days: number, atLeast: number) => string;
  /** Null: there are no opening hours. */
  readonly hours: (isOpen: boolean | null) => string;
  readonly weekday: (day: Weekday, held: boolean) => string;
  /** Null: it is not known. */
  readonly sentiment: (mood: Sentiment | null) => string;
  readonly topic: (held: boolean) => string;
}

/** The name of the day; 1970-01-05 was a Monday. */
function dayName(day: Weekday, language: StaffLanguage): string {
  const date = new Date(Date.UTC(1970, 0, 5 + WEEKDAYS.indexOf(day)));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

const en: ReasonWords = {
  and: ' and ',
  answer: (customer) => (customer === null ? 'Answer a customer' : `Answer ${customer}`),
  is: (held) => (held ? 'is' : 'is not'),
  operators: { lte: 'at most', gte: 'at least', lt: 'below', gt: 'above', eq: '', neq: 'other than', in: 'one of' },
  scoreOf: (question, score) => (score === null ? `the score of ${question}` : `the score ${score} of ${question}`),
  notGiven: (name) => `${name} was not given`,
  notKnown: (key) => `${key} is not known`,
  text: (question, present) =>
    `${question === null ? 'a comment' : `a text in ${question}`} is ${present ? 'present' : 'absent'}`,
  inRule: (kind, held) =>
    kind === 'segment'
      ? `the customer ${en.is(held)} in one of the rule’s segments`
      : `the ${kind} ${en.is(held)} one of the rule’s ${kind}s`,
  oneOf: (kind, actual, held, list) => `the ${kind} ${actual} ${en.is(held)} one of ${list}`,
  words: (found, list) => (found === null ? `the comment has none of: ${list}` : `the comment says “${found}”`),
  earlier: (level, count, days, atLeast) =>
    `${count} earlier ${level} ${count === 1 ? 'score' : 'scores'} in ${days} days, at least ${atLeast} wanted`,
  hours: (isOpen) => (isOpen === null ? 'there are no opening hours' : `the shop was ${isOpen ? 'open' : 'closed'}`),
  weekday: (day, held) => `${dayName(day, 'en')} ${en.is(held)} one of the rule’s days`,
  sentiment: (mood) =>
    mood === null
      ? 'nobody knows how the comment sounds'
      : `the comment sounds ${{ negative: 'unhappy', neutral: 'neither happy nor unhappy', positive: 'happy' }[mood]}`,
  topic: (held) => `the comment ${en.is(held)} about one of the rule’s topics`,
};

const fr: ReasonWords = {
  and: ' et ',
  answer: (customer) => (customer === null ? 'Répondre à un client' : `Répondre à ${customer}`),
  is: (held) => (held ? 'est' : 'n’est pas'),
  operators: {
    lte: 'au plus',
    gte: 'au moins',
    lt: 'inférieur à',
    gt: 'supérieur à',
    eq: '',
    neq: 'différent de',
    in: 'parmi',
  },
  scoreOf: (question, score) => (score === null ? `la note de ${question}` : `la note ${score} de ${question}`),
  notGiven: (name) => `${name} n’a pas de réponse`,
  notKnown: (key) => `${key} n’est pas connu`,
  text: (question, present) =>
    `${question === null ? 'un commentaire' : `un texte dans ${question}`} est ${present ? 'présent' : 'absent'}`,
  inRule: (kind, held) =>
    kind === 'segment'
      ? `le client ${held ? 'fait' : 'ne fait pas'} partie de l’un des segments de la règle`
      : kind === 'survey'
        ? `l’enquête ${held ? 'est' : 'n’est pas'} l’une de celles de la règle`
        : `le point de contact ${held ? 'est' : 'n’est pas'} l’un de ceux de la règle`,
  oneOf: (kind, actual, held, list) =>
    `${kind === 'channel' ? 'le canal' : 'la langue'} ${actual} ${fr.is(held)} parmi ${list}`,
  words: (found, list) =>
    found === null ? `le commentaire ne contient aucun de : ${list}` : `le commentaire contient « ${found} »`,
  earlier: (level, count, days, atLeast) =>
    `notes ${{ low: 'basses', middle: 'moyennes', high: 'hautes' }[level]} précédentes en ${days} jours : ${count}, minimum ${atLeast}`,
  hours: (isOpen) =>
    isOpen === null ? 'il n’y a pas d’horaires d’ouverture' : `le magasin était ${isOpen ? 'ouvert' : 'fermé'}`,
  weekday: (day, held) => `${dayName(day, 'fr')} ${fr.is(held)} l’un des jours de la règle`,
  sentiment: (mood) =>
    mood === null
      ? 'le ton du commentaire n’est pas connu'
      : `le commentaire semble ${{ negative: 'mécontent', neutral: 'ni content ni mécontent', positive: 'content' }[mood]}`,
  topic: (held) => `le commentaire ${held ? 'parle' : 'ne parle pas'} de l’un des sujets de la règle`,
};

const de: ReasonWords = {
  and: ' und ',
  answer: (customer) => (customer === null ? 'Einem Kunden antworten' : `${customer} antworten`),
  is: (held) => (held ? 'ist' : 'ist nicht'),
  operators: {
    lte: 'höchstens',
    gte: 'mindestens',
    lt: 'kleiner als',
    gt: 'größer als',
    eq: '',
    neq: 'etwas anderes als',
    in: 'eines von',
  },
  scoreOf: (question, score) =>
    score === null ? `die Wertung von ${question}` : `die Wertung ${score} von ${question}`,
  notGiven: (name) => `${name} wurde nicht angegeben`,
  notKnown: (key) => `${key} ist nicht bekannt`,
  text: (question, present) =>
    `${question === null ? 'ein Kommentar' : `ein Text in ${question}`} ist ${present ? 'vorhanden' : 'nicht vorhanden'}`,
  inRule: (kind, held) =>
    kind === 'segment'
      ? `der Kunde gehört ${held ? '' : 'nicht '}zu einem der Segmente der Regel`
      : kind === 'survey'
        ? `die Umfrage ${de.is(held)} eine der Umfragen der Regel`
        : `der Kontaktpunkt ${de.is(held)} einer der Kontaktpunkte der Regel`,
  oneOf: (kind, actual, held, list) =>
    `${kind === 'channel' ? 'der Kanal' : 'die Sprache'} ${actual} ${de.is(held)} in ${list} enthalten`,
  words: (found, list) =>
    found === null ? `der Kommentar enthält nichts von: ${list}` : `der Kommentar enthält „${found}“`,
  earlier: (level, count, days, atLeast) =>
    `frühere ${{ low: 'niedrige', middle: 'mittlere', high: 'hohe' }[level]} Wertungen in ${days} Tagen: ${count}, mindestens ${atLeast} verlangt`,
  hours: (isOpen) =>
    isOpen === null ? 'es gibt keine Öffnungszeiten' : `das Geschäft war ${isOpen ? 'geöffnet' : 'geschlossen'}`,
  weekday: (day, held) => `${dayName(day, 'de')} ${de.is(held)} einer der Tage der Regel`,
  sentiment: (mood) =>
    mood === null
      ? 'wie der Kommentar klingt, ist nicht bekannt'
      : `der Kommentar klingt ${{ negative: 'unzufrieden', neutral: 'weder zufrieden noch unzufrieden', positive: 'zufrieden' }[mood]}`,
  topic: (held) => `der Kommentar handelt ${held ? '' : 'nicht '}von einem der Themen der Regel`,
};

const ar: ReasonWords = {
  and: ' و',
  answer: (customer) => (customer === null ? 'الرد على أحد العملاء' : `الرد على ${customer}`),
  is: (held) => (held ? 'هو' : 'ليس'),
  operators: {
    lte: 'على الأكثر',
    gte: 'على الأقل',
    lt: 'أقل من',
    gt: 'أكثر من',
    eq: '',
    neq: 'غير',
    in: 'من بين',
  },
  scoreOf: (question, score) => (score === null ? `تقييم ${question}` : `التقييم ${score} عن ${question}`),
  notGiven: (name) => `لم تُعطَ ${name}`,
  notKnown: (key) => `${key} غير معروف`,
  text: (question, present) =>
    `${question === null ? 'التعليق' : `النص في ${question}`} ${present ? 'موجود' : 'غير موجود'}`,
  inRule: (kind, held) =>
    kind === 'segment'
      ? `العميل ${held ? 'ينتمي' : 'لا ينتمي'} إلى إحدى شرائح القاعدة`
      : kind === 'survey'
        ? `الاستطلاع ${ar.is(held)} من استطلاعات القاعدة`
        : `نقطة التواصل ${held ? 'هي' : 'ليست'} من نقاط القاعدة`,
  oneOf: (kind, actual, held, list) =>
    `${kind === 'channel' ? 'القناة' : 'اللغة'} ${actual} ${held ? 'هي' : 'ليست'} من بين ${list}`,
  words: (found, list) => (found === null ? `التعليق لا يحتوي على أي من: ${list}` : `التعليق يحتوي على «${found}»`),
  earlier: (level, count, days, atLeast) =>
    `التقييمات ${{ low: 'المنخفضة', middle: 'المتوسطة', high: 'المرتفعة' }[level]} السابقة خلال ${days} يومًا: ${count}، والمطلوب ${atLeast} على الأقل`,
  hours: (isOpen) => (isOpen === null ? 'لا توجد ساعات عمل' : `كان المتجر ${isOpen ? 'مفتوحًا' : 'مغلقًا'}`),
  weekday: (day, held) => `${dayName(day, 'ar')} ${held ? 'من' : 'ليس من'} أيام القاعدة`,
  sentiment: (mood) =>
    mood === null
      ? 'لا يُعرف كيف يبدو التعليق'
      : `يبدو التعليق ${{ negative: 'غير راضٍ', neutral: 'لا راضيًا ولا غير راضٍ', positive: 'راضيًا' }[mood]}`,
  topic: (held) => `التعليق ${held ? 'يدور' : 'لا يدور'} حول أحد مواضيع القاعدة`,
};

/** The words by language. */
export const reasonWords: Readonly<Record<StaffLanguage, ReasonWords>> = { en, de, fr, ar };
