import { LANGUAGES, type Language } from '@hearback/questionnaire';
import { markup, type Html } from './markup.js';

const ENGLISH = {
  send: 'Send',
  required: '(required)',
  optional: '(optional)',
  missing: 'Please answer this question.',
  invalid: 'Please check this answer.',
  nothing: 'Please answer at least one question.',
  summary: 'Something is missing',
  more: 'A few more questions follow from your answers.',
  other: 'Other',
  yes: 'Yes',
  no: 'No',
  honeypot: 'Leave this field empty',
  thanks: 'Thank you!',
  thanksText: 'Your answers were saved.',
  absent: 'Page not found',
  absentText: 'Check the address. The survey may also be closed.',
  busy: 'Your answers could not be saved. They are still here: please send them again in a moment.',
  sent: 'These answers have already been sent. To answer again, open the link again.',
  language: 'Language',
} as const;

/** The names of the page's texts. */
export type PageText = keyof typeof ENGLISH;

type Texts = Readonly<Record<PageText, string>>;

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: ENGLISH,
  fr: {
    send: 'Envoyer',
    required: '(obligatoire)',
    optional: '(facultatif)',
    missing: 'Merci de répondre à cette question.',
    invalid: 'Merci de vérifier cette réponse.',
    nothing: 'Merci de répondre à au moins une question.',
    summary: 'Il manque quelque chose',
    more: 'Vos réponses appellent quelques questions de plus.',
    other: 'Autre',
    yes: 'Oui',
    no: 'Non',
    honeypot: 'Laissez ce champ vide',
    thanks: 'Merci !',
    thanksText: 'Vos réponses sont bien arrivées.',
    absent: 'Page introuvable',
    absentText: 'L’adresse est peut-être mal saisie, ou l’enquête est terminée.',
    busy: 'Vos réponses n’ont pas pu être enregistrées. Elles sont toujours là : merci de les renvoyer dans un instant.',
    sent: 'Ces réponses ont déjà été envoyées. Pour répondre à nouveau, ouvrez encore le lien.',
    language: 'Langue',
  },
  de: {
    send: 'Absenden',
    required: '(Pflichtangabe)',
    optional: '(freiwillig)',
    missing: 'Bitte beantworten Sie diese Frage.',
    invalid: 'Bitte prüfen Sie diese Antwort.',
    nothing: 'Bitte beantworten Sie mindestens eine Frage.',
    summary: 'Es fehlt noch etwas',
    more: 'Aus Ihren Antworten ergeben sich noch ein paar Fragen.',
    other: 'Anderes',
    yes: 'Ja',
    no: 'Nein',
    honeypot: 'Dieses Feld bitte leer lassen',
    thanks: 'Vielen Dank!',
    thanksText: 'Ihre Antworten sind angekommen.',
    absent: 'Seite nicht gefunden',
    absentText: 'Vielleicht ist die Adresse vertippt, oder die Umfrage ist beendet.',
    busy: 'Ihre Antworten konnten gerade nicht gespeichert werden. Sie stehen noch hier: bitte gleich noch einmal absenden.',
    sent: 'Diese Antworten sind schon abgeschickt. Um noch einmal zu antworten, öffnen Sie den Link neu.',
    language: 'Sprache',
  },
  es: {
    send: 'Enviar',
    required: '(obligatorio)',
    optional: '(opcional)',
    missing: 'Responda a esta pregunta, por favor.',
    invalid: 'Revise esta respuesta, por favor.',
    nothing: 'Responda al menos a una pregunta, por favor.',
    summary: 'Falta algo',
    more: 'Sus respuestas dan lugar a algunas preguntas más.',
    other: 'Otro',
    yes: 'Sí',
    no: 'No',
    honeypot: 'Deje este campo vacío',
    thanks: '¡Gracias!',
    thanksText: 'Sus respuestas han llegado.',
    absent: 'Página no encontrada',
    absentText: 'Puede que la dirección esté mal escrita o que la encuesta haya terminado.',
    busy: 'Sus respuestas no se han podido guardar ahora. Siguen aquí: envíelas otra vez dentro de un momento.',
    sent: 'Estas respuestas ya se enviaron. Para responder de nuevo, abra otra vez el enlace.',
    language: 'Idioma',
  },
  ar: {
    send: 'إرسال',
    required: '(مطلوب)',
    optional: '(اختياري)',
    missing: 'يرجى الإجابة عن هذا السؤال.',
    invalid: 'يرجى مراجعة هذه الإجابة.',
    nothing: 'يرجى الإجابة عن سؤال واحد على الأقل.',
    summary: 'هناك شيء ناقص',
    more: 'تتبع إجاباتك بضعة أسئلة أخرى.',
    other: 'غير ذلك',
    yes: 'نعم',
    no: 'لا',
    honeypot: 'اترك هذا الحقل فارغًا',
    thanks: 'شكرًا لك!',
    thanksText: 'وصلت إجاباتك.',
    absent: 'الصفحة غير موجودة',
    absentText: 'ربما كُتب العنوان خطأً، أو انتهى الاستبيان.',
    busy: 'تعذّر حفظ إجاباتك الآن. ما زالت هنا: يرجى إرسالها مرة أخرى بعد قليل.',
    sent: 'سبق إرسال هذه الإجابات. للإجابة مرة أخرى افتح الرابط من جديد.',
    language: 'اللغة',
  },
};

function textsOf(tag: string): Texts | undefined {
  const language = LANGUAGES.find((each) => each === tag.split('-')[0]);
  return language && TEXTS[language];
}

/** A text of the page in the language, or in English. */
export function pageText(language: string, name: PageText): string {
  return (textsOf(language) ?? ENGLISH)[name];
}

/** As `pageText`, marked as English if the page has another language. */
export function pageTextHtml(language: string, name: PageText): Html {
  const text = pageText(language, name);
  return textsOf(language) === undefined ? markup`<span lang="en" dir="ltr">${text}</span>` : markup`${text}`;
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Direction in which the language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', script = ''] = language.split('-');
  if (script === 'Latn') return 'ltr';
  return RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr';
}

/** The languages of an Accept-Language header by preference. */
export function acceptedLanguages(header: string | undefined): readonly string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([01](\.\d{0,3})?)\s*$/.exec(text)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => /^[A-Za-z0-9-]{2,35}$/.test(tag) && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
