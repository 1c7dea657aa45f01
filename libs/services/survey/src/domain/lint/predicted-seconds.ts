import { textIdsOf, textOf, type Question, type QuestionKind, type Survey } from '@hearback/questionnaire';
import { readingSpeedOf } from './wording.js';

/** How long answering takes, in whole seconds: without all conditional questions, and with all of them. */
export interface PredictedSeconds {
  readonly language: string;
  readonly shortest: number;
  readonly longest: number;
}

/** Seconds to decide and to enter an answer, beside reading. Assumptions until measured times replace them. */
const ANSWERING: Readonly<Record<QuestionKind, number>> = {
  nps: 3,
  csat: 3,
  ces: 3,
  stars: 3,
  single: 3,
  multi: 6,
  text: 20,
  number: 6,
  date: 8,
  consent: 3,
};

/** Predicts the time in a language from the length of the texts, reading speed and the kinds of questions. */
export function predictedSeconds(survey: Survey, language: string): PredictedSeconds {
  const times = survey.questions.map((question) => ({
    seconds: secondsOf(survey, question, language),
    isConditional: question.show_if !== undefined,
  }));
  const sum = (list: typeof times) => Math.round(list.reduce((total, { seconds }) => total + seconds, 0));
  return { language, shortest: sum(times.filter(({ isConditional }) => !isConditional)), longest: sum(times) };
}

function secondsOf(survey: Survey, question: Question, language: string): number {
  const { needed, optional } = textIdsOf(question);
  const characters = [...needed, ...optional]
    .map((id) => textOf(survey, language, id) ?? '')
    .reduce((total, text) => total + text.replace(/\s/g, '').length, 0);
  return ANSWERING[question.kind] + (characters * 60) / readingSpeedOf(language);
}
