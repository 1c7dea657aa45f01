import { fillIn, type PipedValues, type Survey } from '@hearback/questionnaire';

/** A text and the language that it is in, which differs from the wanted one if the text is not translated. */
export interface SurveyText {
  readonly text: string;
  readonly language: string;
}

/**
 * A text of the survey in the language, else in a shorter form of it, else in the default language; filled in with the values.
 */
export function surveyText(
  survey: Survey,
  language: string,
  id: string,
  values: PipedValues = {},
): SurveyText | undefined {
  const parts = language.split('-');
  const chain = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
  for (const tag of [...chain, survey.default_language]) {
    const texts = Object.hasOwn(survey.texts, tag) ? survey.texts[tag] : undefined;
    if (texts !== undefined && Object.hasOwn(texts, id)) return { text: fillIn(texts[id]!, values), language: tag };
  }
  return undefined;
}

/** Whether both tags are of one language: `pt` and `pt-BR`. */
export function isSameLanguage(a: string, b: string): boolean {
  return a.split('-')[0] === b.split('-')[0];
}
