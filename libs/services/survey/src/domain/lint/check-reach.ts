import { compileSurvey, visibleQuestions, type Question, type Survey } from '@hearback/questionnaire';
import { candidateValues } from './candidate-values.js';
import { comparisonsOf, withDependencies } from './condition-parts.js';
import type { Finding } from './finding.js';

/** Combinations of answers tried for one question, and for a survey. A question whose search exceeds them is not reported. */
const MAX_TRIALS = 20_000;
const MAX_TRIALS_OF_SURVEY = 200_000;

/** Finds questions that no combination of answers shows. */
export function checkReach(survey: Survey): Finding[] {
  let left = MAX_TRIALS_OF_SURVEY;
  return survey.questions.flatMap((question, index) => {
    if (question.show_if === undefined) return [];
    const { isReachable, trials } = search(survey, question, Math.min(left, MAX_TRIALS));
    left -= trials;
    if (isReachable) return [];
    return [
      {
        code: 'unreachable-question',
        severity: 'warning',
        pointer: `/questions/${index}/show_if`,
        language: null,
        detail: 'No combination of answers shows this question: change the condition, or remove the question.',
      },
    ];
  });
}

/** Tries the combinations until one shows the question. */
function search(survey: Survey, question: Question, most: number): { isReachable: boolean; trials: number } {
  const questions = withDependencies(survey, question);
  const compiled = compileSurvey({ ...survey, questions });
  const comparisons = questions.flatMap(({ show_if: condition }) =>
    condition === undefined ? [] : comparisonsOf(condition),
  );
  const answers = questions
    .filter(({ key }) => key !== question.key)
    .map(
      (each) =>
        [
          each.key,
          candidateValues(
            each,
            comparisons.filter((one) => one.question === each.key),
          ),
        ] as const,
    );
  const fields = survey.hidden_fields
    .filter(({ key }) => comparisons.some((one) => one.hidden_field === key))
    .map(
      (each) =>
        [
          each.key,
          candidateValues(
            each,
            comparisons.filter((one) => one.hidden_field === each.key),
          ),
        ] as const,
    );
  const variables = [...answers, ...fields].flatMap(([key, values]) =>
    values === undefined ? [] : [[key, values] as const],
  );
  if (variables.length < answers.length + fields.length) return { isReachable: true, trials: 0 };
  const total = variables.reduce((product, [, values]) => product * values.length, 1);
  if (total > most) return { isReachable: true, trials: 0 };
  for (let trial = 0; trial < total; trial += 1) {
    const chosen = choose(variables, trial);
    const shown = visibleQuestions(compiled, {
      answers: Object.fromEntries(chosen.slice(0, answers.length)),
      hidden_fields: Object.fromEntries(chosen.slice(answers.length)),
    });
    if (shown.some(({ key }) => key === question.key)) return { isReachable: true, trials: trial + 1 };
  }
  return { isReachable: false, trials: total };
}

type Variable = readonly [key: string, values: readonly unknown[]];

/** The combination with this number: each variable is a digit. */
function choose(variables: readonly Variable[], trial: number): (readonly [string, unknown])[] {
  let rest = trial;
  return variables.map(([key, values]) => {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    return [key, value] as const;
  });
}
