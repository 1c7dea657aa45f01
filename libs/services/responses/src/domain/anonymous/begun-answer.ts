import { OTHER_PREFIX, type CompiledSurvey, type Question } from '@hearback/questionnaire';
import type { Values } from '../open-response.js';
import { OTHER_CHOICE, type AnonymousAnswer } from './anonymous-answer.js';

/** The answers as a sender saves them: those to questions of this version. Of own words only is known that there were some. */
export function valuesOf({ survey }: CompiledSurvey, { scores, choices, texts }: AnonymousAnswer): Values {
  const asked = survey.questions.flatMap((question) => {
    const { key } = question;
    const value = scores[key] ?? texts[key] ?? choiceOf(question, choices[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(asked);
}

/** The answers with those to questions that this version does not ask any more, which nobody has taken back. */
export function withEarlier(
  { survey }: CompiledSurvey,
  answer: AnonymousAnswer,
  before: AnonymousAnswer | undefined,
): AnonymousAnswer {
  if (before === undefined) return answer;
  const asked = new Set(survey.questions.map(({ key }) => key));
  const rest = <T>(values: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(values).filter(([key]) => !asked.has(key)));
  return {
    scores: { ...rest(before.scores), ...answer.scores },
    choices: { ...rest(before.choices), ...answer.choices },
    texts: { ...rest(before.texts), ...answer.texts },
  };
}

/** Whether nothing is answered: everything was taken back. */
export function isEmpty({ scores, choices, texts }: AnonymousAnswer): boolean {
  return [scores, choices, texts].every((values) => Object.keys(values).length === 0);
}

function choiceOf(question: Question, choice: string | undefined): string | undefined {
  if (choice !== OTHER_CHOICE || question.kind !== 'single') return choice;
  return question.choices.some(({ key }) => key === choice) ? choice : OTHER_PREFIX + OTHER_CHOICE;
}
