import type { Definition } from '../survey.js';
import type { MessageTexts } from './plan.js';

/** A subject beyond this length is cut by most programs that show mail. */
const MAX_SUBJECT = 150;

/**
 * The texts of mails where staff have written none: in each language of the survey the first question is the subject. Its piping is a
 * template with a fallback for every variable already.
 */
export function defaultTexts({ languages, texts, questions }: Definition, surveyName: string): MessageTexts {
  const [first] = questions;
  const subjectIn = (language: string): string => {
    const title = first === undefined ? undefined : texts[language]?.[`questions.${first.key}.title`];
    return title === undefined || title.length > MAX_SUBJECT ? plain(surveyName) : withoutTags(withFallbacks(title));
  };
  return Object.fromEntries(languages.map((language) => [language, { subject: subjectIn(language) }]));
}

/** Mails know the customer, and no hidden fields of the page. */
function withFallbacks(title: string): string {
  return title.replaceAll(/\{\{\s*hidden\.[^|{}]*\|\s*default:\s*"([^"{}]*)"\s*\}\}/g, '$1');
}

/** A name is no template. */
function plain(text: string): string {
  return withoutTags(text).replaceAll('{{', '{ {');
}

function withoutTags(text: string): string {
  return text.replaceAll('{%', '{ %');
}
