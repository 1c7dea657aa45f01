import { fillIn } from './piping.js';
import type { Question, QuestionKind, Survey } from './survey.js';
import { textIdsOf, textOf } from './texts.js';

/** How long answering takes, in whole seconds: without all conditional questions, and with all of them. */
export interface PredictedSeconds {
  readonly language: string;
  readonly shortest: number;
  readonly longest: number;
}

/**
 * Seconds to decide on and enter an answer, not counting reading; for each row of a matrix and each choice of a ranking. Assumptions
 * until measured times replace them.
 */
const ANSWERING: Readonly<Record<QuestionKind, number>> = {
  nps: 3,
  csat: 3,
  ces: 3,
  stars: 3,
  emoji: 3,
  single: 3,
  multi: 6,
  matrix: 3,
  ranking: 3,
  text: 20,
  email: 8,
  number: 6,
  date: 8,
  consent: 3,
};

/**
 * Characters without white space that people read in a minute. Trauzettel-Klosinski, Dietz: Standardized assessment of reading
 * performance (IReST), Invest Ophthalmol Vis Sci 2012;53:5452, table of 17 languages.
 */
const CHARACTERS_PER_MINUTE: Readonly<Record<string, number>> = {
  ar: 612,
  de: 920,
  en: 987,
  es: 1_025,
  fr: 998,
  he: 833,
  it: 950,
  ja: 357,
  nl: 978,
  pl: 916,
  pt: 913,
  tr: 1_054,
};

/** For other languages: the mean of IReST's Latin and Cyrillic scripts. */
const AVERAGE_CHARACTERS_PER_MINUTE = 950;

/** Predicts the time in a language from the length of the texts, reading speed and the kinds of questions. */
export function predictedSeconds(survey: Survey, language: string): PredictedSeconds {
  const always = survey.questions.filter((question) => question.show_if === undefined);
  return {
    language,
    shortest: secondsOf(survey, always, language),
    longest: secondsOf(survey, survey.questions, language),
  };
}

/** The predicted time for some questions of a survey, in whole seconds. */
export function secondsOf(survey: Survey, questions: readonly Question[], language: string): number {
  return Math.round(questions.reduce((total, question) => total + secondsOfQuestion(survey, question, language), 0));
}

function secondsOfQuestion(survey: Survey, question: Question, language: string): number {
  const { needed, optional } = textIdsOf(question);
  const characters = [...needed, ...optional]
    .map((id) => fillIn(textOf(survey, language, id) ?? '', {}))
    .reduce((total, text) => total + text.replace(/\s/g, '').length, 0);
  return ANSWERING[question.kind] * partsOf(question) + (characters * 60) / readingSpeedOf(language);
}

function partsOf(question: Question): number {
  if (question.kind === 'matrix') return question.rows.length;
  return question.kind === 'ranking' ? question.choices.length : 1;
}

function readingSpeedOf(tag: string): number {
  const language = tag.split('-')[0]!;
  return Object.hasOwn(CHARACTERS_PER_MINUTE, language)
    ? CHARACTERS_PER_MINUTE[language]!
    : AVERAGE_CHARACTERS_PER_MINUTE;
}
