import type { PipedValues, Question, Survey } from '@hearback/questionnaire';
import { filled, type LocalTexts, type TextName } from '../texts/own-texts.js';
import { surveyText, type SurveyText } from '../texts/survey-text.js';

/** What all components need to render a question. */
export interface SurveyView {
  readonly survey: Survey;
  readonly language: string;
  /** The interface's own texts. */
  readonly own: LocalTexts;
  /** What titles and texts are filled in with. */
  readonly piped: PipedValues;
  /** Answers by question key; invalid input is shown again as it is. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Sentences about wrong answers, by question key. */
  readonly errors: ReadonlyMap<string, string>;
}

/** A text of the survey. */
export function viewText({ survey, language, piped }: SurveyView, id: string): SurveyText | undefined {
  return surveyText(survey, language, id, piped);
}

/** A text of a question, by the last part of its id. */
export function questionText(view: SurveyView, question: Question, name: string): SurveyText | undefined {
  return viewText(view, `questions.${question.key}.${name}`);
}

/** One of the interface's own texts, with the language that it is in. */
export function ownText(
  { own }: Pick<SurveyView, 'own'>,
  name: TextName,
  values: Readonly<Record<string, string | number>> = {},
): SurveyText {
  return { text: filled(own.texts[name], values), language: own.language };
}
