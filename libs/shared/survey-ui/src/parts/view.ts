import type { Question, Survey } from '@hearback/questionnaire';
import { filled, type LocalTexts, type TextName } from '../texts/interface-texts.js';
import { surveyText, type SurveyText } from '../texts/survey-text.js';

/** What all components of a survey need to draw a question. */
export interface SurveyView {
  readonly survey: Survey;
  readonly language: string;
  /** The interface's own texts. */
  readonly own: LocalTexts;
  /** Answers by question key; invalid input is shown again as it is. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Sentences about wrong answers, by question key. */
  readonly errors: ReadonlyMap<string, string>;
}

/** A text of a question, by the last part of its id. */
export function questionText(view: SurveyView, question: Question, name: string): SurveyText | undefined {
  return surveyText(view.survey, view.language, `questions.${question.key}.${name}`);
}

/** One of the interface's own texts, with the language that it is in. */
export function ownText(
  { own }: Pick<SurveyView, 'own'>,
  name: TextName,
  values: Readonly<Record<string, string | number>> = {},
): SurveyText {
  return { text: filled(own.texts[name], values), language: own.language };
}
