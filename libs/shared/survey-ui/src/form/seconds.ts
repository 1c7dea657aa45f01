import type { Question, QuestionKind, Survey } from '@hearback/questionnaire';

/** Seconds to decide and to enter an answer, beside reading. */
const ANSWERING: Partial<Record<QuestionKind, number>> = {
  multi: 6,
  matrix: 9,
  ranking: 9,
  text: 20,
  email: 8,
  number: 6,
  date: 8,
};
const USUAL_SECONDS = 3;

/** Characters that people read in a second, about 200 words a minute. */
const CHARACTERS_PER_SECOND = 17;

/** Predicts how long the questions take, from the length of their titles and their kinds. */
export function predictedSeconds(survey: Survey, questions: readonly Question[]): number {
  const texts = survey.texts[survey.default_language] ?? {};
  const seconds = questions.map(({ key, kind }) => {
    const title = texts[`questions.${key}.title`]?.length ?? 0;
    return (ANSWERING[kind] ?? USUAL_SECONDS) + title / CHARACTERS_PER_SECOND;
  });
  return Math.round(seconds.reduce((sum, each) => sum + each, 0));
}
