import { CUSTOMER_LANGUAGES, type CustomerLanguage, type Question, type Survey } from '@hearback/questionnaire';
import { textPointer, type Finding } from './finding.js';

/** Choices from which some are likely to have fewer than five people in a small firm, so that their numbers are hidden. */
const MANY_CHOICES = 8;

/** Parts of words that ask who somebody is: name, mail, phone, birthday, staff number. */
const NAMING: Readonly<Record<CustomerLanguage, RegExp>> = {
  en: /\byour (full |first |last |sur)?name\b|e-?mail|phone|birth|staff number|employee number/i,
  de: /\b(ihr|dein)(en)? (vor|nach)?name|e-?mail|telefon|geburt|personalnummer/i,
  fr: /\b(votre|ton) (pré)?nom\b|e-?mail|courriel|téléphone|naissance|matricule/i,
  es: /\bsu (nombre|apellido)|correo electrónico|e-?mail|teléfono|nacimiento|número de empleado/i,
  pt: /\b(seu|teu) (nome|apelido)|e-?mail|telefone|nascimento|número de funcionário/i,
  it: /\b(suo|tuo) (nome|cognome)|e-?mail|telefono|nascita|matricola/i,
  nl: /\b(uw|je) (voor|achter)?naam|e-?mail|telefoon|geboorte|personeelsnummer/i,
  pl: /imię|nazwisko|e-?mail|telefon|urodzenia|numer pracownika/i,
  tr: /\badınız|soyadınız|e-?posta|telefon|doğum|sicil/i,
  ar: /اسمك|بريدك|البريد الإلكتروني|هاتف|ميلاد|الرقم الوظيفي/,
  he: /שמך|שם מלא|דוא"ל|מייל|טלפון|לידה|מספר עובד/,
  ja: /お名前|氏名|メール|電話|生年月日|社員番号/,
};

/** Finds questions of an anonymous survey whose answers would name people, or make groups of which too few answer. */
export function checkAnonymous(survey: Survey): Finding[] {
  if (survey.anonymous === undefined) return [];
  return survey.questions.flatMap((question, index) => [
    ...(question.kind === 'text' ? namingOf(survey, question) : []),
    ...(question.kind === 'single' ? groupsOf(question.choices.length, index) : []),
  ]);
}

function namingOf(survey: Survey, { key }: Question): Finding[] {
  const id = `questions.${key}.title`;
  return CUSTOMER_LANGUAGES.flatMap((language) => {
    const text = survey.languages.includes(language) ? survey.texts[language]?.[id] : undefined;
    if (text === undefined || !NAMING[language].test(text)) return [];
    const detail = 'This asks who somebody is, and the page promises that nobody can see it: remove the question.';
    return [
      { code: 'identifying-question', severity: 'warning', pointer: textPointer(language, id), language, detail },
    ];
  });
}

function groupsOf(choices: number, index: number): Finding[] {
  if (choices < MANY_CHOICES) return [];
  const pointer = `/questions/${index}/choices`;
  const detail = `${choices} groups: those with fewer than five people are hidden, and others to protect them. Ask for larger groups.`;
  return [{ code: 'small-groups', severity: 'warning', pointer, language: null, detail }];
}
